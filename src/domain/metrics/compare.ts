import type { Day } from "../values/day.ts";
import { isComplete, type Period, periodAt, periodOrdinal } from "../values/period.ts";
import { type Unavailable, unavailable } from "../values/reason.ts";
import type { Condition } from "../measures/measure.ts";
import type { MetricContext } from "./metric.ts";

/** The ordinals of the first and the last period of the data; null where no row has a day. */
export function periodSpan(
  { dataset, period }: MetricContext,
): { readonly first: number; readonly last: number } | null {
  const { span } = dataset;
  return span && { first: periodOrdinal(span.first, period), last: periodOrdinal(span.last, period) };
}

/** Two consecutive complete periods. */
export interface Comparison {
  readonly current: Period;
  readonly previous: Period;
}

/** The last two complete periods of the data; empty ones between the first and the last row count. */
export function lastTwoComplete(context: MetricContext): Comparison | Unavailable {
  const current = lastCompletePeriod(context);
  return current && current.ordinal > periodSpan(context)!.first
    ? { current, previous: periodAt(current.ordinal - 1, context.period) }
    : unavailable("insufficient_periods", `two complete ${context.period}s`);
}

/** The last complete period of the data, or null if there is none. */
export function lastCompletePeriod(context: MetricContext): Period | null {
  const span = periodSpan(context);
  if (!span) return null;
  const last = periodAt(span.last, context.period);
  const ordinal = isComplete(last, context.asOf) ? span.last : span.last - 1;
  return ordinal >= span.first ? periodAt(ordinal, context.period) : null;
}

/** Days `[start, end)`. */
export interface Days {
  readonly start: Day;
  readonly end: Day;
}

/** A period that isn't over, as far as it has come, and as many days of the period before it. */
export interface PartialComparison {
  readonly period: Period;
  readonly elapsed: Days;
  readonly comparable: Days;
}

/** The data's last period where it isn't complete and has one before it; null otherwise. */
export function partialComparison(context: MetricContext): PartialComparison | null {
  const span = periodSpan(context);
  if (!span || span.last === span.first) return null;
  const period = periodAt(span.last, context.period);
  if (isComplete(period, context.asOf)) return null;
  const before = periodAt(span.last - 1, context.period);
  const days = context.asOf + 1 - period.start;
  return {
    period,
    elapsed: { start: period.start, end: context.asOf + 1 },
    comparable: { start: before.start, end: Math.min(before.start + days, before.end) },
  };
}

/** The condition that a row is dated in `days`. */
export function datedIn({ start, end }: Days): Condition {
  return { test: "between", role: "date", start, end };
}
