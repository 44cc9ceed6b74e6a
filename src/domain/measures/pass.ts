import type { Grouping } from "./grouping.ts";
import type { Condition } from "./measure.ts";
import type { Partition } from "./partition.ts";

/**
 * One run over the rows for all measures that share a grouping.
 *
 * Each group has `width` slots, one per lane: the cells of the partition that the same measures want share a lane, so a
 * measure's aggregate of a group is the sum over its lanes.
 */
export interface Pass {
  readonly grouping: Grouping;
  readonly width: number;
  /** The slot of each row, −1 where no measure wants it. */
  readonly slots: Int32Array;
  readonly slotCount: number;
  /** Rows by slot. */
  readonly counts: Int32Array;
  /** The slots that occur, in order of first appearance. */
  readonly order: Int32Array;
  /** The lanes whose rows meet `conditions`, which must be one of the sets the pass was made for. */
  lanes(conditions: readonly Condition[]): readonly number[];
}

/** Counts the rows of every group that meet any of the condition sets. */
export function runPass(
  partition: Partition,
  grouping: Grouping,
  conditionSets: readonly (readonly Condition[])[],
): Pass {
  const lanes = laneByCell(partition, conditionSets);
  const slotCount = grouping.size * lanes.width;
  const slots = new Int32Array(partition.cells.length);
  const counts = new Int32Array(slotCount);
  const order = new Int32Array(slotCount);
  let found = 0;
  for (let row = 0; row < slots.length; row++) {
    const lane = lanes.of[partition.cells[row]!]!;
    const slot = lane < 0 ? -1 : grouping.codes[row]! * lanes.width + lane;
    slots[row] = slot;
    if (lane >= 0 && counts[slot]!++ === 0) order[found++] = slot;
  }
  return {
    grouping,
    width: lanes.width,
    slots,
    slotCount,
    counts,
    order: order.subarray(0, found),
    lanes: (conditions) => lanes.wanting[conditionSets.indexOf(conditions)]!,
  };
}

interface Lanes {
  readonly width: number;
  /** The lane of each cell, −1 where no set holds. */
  readonly of: Int32Array;
  /** By condition set, its lanes. */
  readonly wanting: readonly (readonly number[])[];
}

function laneByCell(partition: Partition, sets: readonly (readonly Condition[])[]): Lanes {
  const of = new Int32Array(partition.cellCount).fill(-1);
  const laneOf = new Map<string, number>();
  const wanting: number[][] = sets.map(() => []);
  for (let cell = 0; cell < of.length; cell++) {
    const holding = sets.flatMap((conditions, i) => partition.holds(cell, conditions) ? [i] : []);
    if (holding.length === 0) continue;
    const key = holding.join();
    const lane = laneOf.get(key) ?? laneOf.size;
    if (!laneOf.has(key)) { for (const i of holding) wanting[i]!.push(lane); }
    laneOf.set(key, lane);
    of[cell] = lane;
  }
  return { width: Math.max(1, laneOf.size), of, wanting };
}
