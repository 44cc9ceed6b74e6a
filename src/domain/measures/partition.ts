import type { Dataset } from "../schema/dataset.ts";
import { type Feature, featureName, featureOf } from "./feature.ts";
import type { Condition } from "./measure.ts";
import { SEEN, UNSEEN, type View, viewRows } from "./view.ts";

/**
 * Rows sorted into cells, so that every condition holds for all rows of a cell or for none: conditions are then
 * decided once per cell instead of once per row.
 */
export interface Partition {
  /** The cell of each row. Cells below `SEEN` are rows out of view. */
  readonly cells: Int32Array;
  readonly cellCount: number;
  /** True where all of `conditions` hold for the rows of a cell. */
  holds(cell: number, conditions: readonly Condition[]): boolean;
  /** By cell, 1 where any of the sets of conditions holds. */
  cellsMeeting(conditionSets: readonly (readonly Condition[])[]): Uint8Array;
  /** What keeps the rows of a cell from meeting `conditions`: the view, or the first that fails; null if all hold. */
  obstacle(cell: number, conditions: readonly Condition[]): string | null;
}

/** The coarsest partition of the view's rows that decides all `conditions`. */
export function partition(dataset: Dataset, view: View, conditions: readonly Condition[]): Partition {
  const byColumn = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const name = featureName(condition);
    byColumn.set(name, [...byColumn.get(name) ?? [], condition]);
  }
  const cells = viewRows(dataset, view);
  const features = new Map<string, { readonly feature: Feature; readonly position: number }>();
  let signatures: readonly (readonly number[])[] = [[]];
  for (const [name, group] of byColumn) {
    const feature = featureOf(dataset, group);
    features.set(name, { feature, position: features.size });
    signatures = feature.codes
      ? refine(cells, signatures, feature.codes, feature.size)
      : signatures.map((signature) => [...signature, 0]);
  }
  const firstFailing = (cell: number, wanted: readonly Condition[]) =>
    wanted.find((condition) => {
      const { feature, position } = features.get(featureName(condition))!;
      return !feature.meets(condition, signatures[cell - SEEN]![position]!);
    });
  const cellCount = SEEN + signatures.length;
  const holds = (cell: number, wanted: readonly Condition[]) => cell >= SEEN && !firstFailing(cell, wanted);
  return {
    cells,
    cellCount,
    holds,
    cellsMeeting: (sets) =>
      Uint8Array.from({ length: cellCount }, (_, cell) => sets.some((wanted) => holds(cell, wanted)) ? 1 : 0),
    obstacle: (cell, wanted) => {
      if (cell < SEEN) return UNSEEN[cell]!;
      const failing = firstFailing(cell, wanted);
      if (!failing) return null;
      const { feature, position } = features.get(featureName(failing))!;
      return feature.reason(failing, signatures[cell - SEEN]![position]!);
    },
  };
}

/** Splits the cells in view by the rows' codes; only combinations that occur become cells. */
function refine(
  cells: Int32Array,
  signatures: readonly (readonly number[])[],
  codes: Uint8Array,
  size: number,
): readonly (readonly number[])[] {
  const occurs = new Uint8Array((SEEN + signatures.length) * size);
  for (let row = 0; row < cells.length; row++) occurs[cells[row]! * size + codes[row]!] = 1;
  const refined: (readonly number[])[] = [];
  const split = new Int32Array(occurs.length);
  for (let pair = 0; pair < split.length; pair++) {
    const cell = Math.floor(pair / size);
    const signature = signatures[cell - SEEN];
    split[pair] = signature ? SEEN + refined.length : cell;
    if (signature && occurs[pair] === 1) refined.push([...signature, pair % size]);
  }
  for (let row = 0; row < cells.length; row++) cells[row] = split[cells[row]! * size + codes[row]!]!;
  return refined;
}
