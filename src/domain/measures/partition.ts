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
  readonly cells: Uint32Array;
  readonly cellCount: number;
  /** True where all of `conditions` hold for the rows of a cell. */
  holds(cell: number, conditions: readonly Condition[]): boolean;
  /** By cell, 1 where `conditions` hold. */
  cellsMeeting(conditions: readonly Condition[]): Uint8Array;
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
    cellsMeeting: (wanted) => Uint8Array.from({ length: cellCount }, (_, cell) => holds(cell, wanted) ? 1 : 0),
    obstacle: (cell, wanted) => {
      if (cell < SEEN) return UNSEEN[cell]!;
      const failing = firstFailing(cell, wanted);
      if (!failing) return null;
      const { feature, position } = features.get(featureName(failing))!;
      return feature.reason(failing, signatures[cell - SEEN]![position]!);
    },
  };
}

/** Splits cells by the rows' codes; only combinations that occur become cells, numbered in order of appearance. */
function refine(
  cells: Uint32Array,
  signatures: readonly (readonly number[])[],
  codes: Uint8Array,
  size: number,
): readonly (readonly number[])[] {
  const refined: (readonly number[])[] = [];
  const next = new Uint32Array(signatures.length * size);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    if (cell < SEEN) continue;
    const pair = (cell - SEEN) * size + codes[row]!;
    if (next[pair] === 0) {
      next[pair] = SEEN + refined.length;
      refined.push([...signatures[cell - SEEN]!, codes[row]!]);
    }
    cells[row] = next[pair]!;
  }
  return refined;
}
