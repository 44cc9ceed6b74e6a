import type { ScanNote, Table } from "../../table/table.ts";
import type { Finding, Severity } from "../finding.ts";
import type { RuleOutcome } from "../rule.ts";
import { counted, inRows } from "../wording.ts";

interface Words {
  readonly severity: Severity;
  readonly message: (count: number, rows: string, detail: string) => string;
  readonly suggestion: string;
}

const WORDS: Readonly<Record<ScanNote["kind"], Words>> = {
  short_row: {
    severity: "warning",
    message: (n, rows) => `${counted(n, "row")} ${n === 1 ? "has" : "have"} fewer cells than the header (${rows}).`,
    suggestion: "The missing cells count as empty. Look whether a delimiter is missing there.",
  },
  long_row: {
    severity: "warning",
    message: (n, rows) => `${counted(n, "row")} ${n === 1 ? "has" : "have"} more cells than the header (${rows}).`,
    suggestion: "The extra cells are left out. Look whether a cell with the delimiter in it lacks its quotes.",
  },
  title_row: {
    severity: "info",
    message: (n) => `${counted(n, "line")} above the header ${n === 1 ? "is" : "are"} a title, not data.`,
    suggestion: "Nothing to do: they are left out and counted as skipped.",
  },
  blank_line: {
    severity: "info",
    message: (n) => `${counted(n, "blank line")} ${n === 1 ? "is" : "are"} left out.`,
    suggestion: "Nothing to do: they are counted as skipped.",
  },
  repeated_header: {
    severity: "info",
    message: (_, rows) => `The header stands again in ${rows}.`,
    suggestion: "Nothing to do: repeated headers are left out and counted as skipped.",
  },
  nul_byte: {
    severity: "warning",
    message: (_, rows) => `There are unprintable NUL bytes in ${rows}; they are kept out of the text.`,
    suggestion: "Look at these cells: the export may have been damaged on its way.",
  },
  renamed_header: {
    severity: "info",
    message: (n, _, detail) => `${counted(n, "column")} got a new name. ${detail}.`,
    suggestion: "Give every column a different name in the header, so that you recognise it here.",
  },
  decoded: {
    severity: "info",
    message: (_, __, detail) => `${detail}.`,
    suggestion: "Look whether letters with accents read right; if not, export the file as UTF-8.",
  },
  other_sheet: {
    severity: "info",
    message: (_, __, detail) => `${detail}.`,
    suggestion: "If the data is on another sheet, read the workbook again with the name of that sheet.",
  },
  hidden_row: {
    severity: "warning",
    message: (n, rows) =>
      `${counted(n, "row")} ${n === 1 ? "is" : "are"} hidden in the sheet, by hand or by a filter, and ` +
      `${n === 1 ? "is" : "are"} read all the same (${rows}).`,
    suggestion: "If the report shall speak of the visible rows alone, copy those to a sheet of their own.",
  },
  hidden_column: {
    severity: "info",
    message: (n, _, detail) =>
      `${counted(n, "column")} ${n === 1 ? "is" : "are"} hidden in the sheet and read all the same. ${detail}.`,
    suggestion: "Give a column that shouldn't count no role.",
  },
  outside_cell: {
    severity: "warning",
    message: (n, rows) =>
      `${counted(n, "row")} ${n === 1 ? "has" : "have"} cells beside the columns of the table (${rows}).`,
    suggestion: "They are left out. If they belong to the table, give their column a name in the header.",
  },
  uncomputed_formula: {
    severity: "warning",
    message: (n, rows) => `${counted(n, "formula")} ${n === 1 ? "has" : "have"} no stored value (${rows}).`,
    suggestion:
      "They count as empty. Open the workbook in a spreadsheet, let it calculate, save it, and send it again.",
  },
  merged_text: {
    severity: "info",
    message: (n, rows) =>
      `${counted(n, "text")} merged over several rows ${n === 1 ? "is" : "are"} read in each of them (${rows}).`,
    suggestion: "Nothing to do, unless the text was meant for its first row alone.",
  },
  merged_number: {
    severity: "warning",
    message: (n, rows) =>
      `${counted(n, "number")} merged over several rows ${n === 1 ? "counts" : "count"} once, in the first (${rows}).`,
    suggestion: "Write the number into each row it is meant for, if it is meant for each.",
  },
};

/** What the scan of the bytes noticed, one finding a kind. */
export function scanNotes(table: Table): RuleOutcome {
  const kinds = Object.keys(WORDS) as ScanNote["kind"][];
  const findings = kinds.flatMap((kind): Finding[] => {
    const count = table.noteCounts[kind] ?? 0;
    if (count === 0) return [];
    const notes = table.notes.filter((note) => note.kind === kind);
    const { severity, message, suggestion } = WORDS[kind];
    const first = notes[0]!;
    const rows = inRows(notes.slice(0, 5).map(({ row }) => row), count);
    return [{
      rule: kind,
      severity,
      message: message(count, rows, first.detail.replace(/\.$/, "")),
      suggestion,
      row: first.row,
      count,
    }];
  });
  return { findings, count: findings.length };
}
