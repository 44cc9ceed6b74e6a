import type { MetricResult, Outcome, Part, SeriesPoint } from "../../../src/domain/metrics/metric.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { periodOf, type PeriodUnit } from "../../../src/domain/values/period.ts";
import { count, type Figure, money, type Quantity } from "../../../src/domain/values/quantity.ts";
import { parseDecimal } from "../../../src/domain/values/rational.ts";
import { type Reason, unavailable } from "../../../src/domain/values/reason.ts";

/** "12.50" as dollars. */
export function usd(amount: string): Quantity {
  return money(parseDecimal(amount)!, "USD");
}

export function pct(number: number): Quantity {
  return { unit: "percent", number };
}

export function ratio(number: number): Quantity {
  return { unit: "ratio", number };
}

export function months(number: number): Quantity {
  return { unit: "months", number };
}

export { count };

/** A result made by hand: the outcome, with the rest filled in. */
export function result(metric: string, outcome: Outcome, more: Partial<MetricResult> = {}): MetricResult {
  return {
    metric,
    label: (metric.charAt(0).toUpperCase() + metric.slice(1)).replaceAll("_", " "),
    unit: outcome.value.unit === "none" ? "money" : outcome.value.unit,
    currency: "USD",
    rowsUsed: 0,
    rowsExcluded: [],
    definitionVersion: 1,
    ...outcome,
    complete: outcome.complete ?? true,
    ...more,
  };
}

export function unknown(metric: string, reason: Reason, detail = "something"): MetricResult {
  return result(metric, { value: unavailable(reason, detail) });
}

/** Results by name. */
export function results(...all: readonly MetricResult[]): ReadonlyMap<string, MetricResult> {
  return new Map(all.map((each) => [each.metric, each]));
}

/** A period of a series by its first day. */
export function point(
  start: string,
  figures: Readonly<Record<string, Figure>>,
  { unit = "month", complete = true }: { unit?: PeriodUnit; complete?: boolean } = {},
): SeriesPoint {
  return { period: periodOf(parseDay(start)!, unit), complete, figures };
}

export function part(label: string, figures: Readonly<Record<string, Figure>>): Part {
  return { label, figures };
}
