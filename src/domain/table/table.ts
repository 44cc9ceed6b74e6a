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
    | "decoded"; // the text wasn't UTF-8
  readonly row: number;
  readonly detail: string;
}

/** How the bytes were read. */
export interface ScanFacts {
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly delimiter: string;
  readonly headerRow: number;
}

/** A file as text columns of equal length. `rowNumbers[row]` is the row as a spreadsheet numbers it. */
export interface Table {
  readonly columns: readonly RawColumn[];
  readonly rowCount: number;
  readonly rowNumbers: Uint32Array;
  /** Records after the header that aren't in the columns: blank lines, repeated headers; plus title rows. */
  readonly skipped: number;
  /** Notes in file order, capped per kind; `noteCounts` has the true counts. */
  readonly notes: readonly ScanNote[];
  readonly noteCounts: Readonly<Partial<Record<ScanNote["kind"], number>>>;
  readonly facts: ScanFacts;
}
