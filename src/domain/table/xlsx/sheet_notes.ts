import { NoteBook } from "../scan_notes.ts";
import type { ScanNote, Table } from "../table.ts";
import type { Filled } from "./fill_merged.ts";
import { columnLetters } from "./references.ts";
import type { SheetReader } from "./sheet_reader.ts";
import type { SheetRecords } from "./sheet_records.ts";

/** What stands in a sheet beside its cells, and what became of it. */
export interface SheetSource {
  readonly reader: SheetReader;
  readonly records: SheetRecords;
  readonly filled: Filled;
  /** Said of the other sheets that hold something; null if there is none. */
  readonly others: string | null;
}

/** The table's notes and those that only a workbook calls for, in the order of the rows. */
export function withSheetNotes(table: Table, source: SheetSource): Pick<Table, "notes" | "noteCounts"> {
  const book = new NoteBook();
  const headerRow = table.facts.headerRow ?? table.rowNumbers[0]!;
  const { reader, records, filled } = source;
  if (source.others !== null) book.add("other_sheet", headerRow, source.others);
  for (const row of both(reader.hiddenRows, table.rowNumbers)) book.add("hidden_row", row, "This row is hidden.");
  for (const column of records.columns) {
    if (!reader.hiddenColumns.some(([from, to]) => column >= from && column <= to)) continue;
    const name = table.columns[records.columns.indexOf(column)]!.name;
    book.add("hidden_column", headerRow, `Column ${columnLetters(column)}, "${name}", is hidden.`);
  }
  for (const row of records.outside) {
    if (row >= headerRow) book.add("outside_cell", row, "This row has a cell beside the table's columns.");
  }
  for (const row of reader.uncomputed) book.add("uncomputed_formula", row, "A formula in this row has no value.");
  for (const row of filled.repeated) book.add("merged_text", row, "A text is merged over rows from here.");
  for (const row of filled.once) book.add("merged_number", row, "A number is merged over rows from here.");
  const counts: Partial<Record<ScanNote["kind"], number>> = { ...table.noteCounts, ...book.counts };
  // These two aren't remembered row by row beyond a bound.
  if (counts.outside_cell !== undefined) counts.outside_cell += records.outsideCount - records.outside.length;
  if (reader.uncomputedCount > 0) counts.uncomputed_formula = reader.uncomputedCount;
  return { notes: [...table.notes, ...book.inFileOrder()].sort((a, b) => a.row - b.row), noteCounts: counts };
}

/** What stands in both of two rising lists. */
function* both(some: readonly number[], numbers: Uint32Array): Generator<number> {
  let i = 0;
  for (const number of some) {
    while (i < numbers.length && numbers[i]! < number) i++;
    if (numbers[i] === number) yield number;
  }
}
