import type { CorpusCase, TableCase } from "../case.ts";
import { days, numbers, texts } from "../column.ts";
import { yearFirst } from "../date_style.ts";
import type { Dialect } from "../dialect.ts";
import { COMMA, POINT } from "../number_style.ts";
import { sales } from "../sales.ts";

/** A table of three rows whose notes are what the case is about. */
function notes(file: string, proves: string, values: readonly string[], dialect: Partial<Dialect> = {}): TableCase {
  return {
    file,
    proves,
    dialect,
    columns: [
      days("Date", values.map((_, i) => `2024-01-${String(i + 13).padStart(2, "0")}`), yearFirst(), { role: "date" }),
      texts("Note", values),
      numbers("Amount", values.map((_, i) => `${i + 1}0.50`), POINT, { role: "amount" }),
    ],
  };
}

const LINES = ["first line\nsecond line", "plain", "three\n\nlines, with a comma", "end"];

/** Quotes, what stands in them, line ends. */
export const QUOTING: readonly CorpusCase[] = [
  notes("quoted_newlines_lf.csv", "a quoted cell may hold line ends; the next row is one record further", LINES),
  notes(
    "quoted_newlines_crlf.csv",
    "a quoted cell keeps its CRLF in a file of CRLF lines",
    LINES.map((line) => line.replaceAll("\n", "\r\n")),
    { lineEnd: "\r\n" },
  ),
  notes("quoted_newlines_lf_in_crlf.csv", "LF inside a quoted cell of a CRLF file", LINES, { lineEnd: "\r\n" }),
  notes("quoted_newlines_utf16le_tab.csv", "quoted line ends in UTF-16", LINES, {
    encoding: "utf-16le-bom",
    delimiter: "\t",
  }),
  notes("quoted_delimiters_and_quotes.csv", "quoted delimiters and doubled quotes are text", [
    "a, b; c",
    'the "good" one',
    '"',
    '"quoted"',
    ',","',
  ]),
  notes("quoted_every_cell.csv", "a file that quotes every cell", ["a", "", "c, d"], { quoting: "all" }),
  notes("quoted_every_cell_semicolon_crlf.csv", "the same with semicolons and CRLF", ["a", "b;c", ""], {
    quoting: "all",
    delimiter: ";",
    lineEnd: "\r\n",
  }),
  {
    ...notes("inches_unquoted.csv", "inch marks inside unquoted cells are text", [
      'pipe 5" wide',
      "b",
      '6" by 4"',
      "d",
    ]),
    instead: { 0: { line: '2024-01-13,pipe 5" wide,10.50' }, 2: { line: '2024-01-15,6" by 4",30.50' } },
  },
  {
    file: "old_mac_line_ends.csv",
    proves: "records that end in CR alone",
    dialect: { lineEnd: "\r" },
    columns: sales("old_mac_line_ends.csv"),
  },
  {
    file: "old_mac_quoted_newlines_semicolon.csv",
    proves: "CR line ends with quoted line ends",
    dialect: { lineEnd: "\r", delimiter: ";" },
    columns: notes("", "", LINES.map((line) => line.replaceAll("\n", "\r"))).columns,
  },
  {
    file: "crlf_line_ends.csv",
    proves: "records that end in CRLF",
    dialect: { lineEnd: "\r\n" },
    columns: sales("crlf_line_ends.csv"),
  },
  {
    file: "no_last_line_end.csv",
    proves: "the last record needs no line end",
    dialect: { lastLineEnd: false },
    columns: sales("no_last_line_end.csv"),
  },
  {
    file: "no_last_line_end_utf16be.csv",
    proves: "the same in UTF-16",
    dialect: { lastLineEnd: false, encoding: "utf-16be-bom", delimiter: ";" },
    columns: sales("no_last_line_end_utf16be.csv"),
  },
  {
    file: "single_quotes_every_cell.csv",
    proves: "a file that quotes every cell with ' instead of \"",
    dialect: { quote: "'", quoting: "all" },
    columns: notes("", "", ["a, b", "plain", "c", "d, e", "f"]).columns,
  },
  {
    file: "single_quotes_doubled.csv",
    proves: "a doubled ' in a file quoted with '",
    dialect: { quote: "'", quoting: "all", delimiter: ";" },
    columns: notes("", "", ["it's; fine", "plain", "rock 'n' roll", "d; e", "f"]).columns,
  },
  {
    file: "single_quotes_where_needed.csv",
    proves: "only the cells with a delimiter stand in ', and only that makes every row four cells wide",
    dialect: { quote: "'" },
    columns: [
      days("Date", ["2024-01-13", "2024-01-14", "2024-01-15", "2024-01-16", "2024-01-17"], yearFirst(), {
        role: "date",
      }),
      texts("Note", ["red, blue", "plain", "large, heavy, old", "x", "one, two"]),
      numbers("Quantity", ["1", "2", "3", "4", "5"], POINT, { role: "quantity" }),
      numbers("Amount", ["10.50", "20.50", "30.50", "40.50", "50.50"], POINT, { role: "amount" }),
    ],
  },
  notes("apostrophes_are_text.csv", "apostrophes at the start and the end of words quote nothing", [
    "'tis the season",
    "O'Brien & Sons",
    "the workers'",
    "'90s vinyl",
    "plain",
  ]),
  {
    file: "backslash_escapes.csv",
    proves: 'a file that writes a quote inside quotes as \\"',
    dialect: { escape: "backslash", quoting: "all" },
    columns: notes("", "", ['say "hi", then go', "plain", '5" pipe, steel', 'the "last", one', "x"]).columns,
  },
  {
    file: "backslash_escapes_semicolon.csv",
    proves: "the same with semicolons, and a backslash written twice",
    dialect: { escape: "backslash", quoting: "all", delimiter: ";" },
    columns: notes("", "", ['a "b"; c', "C:\\data", 'x "y"; "z"', "plain"]).columns,
  },
  notes("backslashes_are_text.csv", "a backslash before a closing quote is text where quotes are doubled", [
    "C:\\exports\\",
    'a "b" c',
    "D:\\x, y\\",
    "plain",
  ], { quoting: "all" }),
  notes("empty_quoted_cells.csv", "an empty quoted cell is empty", ["", "", "x"], { quoting: "all" }),
  {
    file: "decimal_comma_quoted_in_comma_file.csv",
    proves: "decimal commas in a comma file, quoted as they must be",
    columns: sales("decimal_comma_quoted_in_comma_file.csv", { number: COMMA }),
  },
  {
    file: "tabs_inside_semicolon_cells.csv",
    proves: "the delimiter that cuts every record into the same number of cells, not the one seen most",
    dialect: { delimiter: ";" },
    columns: notes("", "", ["a, b, c, d", "e, f", "g, h, i", "no comma"]).columns,
  },
  {
    file: "pipes_with_commas_inside.csv",
    proves: "commas in the cells of a pipe file are text",
    dialect: { delimiter: "|" },
    columns: notes("", "", ["a, b, c", "d, e, f", "g, h, i", "j, k, l"]).columns,
  },
];
