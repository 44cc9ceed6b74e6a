import { isComplete, periodAt, type PeriodUnit } from "../values/period.ts";
import { periodSpan } from "./compare.ts";
import type { MetricContext, SeriesPoint } from "./metric.ts";

/** Spans of more periods than this show only those with rows: one stray year would else make millions of points. */
const LONGEST = 5000;

/**
 * A point per period of the data, from the first to the last, in time order.
 *
 * @param occupied ordinals of periods with rows
 * @param figures the figures of the period with that ordinal
 */
export function periodSeries(
  context: MetricContext,
  occupied: Iterable<number>,
  figures: (ordinal: number) => SeriesPoint["figures"],
): readonly SeriesPoint[] {
  const span = periodSpan(context);
  if (!span) return [];
  const ordinals = span.last - span.first < LONGEST
    ? Array.from({ length: span.last - span.first + 1 }, (_, i) => span.first + i)
    : [...occupied].sort((a, b) => a - b);
  return ordinals.map((ordinal) => pointAt(ordinal, context.period, context, figures(ordinal)));
}

/** The point of one period. */
export function pointAt(
  ordinal: number,
  unit: PeriodUnit,
  { asOf }: MetricContext,
  figures: SeriesPoint["figures"],
): SeriesPoint {
  const period = periodAt(ordinal, unit);
  return { period, complete: isComplete(period, asOf), figures };
}
