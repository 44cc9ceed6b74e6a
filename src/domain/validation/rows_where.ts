import { type Dataset, ROW_SKIPPED } from "../schema/dataset.ts";

/** How many rows in a message: enough to go and look. */
const FIRST_FEW = 5;

export interface FoundRows {
  readonly count: number;
  /** The first few, as a spreadsheet numbers them. */
  readonly rows: readonly number[];
}

/** The rows that are neither skipped nor refused for which `holds` is true. */
export function rowsWhere(dataset: Dataset, holds: (row: number) => boolean): FoundRows {
  const { rowStates, rowNumbers, rowCount } = dataset;
  const refused = new Set(dataset.refusedRows);
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    if (rowStates[row] === ROW_SKIPPED || !holds(row) || refused.has(row)) continue;
    if (++count <= FIRST_FEW) rows.push(rowNumbers[row]!);
  }
  return { count, rows };
}
