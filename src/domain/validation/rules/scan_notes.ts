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
  repaired_row: {
    severity: "warning",
    message: (n, rows, detail) =>
      `${counted(n, "row")} ${n === 1 ? "has" : "have"} a cell with the delimiter in it but no quotes (${rows}). ` +
      `Only one reading fits the other rows: ${detail}.`,
    suggestion: "Look whether these rows read right, and put such cells in quotes.",
  },
  extra_cells: {
    severity: "warning",
    message: (n, rows, detail) =>
      `${counted(n, "row")} ${n === 1 ? "has" : "have"} more cells than the header (${rows}). ` +
      `What stands beyond the last column is kept in columns without a name: ${detail}.`,
    suggestion: "Name these columns in the header, or take the cells out of the file.",
  },
  title_row: {
    severity: "info",
    message: (n) => `${counted(n, "line")} above the header ${n === 1 ? "is" : "are"} a title, not data.`,
    suggestion: "Nothing to do: they are left out and counted as skipped.",
  },
  separator_line: {
    severity: "info",
    message: (_, __, detail) => `The first line names the delimiter: ${detail.trim()}.`,
    suggestion: "Nothing to do: the line is left out and counted as skipped.",
  },
  comment_line: {
    severity: "info",
    message: (n, rows) => `${counted(n, "line")} ${n === 1 ? "is a comment" : "are comments"} (${rows}).`,
    suggestion: "Nothing to do: comments are left out and counted as skipped.",
  },
  footer_row: {
    severity: "info",
    message: (n, rows, detail) =>
      `${counted(n, "row")} below the data ${n === 1 ? "is" : "are"} no record (${rows}): "${detail}".`,
    suggestion: "Nothing to do: such rows are left out and counted as skipped.",
  },
  page_line: {
    severity: "info",
    message: (n, rows, detail) =>
      `${counted(n, "line")} between the rows ${
        n === 1 ? "is" : "are"
      } of a page's head or foot (${rows}): "${detail}".`,
    suggestion: "Nothing to do: such lines are left out and counted as skipped.",
  },
  second_table: {
    severity: "warning",
    message: (_, rows, detail) => `${detail}, are left out (from ${rows} on).`,
    suggestion: "If these rows are needed too, put that table into a file of its own.",
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
  headerless: {
    severity: "warning",
    message: () => "The file doesn't name its columns: its first row is data and is kept as such.",
    suggestion: "Say what each column means, or add a first row with the columns' names.",
  },
  joined_header: {
    severity: "info",
    message: (_, __, detail) => `${detail}.`,
    suggestion: "Nothing to do, unless the two rows don't belong together: then delete the upper one.",
  },
  stray_quote: {
    severity: "warning",
    message: (n, rows) =>
      `${counted(n, "row")} ${n === 1 ? "has" : "have"} a quote that opens no cell (${rows}); it is kept as text.`,
    suggestion: "Look at these cells, and take the quote out or close it.",
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
