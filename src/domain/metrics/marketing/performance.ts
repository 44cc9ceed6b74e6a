import { count, decimal, money, percent, type Quantity } from "../../values/quantity.ts";
import { compare, type Rational, ZERO } from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { Role } from "../../schema/role.ts";
import type { Dimension, Measured, MeasureSet } from "../../measures/measure.ts";
import type { Figure, MetricContext, Outcome, Part } from "../metric.ts";
import { amountOf, pairedMeasures, pairedName, quotient, shownRatio } from "./ratio.ts";

/** What a channel or a campaign is judged by, where the file has it. */
export const PERFORMANCE_ROLES = ["leads", "conversions", "spend", "revenue"] as const;

type PerformanceRole = typeof PERFORMANCE_ROLES[number];

interface Rate {
  readonly name: string;
  readonly above: PerformanceRole;
  readonly below: PerformanceRole;
  show(ratio: Rational, currency: string): Quantity;
}

const RATES: readonly Rate[] = [
  { name: "conversion_rate", above: "conversions", below: "leads", show: percent },
  { name: "cost_per_lead", above: "spend", below: "leads", show: money },
  { name: "cost_per_conversion", above: "spend", below: "conversions", show: money },
  { name: "roas", above: "revenue", below: "spend", show: (ratio) => decimal(ratio, "ratio") },
];

/** The roles the file has, of those that performance is judged by. */
function rolesOf({ roles }: Dataset): readonly PerformanceRole[] {
  return PERFORMANCE_ROLES.filter((role) => roles.has(role));
}

function ratesOf({ roles }: Dataset): readonly Rate[] {
  return RATES.filter(({ above, below }) => roles.has(above) && roles.has(below));
}

/** `total` is the sum of the first of `headlines` that the file has; the rest is by `dimension`. */
export function performanceMeasures(
  dataset: Dataset,
  dimension: Role,
  headlines: readonly PerformanceRole[],
): MeasureSet {
  const by: readonly Dimension[] = [{ by: "role", role: dimension }];
  const sums = rolesOf(dataset).map((role) => [role, { op: "sum", role, by }] as const);
  return {
    total: { op: "sum", role: headlines.find((role) => dataset.roles.has(role)) },
    records: { op: "count", by },
    ...Object.fromEntries(sums),
    ...Object.assign({}, ...ratesOf(dataset).map(({ above, below }) => pairedMeasures(above, below, by))),
  };
}

/** Parts by conversions, then leads, then name; each rate over the rows that have both of its sums. */
export function performance(
  measured: Measured,
  { dataset, currency }: MetricContext,
  headlines: readonly PerformanceRole[],
): Outcome {
  const headline = headlines.find((role) => dataset.roles.has(role))!;
  const total = measured.value("total");
  const sums = new Map(rolesOf(dataset).map((role) => [role, byLabel(measured, role)]));
  const rates = ratesOf(dataset).map((rate) => ({
    ...rate,
    above: byLabel(measured, pairedName(rate.above, rate.below)),
    below: byLabel(measured, pairedName(rate.below, rate.above)),
    denominator: rate.below,
  }));
  const rank = (role: PerformanceRole, label: string) => sums.get(role)?.get(label) ?? ZERO;
  const parts = measured.groups("records").map(({ keys, rows }): Part => {
    const label = String(keys[0]);
    const figures: Record<string, Figure> = { records: count(rows) };
    for (const [role, values] of sums) {
      const sum = values.get(label);
      figures[role] = sum ? amountOf(role, sum, currency) : unavailable("no_rows", `no row has ${role}`);
    }
    for (const { name, above, below, denominator, show } of rates) {
      const ratio = quotient(above.get(label) ?? null, below.get(label) ?? null, denominator);
      figures[name] = shownRatio(ratio, (value) => show(value, currency));
    }
    return { label, figures };
  });
  return {
    value: total ? amountOf(headline, total, currency) : unavailable("no_rows", `no row has ${headline}`),
    parts: parts.sort((a, b) =>
      compare(rank("conversions", b.label), rank("conversions", a.label)) ||
      compare(rank("leads", b.label), rank("leads", a.label)) || (a.label < b.label ? -1 : 1)
    ),
  };
}

function byLabel(measured: Measured, name: string): ReadonlyMap<string, Rational | null> {
  return new Map(measured.groups(name).map(({ keys, value }) => [String(keys[0]), value]));
}
