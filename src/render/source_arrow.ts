import { Frame, type FrameColumn } from "../domain/table/arquero.ts";
import { type Dataset, type DatasetColumn, ROW_SKIPPED } from "../domain/schema/dataset.ts";

/**
 * A source's own columns as Echo reads them, as an Arrow IPC stream: days as dates, numbers as doubles, the rest as
 * dictionaries of text. Rows that are no records are left out.
 */
export function sourceArrow({ columns, rowStates }: Dataset): Uint8Array<ArrayBuffer> {
  const rows: number[] = [];
  for (let row = 0; row < rowStates.length; row++) if (rowStates[row] !== ROW_SKIPPED) rows.push(row);
  const own = columns.flatMap((column) => frameColumn(column) ?? []);
  return new Uint8Array(Frame.of(own, Uint32Array.from(rows)).toArrow());
}

/** Null for a column that Echo made out of others. */
function frameColumn({ name, cells, numbers, days }: DatasetColumn): FrameColumn | null {
  if (cells === undefined) return null;
  if (days) return { name, days };
  if (numbers) return { name, numbers: numbers.values, scale: numbers.scale };
  return { name, cells };
}
