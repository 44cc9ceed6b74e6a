import type { Period } from "../../values/period.ts";
import { periodKey } from "../../values/period.ts";
import type { Rational } from "../../values/rational.ts";

/** What a column comes to in one period; series of these are in time order, without gaps. */
export interface PeriodPoint {
  readonly period: Period;
  /** False where the data may still miss days of the period. */
  readonly complete: boolean;
  readonly value: Rational;
  /** Rows behind the value: 0 in a period without any, whose value is 0. */
  readonly rows: number;
}

/** How an entry of a result names its period: `2024-01`. */
export interface PeriodEntry {
  readonly period: string;
  readonly complete: boolean;
}

export function entryOf({ period, complete }: PeriodPoint): PeriodEntry {
  return { period: periodKey(period), complete };
}

/** A float as shown: rounded to `decimals`, never -0. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) + 0;
}
