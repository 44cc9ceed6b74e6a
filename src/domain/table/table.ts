import type { RawColumn } from "./column.ts";

/** What the scan noticed about the file's shape, the row as a spreadsheet numbers it (the first line is 1). */
export interface ScanNote {
  readonly kind:
    | "short_row" // fewer cells than the header; the missing ones are empty
    | "repaired_row" // more cells than the header, which a delimiter without its quotes explains; they are joined
    | "extra_cells" // more cells than the header, which got columns of their own
    | "title_row" // before the header
    | "separator_line" // `sep=;` in the first line
    | "comment_line" // begins with `#`
    | "footer_row" // below the data
    | "page_line" // "Page 1 of 3" or the title once more, between the rows
    | "second_table" // begins below the first, which alone is read
    | "blank_line"
    | "repeated_header"
    | "headerless" // the first row of the table is data
    | "joined_header" // the names stand in two lines
    | "stray_quote" // opens a cell that never was one; kept as text
    | "nul_byte" // kept out of the cell's text
    | "renamed_header" // an empty or duplicate header got a name
    | "decoded" // the text wasn't UTF-8
    | "other_sheet" // of a workbook that has more than one with data
    | "hidden_row" // read all the same
    | "hidden_column" // read all the same
    | "outside_cell" // beside the table's columns; left out
    | "uncomputed_formula" // without a stored value; empty
    | "merged_text" // repeated in each of the rows it is merged over
    | "merged_number"; // stands in the first of the rows it is merged over
  readonly row: number;
  readonly detail: string;
}

/** How the bytes of a CSV were read. */
export interface ScanFacts {
  readonly kind: "csv";
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly delimiter: string;
  /** What cells are quoted with; absent where it is `"`. */
  readonly quote?: "'";
  /** How a quote stands in a quoted cell; absent where it is doubled. */
  readonly escape?: "backslash";
  /** The header's (first) row; null where the file names no columns. */
  readonly headerRow: number | null;
  /** How many rows the header has; absent where it is one. */
  readonly headerRows?: 2;
  /** What the caller said of the file's form; absent where that is nothing. */
  readonly told?: readonly ("encoding" | "delimiter" | "header")[];
}

/** How the bytes of a workbook were read. */
export interface SheetFacts {
  readonly kind: "xlsx";
  /** The name of the sheet that was read. */
  readonly sheet: string;
  /** Every sheet with cells, in the order of the workbook. */
  readonly sheets: readonly Sheet[];
  /** Null where the sheet names no columns. */
  readonly headerRow: number | null;
  /** The year its dates are counted from. */
  readonly dateSystem: 1900 | 1904;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows of data; null where they weren't counted. */
  readonly rows: number | null;
}

/** A file as text columns of equal length. `rowNumbers[row]` is the row as a spreadsheet numbers it. */
export interface Table<Facts extends ScanFacts | SheetFacts = ScanFacts | SheetFacts> {
  readonly columns: readonly RawColumn[];
  /** The columns' names as they stood, repeated and empty ones too; absent where these are `columns`' own or there is none. */
  readonly header?: readonly string[];
  readonly rowCount: number;
  readonly rowNumbers: Uint32Array;
  /** Records that aren't in the columns: blank lines, comments, repeated headers, and what stands above the header. */
  readonly skipped: number;
  /** Rows with more cells than columns, of which no one reading makes sense: the last column holds their rest as it stood. */
  readonly refusedRows?: readonly number[];
  /** Rows below the data that say something of the file: "Generated on 2024-05-01". */
  readonly footerRows?: readonly number[];
  /** Notes in file order, capped per kind; `noteCounts` has the true counts. */
  readonly notes: readonly ScanNote[];
  readonly noteCounts: Readonly<Partial<Record<ScanNote["kind"], number>>>;
  readonly facts: Facts;
}
