import { decodeUtf8 } from "./decode_text.ts";
import { cellText, type RawColumn } from "./column.ts";
import { quotingOf, type Shape } from "./csv_shape.ts";
import { decodeWindows1252, isUtf8, Utf8Census } from "./encoding.ts";
import { footerRows } from "./footer_rows.ts";
import { headerNames } from "./header_names.ts";
import { joinedNames } from "./joined_header.ts";
import { firstCells } from "./patch_cells.ts";
import type { RecordReader } from "./record_reader.ts";
import type { ScanLimits } from "./scan_limits.ts";
import type { NoteBook } from "./scan_notes.ts";
import type { ScanOptions } from "./scan_options.ts";
import { isTotal } from "./summary_words.ts";
import type { ScanFacts, ScanNote, Table } from "./table.ts";
import { secondTable } from "./second_table.ts";
import { settleWideRows } from "./wide_rows.ts";

/** A line above the table that holds something, as bytes: what encoding they are in shows only at the end. */
export interface TitleLine {
  readonly kind: ScanNote["kind"];
  readonly row: number;
  readonly bytes: Uint8Array;
}

/** What a scan has read when the file ends. */
export interface ScannedFile {
  readonly reader: RecordReader;
  readonly shape: Shape;
  readonly limits: ScanLimits;
  readonly options: ScanOptions;
  readonly notes: NoteBook;
  /** The encoding where it is known; else the bytes decide between UTF-8 and Windows-1252. */
  readonly known: ScanFacts["encoding"] | null;
  readonly titles: readonly TitleLine[];
}

/** Makes the table: decodes what was read, names the columns, and settles the rows that don't fit them. */
export function finishTable(file: ScannedFile): Table<ScanFacts> {
  const { reader, shape, notes, titles } = file;
  const { encoding, wellFormed } = encodingOf(file);
  const bytes = encoding === "windows-1252" ? "windows-1252" : "utf-8";
  const decode = (text: Uint8Array) => (bytes === "utf-8" ? decodeUtf8 : decodeWindows1252)(text, 0, text.length);
  for (const { kind, row, bytes } of titles) notes.add(kind, row, decode(bytes));
  const cells = reader.columns.map((column) => column.finish(reader.rows, bytes, bytes === "utf-8" && !wellFormed));
  const named = namesOf(file, decode);
  const all = cells.map((cells, i): RawColumn => ({ name: named[i] ?? "", cells }));
  const numbers = new Uint32Array(reader.rowNumbers.buffer.transfer(4 * reader.rows));
  const second = secondTable(all, reader.rows, numbers, named);
  const rowCount = second < 0 ? reader.rows : second;
  const rowNumbers = second < 0 ? numbers : numbers.slice(0, rowCount);
  const raw = second < 0 ? all : all.map(({ name, cells }) => ({ name, cells: firstCells(cells, rowCount) }));
  if (second >= 0) leaveOut(notes, numbers, second);
  const { columns, footers, refused } = settleRows(file, raw, rowNumbers);
  const { names, renamed } = headerNames(columns.map(({ name }) => name));
  for (const { position, was, name } of shape.headerRows > 0 ? renamed : []) {
    const reason = was === "" ? "has no name" : `repeats the name "${was}"`;
    notes.add("renamed_header", shape.row, `Column ${position + 1} ${reason}; it is called "${name}".`);
  }
  const stood = columns.map(({ name }) => name);
  return {
    columns: columns.map(({ cells }, i) => ({ name: names[i]!, cells })),
    ...(shape.headerRows === 0 || stood.every((name, i) => name === names[i]) ? {} : { header: stood }),
    rowCount,
    rowNumbers,
    skipped: SKIPPED.reduce((total, kind) => total + notes.count(kind), reader.rows - rowCount),
    ...(refused.length > 0 ? { refusedRows: refused } : {}),
    ...(footers.length > 0 ? { footerRows: footers } : {}),
    notes: notes.inFileOrder(),
    noteCounts: notes.counts,
    facts: factsOf(file, encoding),
  };
}

/** Says that a table of its own begins in a row, and takes back what was noticed of the rows from there on. */
function leaveOut(notes: NoteBook, numbers: Uint32Array, row: number): void {
  const count = numbers.length - row;
  notes.withdrawFrom(numbers[row]!);
  notes.add("second_table", numbers[row]!, `Another table begins here; its ${count} rows, the names among them`);
}

/** The kinds of records that aren't in the columns. */
const SKIPPED: readonly ScanNote["kind"][] = [
  "blank_line",
  "repeated_header",
  "title_row",
  "page_line",
  "comment_line",
  "separator_line",
];

/** The encoding, and whether all that was read is well-formed in it. Few damaged bytes don't make UTF-8 anything else. */
function encodingOf(file: ScannedFile): { readonly encoding: ScanFacts["encoding"]; readonly wellFormed: boolean } {
  const { reader, titles, known, notes } = file;
  const texts = [...reader.header.flat(), ...titles.map(({ bytes }) => new Uint8Array(bytes))];
  const wellFormed = texts.every((text) => isUtf8(text, text.length)) &&
    reader.columns.every((column) => column.isUtf8(reader.rows));
  if (known !== null || wellFormed) return { encoding: known ?? "utf-8", wellFormed };
  const census = new Utf8Census();
  for (const text of texts) census.add(text, text.length);
  for (const column of reader.columns) column.countUtf8(census, reader.rows);
  if (census.isMostlyUtf8) {
    notes.add("decoded", 1, "The text is UTF-8, but some of its bytes are damaged; each stands as \uFFFD.");
    return { encoding: "utf-8", wellFormed };
  }
  notes.add("decoded", 1, "The text is Windows-1252, not UTF-8.");
  return { encoding: "windows-1252", wellFormed };
}

/** The columns' names as the header has them; none without a header. */
function namesOf({ reader, shape, notes }: ScannedFile, decode: (text: Uint8Array) => string): readonly string[] {
  const [first, second] = reader.header.map((line) => line.map(decode));
  if (first === undefined) {
    notes.add("headerless", shape.row, "The first row is data: the file doesn't name its columns.");
    return [];
  }
  if (second === undefined) return first;
  const names = joinedNames(first, second) ?? second;
  notes.add("joined_header", shape.row, `The header has two rows, so the names are joined: "${names.join('", "')}".`);
  return names;
}

interface Rows {
  readonly columns: readonly RawColumn[];
  readonly footers: readonly number[];
  readonly refused: readonly number[];
}

/** Finds the rows at the end that are none, and settles those with more cells than columns. */
function settleRows(
  { reader, shape, limits, notes }: ScannedFile,
  raw: readonly RawColumn[],
  numbers: Uint32Array,
): Rows {
  const rowCount = numbers.length;
  const wide = new Set(reader.wideRows.filter((row) => row < rowCount));
  const footers = footerRows(raw, numbers, rowCount, (row) => wide.has(row));
  for (const row of footers) {
    notes.withdraw("short_row", numbers[row]!);
    notes.add("footer_row", numbers[row]!, raw.map(({ cells }) => cellText(cells, row)).find((text) => text !== "")!);
  }
  const noRecords = new Set(footers);
  const open = [...wide].filter((row) => !noRecords.has(row));
  if (open.length === 0) return { columns: raw, footers, refused: [] };
  const isRecord = (row: number) =>
    !noRecords.has(row) && !raw.slice(0, 3).some(({ cells }) => isTotal(cellText(cells, row).trim()));
  const room = limits.maxColumns - raw.length;
  const settled = settleWideRows(raw, rowCount, open, isRecord, shape.dialect, room);
  for (const { row, joined } of settled.repaired) {
    notes.add("repaired_row", numbers[row]!, joined.map((cell) => `"${cell}"`).join(" and "));
  }
  for (const { row, cells } of settled.extra) {
    notes.add("extra_cells", numbers[row]!, cells.map((cell) => `"${cell}"`).join(", "));
  }
  return { columns: settled.columns, footers, refused: settled.refused };
}

function factsOf({ shape, options }: ScannedFile, encoding: ScanFacts["encoding"]): ScanFacts {
  const told = (["encoding", "delimiter", "header"] as const).filter((name) => options[name] !== undefined);
  return {
    kind: "csv",
    encoding,
    delimiter: shape.delimiter,
    ...quotingOf(shape.dialect),
    headerRow: shape.headerRows > 0 ? shape.row : null,
    ...(shape.headerRows === 2 ? { headerRows: 2 } : {}),
    ...(told.length > 0 ? { told } : {}),
  };
}
