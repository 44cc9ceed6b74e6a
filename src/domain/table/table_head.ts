import { type CellLook, isYear, lookOf } from "./cell_look.ts";
import { decodeUtf8 } from "./decode_text.ts";
import { splitRecord } from "./dialect.ts";
import type { Candidate } from "./find_dialect.ts";
import { joinedNames } from "./joined_header.ts";
import { readsAsRow } from "./headerless.ts";
import { type Sketch, tableRecords } from "./sketch.ts";

/** A table starts within so many records that hold something. */
const FARTHEST = 60;
/** So many records show what the columns hold. */
const SAMPLED = 40;
/** A column is of a kind if so many of its cells are. */
const MOST = 0.6;

/** Where the table starts, and what its first records are. */
export interface TableStart {
  readonly first: Sketch;
  readonly headerRows: 0 | 1 | 2;
  readonly width: number | null;
  /** Nothing separates cells. */
  readonly single: boolean;
}

type Kind = "number" | "date" | null;

/** The records of a file's head, and where among them the table starts. */
export class TableHead {
  private readonly records: readonly Sketch[];
  /** The commonest number of cells. */
  private readonly width: number;
  private readonly cells = new Map<Sketch, readonly string[]>();
  /** What most records hold in each column. */
  private readonly kinds: readonly Kind[];

  /** @param told the delimiter is known, so that a header of one name doesn't speak against it */
  constructor(
    private readonly head: Uint8Array,
    private readonly candidate: Candidate,
    private readonly told: boolean,
  ) {
    this.width = candidate.width;
    this.records = tableRecords(candidate.records, this.width);
    this.kinds = this.kindsOfBody();
  }

  /**
   * The header is the line above the first row that holds what the rows below it hold. Where the first line is such a
   * row itself, the table has no header.
   *
   * @param told whether there is a header, if the caller says so
   */
  find(told: boolean | undefined): TableStart {
    const row = this.firstRow();
    if (told === false) return this.withoutHeader(row ?? this.records.find((r) => r.width === this.width)!);
    if (this.isOneColumn()) return this.singleColumn(this.records[0]!);
    const header = this.headerAbove(row);
    if (header !== null && (header.width > 1 || this.width === 1 || this.told)) return this.withHeader(header, row);
    if (row !== null && told !== true && readsAsRow(this.cellsOf(row), this.rowsBelow(row))) {
      return this.withoutHeader(row);
    }
    if (header !== null) return this.singleColumn(header);
    return this.withHeader(row ?? this.records[0]!, row);
  }

  /** The first record that holds in every column what most of the records below hold there. */
  private firstRow(): Sketch | null {
    if (this.kinds.every((kind) => kind === null)) return null;
    return this.records.slice(0, FARTHEST).find((record) => this.isTypical(record)) ?? null;
  }

  private isTypical(record: Sketch): boolean {
    if (record.width !== this.width) return false;
    let agree = 0;
    const cells = this.cellsOf(record);
    for (let column = 0; column < this.width; column++) {
      const kind = this.kinds[column];
      const look = lookOf(cells[column] ?? "");
      if (kind === null || look === "blank") continue;
      if (look !== kind) return false;
      agree++;
    }
    return agree > 1 || (agree === 1 && (record.filled > 1 || this.width < 3));
  }

  /** The record above `row` that names most columns; the first of equals, or the one behind a blank line. */
  private headerAbove(row: Sketch | null): Sketch | null {
    const above = this.records.slice(0, FARTHEST).filter((record) => row === null || record.row < row.row);
    const wide = above.filter(({ filled }) => 2 * filled > this.width);
    const named = wide.filter((record) => !this.holdsFigures(record) && !this.isPair(record));
    const candidates = named.length > 0 ? named : wide;
    if (candidates.length === 0) return this.nearlyHeader(above, row);
    if (row === null) return candidates[0]!;
    return candidates.reduce((best, record) => this.namesMore(record, best) ? record : best);
  }

  private namesMore(record: Sketch, best: Sketch): boolean {
    const more = this.contrast(record) - this.contrast(best);
    if (more !== 0) return more > 0;
    return this.isBehindBlank(record, best) || (this.spaced(best) && !this.spaced(record));
  }

  /** A line right above the first row that names half of the columns, or one where all records have one cell. */
  private nearlyHeader(above: readonly Sketch[], row: Sketch | null): Sketch | null {
    const last = above.at(-1);
    if (last === undefined || row === null) return last === undefined ? null : above[0]!;
    return 2 * last.filled >= this.width && !this.holdsFigures(last) ? last : null;
  }

  /** In how many columns of figures or dates the record holds a word. */
  private contrast(record: Sketch): number {
    const cells = this.cellsOf(record);
    return this.kinds.filter((kind, column) => {
      const cell = (cells[column] ?? "").trim();
      return kind !== null && cell !== "" && (!isFigure(lookOf(cell)) || isYear(cell));
    }).length;
  }

  private holdsFigures(record: Sketch): boolean {
    return this.cellsOf(record).some((cell) => isFigure(lookOf(cell)) && !isYear(cell));
  }

  /** "Account:,Acme": a key and its value. */
  private isPair(record: Sketch): boolean {
    return record.filled <= 2 && /:\s*$/.test(this.cellsOf(record)[0]!);
  }

  private spaced(record: Sketch): boolean {
    return this.cellsOf(record).slice(1).some((cell) => /^\s\S/.test(cell));
  }

  private isBehindBlank(record: Sketch, before: Sketch): boolean {
    return this.candidate.records.slice(before.row, record.row - 1).some(({ filled, quoted }) =>
      filled === 0 && quoted === 0
    );
  }

  /** True if the first line has one cell and the others are one text or number each that may hold the delimiter. */
  private isOneColumn(): boolean {
    const [first, ...below] = this.records.slice(0, SAMPLED);
    if (this.told || this.width === 1 || first!.width > 1) return false;
    const untyped = this.kinds.every((kind) => kind === null);
    return below.every((record) =>
      (untyped && (record.width === 1 || this.spaced(record))) || lookOf(this.textOf(record)) === "number"
    );
  }

  private singleColumn(first: Sketch): TableStart {
    return { first, headerRows: 1, width: 1, single: true };
  }

  private withoutHeader(first: Sketch): TableStart {
    return { first, headerRows: 0, width: this.width, single: this.width === 1 && !this.told };
  }

  private withHeader(header: Sketch, row: Sketch | null): TableStart {
    const single = header.width === 1 && !this.told;
    const at = this.candidate.records.indexOf(header);
    const { records } = this.candidate;
    for (const [top, bottom] of [[records[at - 1], header], [header, records[at + 1]]] as const) {
      if (top === undefined || bottom === undefined || row === null || row.row <= bottom.row) continue;
      if (this.holdsFigures(top) || this.holdsFigures(bottom)) continue;
      const names = joinedNames(this.cellsOf(top), this.cellsOf(bottom));
      if (names !== null) return { first: top, headerRows: 2, width: names.length, single };
    }
    return { first: header, headerRows: 1, width: this.namedWidth(header), single };
  }

  /** The header's cells but for empty ones at its end that hardly a row fills. */
  private namedWidth(header: Sketch): number | null {
    const names = this.cellsOf(header);
    const below = this.records.filter((record) => record.row > header.row).slice(0, SAMPLED);
    // A header that ends behind the head has no records below it either.
    if (below.length === 0 && header.end === this.head.length) return null;
    let width = names.length;
    const isUsed = (column: number) =>
      2 * below.filter((record) => lookOf(this.cellsOf(record)[column] ?? "") !== "blank").length > below.length;
    while (width > 1 && names[width - 1]!.trim() === "" && !isUsed(width - 1)) width--;
    return width;
  }

  private rowsBelow(row: Sketch): readonly (readonly string[])[] {
    return this.records.filter((record) => record.row > row.row && record.width === this.width)
      .slice(0, SAMPLED).map((record) => this.cellsOf(record));
  }

  /** Judged by the lower half of the head's records, below whatever titles there are. */
  private kindsOfBody(): readonly Kind[] {
    const even = this.records.filter((record) => record.width === this.width);
    const lower = even.slice(Math.floor(even.length / 2));
    const step = Math.max(1, Math.floor(lower.length / SAMPLED));
    const rows = lower.filter((_, i) => i % step === 0).map((record) => this.cellsOf(record));
    return Array.from({ length: this.width }, (_, column): Kind => {
      const looks = rows.map((cells) => lookOf(cells[column] ?? "")).filter((look) => look !== "blank");
      for (const kind of ["number", "date"] as const) {
        if (looks.length > 0 && looks.filter((look) => look === kind).length >= MOST * looks.length) return kind;
      }
      return null;
    });
  }

  private cellsOf(record: Sketch): readonly string[] {
    let cells = this.cells.get(record);
    if (cells === undefined) this.cells.set(record, cells = this.split(record));
    return cells;
  }

  private split(record: Sketch): readonly string[] {
    const { start, literal } = record;
    const stray = literal < 0 ? -1 : decodeUtf8(this.head, start, literal).length;
    return splitRecord(this.textOf(record), this.candidate.dialect, stray);
  }

  private textOf({ start, end }: Sketch): string {
    return decodeUtf8(this.head, start, end);
  }
}

function isFigure(look: CellLook): boolean {
  return look === "number" || look === "date";
}
