import { cellText } from "../table/column.ts";
import { formatDay, NO_DAY } from "../values/day.ts";
import { decimalString } from "../values/rounding.ts";
import type { Dataset, DatasetColumn } from "../schema/dataset.ts";

/** The columns of a file that another file has as well, by the place they have there. */
export type SharedColumns = readonly (DatasetColumn | undefined)[];

/** The columns of `dataset` that stood in its file, in the order of `names`; undefined for one that it lacks. */
export function sharedColumns(dataset: Dataset, names: readonly string[]): SharedColumns {
  const own = new Map(dataset.columns.flatMap((column) => column.cells ? [[column.name, column] as const] : []));
  return names.map((name) => own.get(name));
}

/**
 * What a cell says, whatever way it is written: "1,250.00" and "1250" say the same in columns of numbers. Nothing is the
 * empty text.
 */
export function contentOf(column: DatasetColumn | undefined, row: number): string {
  if (column === undefined) return "";
  const { days, numbers, cells } = column;
  if (days && days[row] !== NO_DAY) return formatDay(days[row]!);
  if (numbers && !Number.isNaN(numbers.values[row]!)) {
    const decimal = decimalString(BigInt(numbers.values[row]!), numbers.scale);
    return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  }
  return cellText(cells!, row).trim();
}

/** True if two rows say the same in every column. */
export function saysTheSame(ours: SharedColumns, row: number, theirs: SharedColumns, other: number): boolean {
  return ours.every((column, i) => contentOf(column, row) === contentOf(theirs[i], other));
}

/** A hash of what each row says. Equal rows have equal hashes; the reverse is for `saysTheSame` to find out. */
export function hashRows(columns: SharedColumns, rowCount: number): Int32Array {
  const hashes = new Int32Array(rowCount);
  for (const column of columns) {
    const hashAt = cellHasher(column);
    for (let row = 0; row < rowCount; row++) {
      hashes[row] = Math.imul(hashes[row]! ^ hashAt(row), 0x9e3779b1) ^ (hashes[row]! >>> 15);
    }
  }
  return hashes;
}

function cellHasher(column: DatasetColumn | undefined): (row: number) => number {
  const cells = column?.cells;
  if (column === undefined || cells?.kind !== "dictionary" || column.days || column.numbers) {
    return (row) => hashText(contentOf(column, row));
  }
  const hashes = Int32Array.from(cells.values, (text) => hashText(text.trim()));
  return (row) => hashes[cells.codes[row]!]!;
}

/** FNV-1a. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
