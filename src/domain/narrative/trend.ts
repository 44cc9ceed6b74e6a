import { figureFact } from "../facts/collect.ts";
import type { Fact } from "../facts/fact.ts";
import { rationalOf } from "../facts/order.ts";
import type { MetricResult } from "../metrics/metric.ts";
import type { PeriodPoint } from "../metrics/series/point.ts";
import { trend } from "../metrics/series/trend.ts";
import { isKnown, money, type Quantity } from "../values/quantity.ts";
import { fromScaled } from "../values/rational.ts";

const FLOWS: readonly (readonly [metric: string, figure: string])[] = [
  ["revenue_by_period", "revenue"],
  ["leads_by_period", "leads"],
];

/**
 * `metric.trend`: by how much a flow moves per period, for each flow whose complete periods rise or fall more clearly
 * than chance would have them (Mann-Kendall, and a correlation with time that isn't weak).
 */
export function trendFacts(results: ReadonlyMap<string, MetricResult>): Fact[] {
  return FLOWS.flatMap(([metric, figure]) => {
    const slope = slopeOf(results.get(metric), figure);
    return slope === null ? [] : [figureFact(`${metric}.trend`, metric, slope)];
  });
}

function slopeOf(result: MetricResult | undefined, name: string): Quantity | null {
  let currency: string | null = null;
  const points = (result?.series ?? []).flatMap(({ period, complete, figures }): PeriodPoint[] => {
    const figure = figures[name];
    if (figure === undefined || !isKnown(figure)) return [];
    if (figure.unit === "money") currency = figure.money.currency;
    return [{ period, complete, value: rationalOf(figure), rows: 1 }];
  });
  const found = trend(points, 4);
  if ("unit" in found || !found.significant || found.direction === "stable") return null;
  const slope = fromScaled(BigInt(Math.round(found.slope * 10_000)), 4);
  return currency === null ? { unit: "number", number: Math.round(found.slope * 100) / 100 } : money(slope, currency);
}
