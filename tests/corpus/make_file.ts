import type { Role } from "../../src/domain/schema/role.ts";
import type { CorpusCase, LeftOut, RefusedCase, TableCase } from "./case.ts";
import type { Column } from "./column.ts";
import { type Dialect, encode, PLAIN, writeCell } from "./dialect.ts";
import { ANY, type ColumnTruth, type FindingTruth, rangesOf, type Truth } from "./truth.ts";

/** A file of the corpus: its bytes, and what they hold. */
export interface CorpusFile {
  readonly truth: Truth;
  readonly bytes: Uint8Array;
}

/** The file that a case describes. */
export function makeFile(one: CorpusCase): CorpusFile {
  return "bytes" in one ? refusedFile(one) : new TableWriter(one).file();
}

function refusedFile({ file, proves, bytes, refused }: RefusedCase): CorpusFile {
  const rows = { data: "", skipped: 0 };
  return { bytes, truth: { file, kind: "csv", proves, refused: refused.source, columns: [], rows, findings: [] } };
}

/** Writes a table record by record and notes what becomes of each. */
class TableWriter {
  private readonly dialect: Dialect;
  private readonly lines: string[] = [];
  private readonly data: number[] = [];
  private readonly rejected: number[] = [];
  private readonly findings: FindingTruth[];
  private skipped = 0;

  constructor(private readonly one: TableCase) {
    this.dialect = { ...PLAIN, ...one.dialect };
    this.findings = [...one.findings ?? []];
  }

  file(): CorpusFile {
    const { one, dialect } = this;
    if (dialect.sepLine) this.leaveOut({ line: `sep=${dialect.delimiter}`, finding: null });
    for (const left of one.above ?? []) this.leaveOut(left);
    for (const names of one.header ?? [one.columns.map(({ header }) => header)]) this.record(names, false);
    const rowCount = one.columns[0]!.cells.length;
    for (let row = 0; row < rowCount; row++) this.row(row);
    for (const left of one.below ?? []) this.leaveOut(left);
    const text = this.lines.join(dialect.lineEnd) + (dialect.lastLineEnd ? dialect.lineEnd : "");
    return { bytes: encode(text, dialect.encoding), truth: this.truth() };
  }

  private leaveOut({ line, finding }: LeftOut): void {
    if (typeof line === "string") this.lines.push(line);
    else this.record(line, true);
    this.skipped++;
    if (finding !== null) this.find({ category: finding, row: this.lines.length });
  }

  private record(cells: readonly string[], data: boolean): void {
    const { trailing, delimiter } = this.dialect;
    const written = cells.map((text) => writeCell(text, this.dialect)).join(delimiter);
    this.lines.push(written + (trailing === "all" || (trailing === "rows" && data) ? delimiter : ""));
  }

  private row(row: number): void {
    const { columns, between, instead } = this.one;
    for (const left of between?.[row] ?? []) this.leaveOut(left);
    const odd = instead?.[row];
    if (odd !== undefined) this.lines.push(odd.line);
    else this.record(columns.map(({ cells }) => cells[row]!.text), true);
    const number = this.lines.length;
    this.data.push(number);
    if (odd?.finding !== undefined) this.find({ category: odd.finding, row: number });
    const unread = odd === undefined && columns.some(({ cells }) => cells[row]!.rejects);
    if (unread) this.find({ category: "unreadable", row: number });
    if (odd?.rejected || unread) this.rejected.push(number);
  }

  /** Only the first finding of a category has to name its row: the others may be counted with it. */
  private find(finding: FindingTruth): void {
    if (!this.findings.some(({ category }) => category === finding.category)) this.findings.push(finding);
  }

  private truth(): Truth {
    const { one, rejected, skipped } = this;
    const { file, proves, workspace, columns, alsoSkipped = [] } = one;
    const settings = this.settings();
    const sep = this.dialect.sepLine;
    const counts = [skipped, ...sep ? [skipped - 1] : [], ...alsoSkipped];
    for (const { asked } of columns) if (asked !== undefined) this.find({ category: "asked" });
    return {
      file,
      kind: "csv",
      proves,
      ...(workspace === undefined ? {} : { workspace }),
      ...(settings === null ? {} : { settings }),
      columns: columns.map((column, position) => this.columnTruth(column, position)),
      rows: {
        data: rangesOf(this.data),
        ...(rejected.length === 0 ? {} : { rejected }),
        skipped: counts.length === 1 ? skipped : counts,
        ...(sep ? { shifts: [-1] } : {}),
      },
      findings: this.findings,
    };
  }

  private settings(): Truth["settings"] | null {
    const mapping: Record<string, Role> = {};
    for (const { header, name, told } of this.one.columns) if (told !== undefined) mapping[name ?? header] = told;
    const told = Object.keys(mapping).length > 0;
    if (!told && this.one.settings === undefined) return null;
    return { ...this.one.settings, ...(told ? { mapping } : {}) };
  }

  private columnTruth({ header, name, as, role, asked, mayAsk, cells, or }: Column, position: number): ColumnTruth {
    const { instead } = this.one;
    return {
      name: name === undefined ? header : name,
      as,
      ...(role === undefined ? {} : { role }),
      ...(asked === undefined ? {} : { asked }),
      ...(mayAsk === undefined ? {} : { mayAsk }),
      cells: cells.map(({ truth }, row) => {
        const odd = instead?.[row];
        return odd?.cells !== undefined ? odd.cells[position]! : odd?.rejected ? ANY : truth;
      }),
      ...(or === undefined ? {} : { or }),
    };
  }
}
