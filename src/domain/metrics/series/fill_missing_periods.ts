import { toFixed } from "../../values/rational.ts";
import { entryOf, type PeriodEntry, type PeriodPoint } from "./point.ts";

/** A period's total as an exact decimal. */
export interface FilledPeriod extends PeriodEntry {
  readonly value: string;
  /** True where no row falls in the period. */
  readonly filled: boolean;
}

/** Every period from the first to the last. */
export function fillMissingPeriods(points: readonly PeriodPoint[], decimals: number): readonly FilledPeriod[] {
  return points.map((point) => ({
    ...entryOf(point),
    value: toFixed(point.value, decimals),
    filled: point.rows === 0,
  }));
}
