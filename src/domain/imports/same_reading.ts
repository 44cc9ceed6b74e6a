import { NO_DAY } from "../values/day.ts";
import type { Dataset, DatasetColumn } from "../schema/dataset.ts";

/** A column that would be read in another way once two files are one table. */
export interface ChangedReading {
  readonly column: string;
  /** The cell as it stood, how its own file reads it, and how the whole would. */
  readonly held: string;
  readonly alone: string;
  readonly together: string;
}

/**
 * The first column of which a cell is read in one way in its own file and in another in the merged table; null where
 * nothing changes. A column that was undecided alone may be decided by the whole.
 *
 * @param rowIn the row of the merged table that a row of the file became; -1 for none
 * @param textAt a cell of the file as it stood
 */
export function changedReading(
  alone: Dataset,
  together: Dataset,
  rowIn: (row: number) => number,
  show: (column: DatasetColumn, row: number) => string | null,
  textAt: (column: DatasetColumn, row: number) => string,
): ChangedReading | null {
  for (const column of alone.columns) {
    const whole = together.columns.find(({ name, cells }) => name === column.name && cells !== undefined);
    if (column.cells === undefined || whole === undefined || column.type === "undecided") continue;
    if (!column.days && !column.numbers) continue;
    for (let row = 0; row < alone.rowCount; row++) {
      const at = rowIn(row);
      if (at < 0 || isSame(column, row, whole, at)) continue;
      return {
        column: column.name,
        held: textAt(column, row),
        alone: show(column, row) ?? "nothing",
        together: show(whole, at) ?? "nothing",
      };
    }
  }
  return null;
}

function isSame(column: DatasetColumn, row: number, whole: DatasetColumn, at: number): boolean {
  if (column.days) return (whole.days?.[at] ?? NO_DAY) === column.days[row];
  const ours = column.numbers!;
  const theirs = whole.numbers;
  const value = ours.values[row]!;
  const other = theirs?.values[at] ?? NaN;
  if (Number.isNaN(value) || Number.isNaN(other)) return Number.isNaN(value) && Number.isNaN(other);
  const scale = Math.max(ours.scale, theirs!.scale);
  return value * 10 ** (scale - ours.scale) === other * 10 ** (scale - theirs!.scale);
}
