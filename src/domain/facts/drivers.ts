import type { Part } from "../metrics/metric.ts";
import { isKnown, type Quantity } from "../values/quantity.ts";
import { signOf } from "./order.ts";

const LEADING = 2;
const OPPOSING = 1;

/** The parts that explain a change: those that pushed its way, and those that held it back, biggest first. */
export interface Drivers {
  readonly leading: readonly Part[];
  readonly opposing: readonly Part[];
  /** Parts that moved too and aren't named above. */
  readonly others: readonly Part[];
}

/**
 * Who made `total` what it is: parts carry their own `change`, biggest first, and all changes add up to `total`.
 * With a `total` of zero the rising parts lead.
 */
export function driversOf(parts: readonly Part[], total: Quantity): Drivers {
  const direction = signOf(total) || 1;
  const leading: Part[] = [];
  const opposing: Part[] = [];
  const others: Part[] = [];
  for (const part of parts) {
    const change = changeOf(part);
    if (change === null || signOf(change) === 0) continue;
    const [side, room] = signOf(change) === direction ? [leading, LEADING] : [opposing, OPPOSING];
    (side.length < room ? side : others).push(part);
  }
  return { leading, opposing, others };
}

/** A part's own change, or null where it isn't known. */
export function changeOf(part: Part): Quantity | null {
  const change = part.figures.change;
  return change !== undefined && isKnown(change) ? change : null;
}
