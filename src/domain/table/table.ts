import type { RawColumn } from "./column.ts";

/** What the scan noticed about the file's shape, the row as a spreadsheet numbers it (the first line is 1). */
export interface ScanNote {
  readonly kind:
    | "short_row" // fewer cells than the header; the missing ones are empty
    | "long_row" // more cells than the header; the extra ones are left out
    | "title_row" // before the header
    | "blank_line"
    | "repeated_header"
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
  readonly headerRow: number;
}

/** How the bytes of a workbook were read. */
export interface SheetFacts {
  readonly kind: "xlsx";
  /** The name of the sheet that was read. */
  readonly sheet: string;
  /** Every sheet with cells, in the order of the workbook. */
  readonly sheets: readonly Sheet[];
  readonly headerRow: number;
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
  readonly rowCount: number;
  readonly rowNumbers: Uint32Array;
  /** Records after the header that aren't in the columns: blank lines, repeated headers; plus title rows. */
  readonly skipped: number;
  /** Notes in file order, capped per kind; `noteCounts` has the true counts. */
  readonly notes: readonly ScanNote[];
  readonly noteCounts: Readonly<Partial<Record<ScanNote["kind"], number>>>;
  readonly facts: Facts;
}
