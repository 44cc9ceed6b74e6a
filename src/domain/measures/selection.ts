import type { Pass } from "./pass.ts";

/** One measure's share of a pass: the lanes its rows are in, and the groups they fall into. */
export interface Selection {
  readonly lanes: readonly number[];
  /** By lane, 1 where it belongs to the measure. */
  readonly owned: Uint8Array;
  /** Group codes in order of first appearance. */
  readonly groups: Int32Array;
}

/** The groups of a pass in which the rows of `lanes` are. */
export function select(pass: Pass, lanes: readonly number[]): Selection {
  const { width, order } = pass;
  const owned = new Uint8Array(width);
  for (const lane of lanes) owned[lane] = 1;
  const seen = new Uint8Array(pass.grouping.size);
  const groups = new Int32Array(Math.min(order.length, pass.grouping.size));
  let found = 0;
  for (let i = 0; i < order.length; i++) {
    const slot = order[i]!;
    const lane = slot % width;
    const group = (slot - lane) / width;
    if (owned[lane] === 0 || seen[group] === 1) continue;
    seen[group] = 1;
    groups[found++] = group;
  }
  return { lanes, owned, groups: groups.subarray(0, found) };
}

/** How many of a selection's rows a group has. */
export function rowsIn(pass: Pass, { lanes }: Selection, group: number): number {
  let rows = 0;
  for (const lane of lanes) rows += pass.counts[group * pass.width + lane]!;
  return rows;
}
