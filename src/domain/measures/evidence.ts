import type { Dataset } from "../schema/dataset.ts";
import { type Grouping, groupingOf } from "./grouping.ts";
import type { GroupKey, Measure } from "./measure.ts";
import { partition } from "./partition.ts";
import { conditionSetsOf, conditionsOf, demandOf } from "./plan.ts";
import type { View } from "./view.ts";

/**
 * The rows that a measure is taken over, in the file's order: aggregating them again gives its value back.
 *
 * @param keys only the rows of the group with these keys, one per dimension of `by`
 */
export function evidenceRows(dataset: Dataset, measure: Measure, view: View, keys?: readonly GroupKey[]): Uint32Array {
  const demand = demandOf(measure);
  const rowsOf = partition(dataset, view, conditionsOf(demand));
  const wanted = rowsOf.cellsMeeting(conditionSetsOf(demand));
  const inGroup = keys ? groupTest(groupingOf(dataset, measure.by ?? [], rowsOf, wanted), keys) : () => true;
  const rows: number[] = [];
  for (let row = 0; row < rowsOf.cells.length; row++) {
    if (wanted[rowsOf.cells[row]!] === 1 && inGroup(row)) rows.push(row);
  }
  return Uint32Array.from(rows);
}

/** Whether a row is in the group with `keys`; each group is compared once. */
function groupTest(grouping: Grouping, keys: readonly GroupKey[]): (row: number) => boolean {
  const matches = new Map<number, boolean>();
  return (row) => {
    const code = grouping.codes[row]!;
    const match = matches.get(code) ?? grouping.keys(code).every((key, i) => key === keys[i]);
    matches.set(code, match);
    return match;
  };
}
