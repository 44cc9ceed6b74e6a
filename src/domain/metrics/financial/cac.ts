import { count, money } from "../../values/quantity.ts";
import { toNumber } from "../../values/rational.ts";
import type { Measured, MeasureSet } from "../../measures/measure.ts";
import { amountOf, quotient, ratioMeasures, ratioOf, shownRatio } from "../marketing/ratio.ts";
import type { Metric, MetricContext, Outcome } from "../metric.ts";
import { PAID } from "../payments.ts";
import type { Rational } from "../../values/rational.ts";
import type { Unavailable } from "../../values/reason.ts";

/** Customer acquisition cost: what it takes to win one customer. */
export const cac: Metric = {
  name: "cac",
  label: "Customer acquisition cost",
  category: "financial",
  unit: "money",
  version: 1,
  formula: "spend / new customers; new customers are conversions, over the rows that have both, else paying customers",
  requires: ["spend", ["conversions", "customer"]],
  uses: ["amount", "status"],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: acquisitionMeasures,
  finish(measured, context) {
    const { value, figures, notes } = acquisition(measured, context);
    return { value: shownRatio(value, (cost) => money(cost, context.currency)), figures, notes };
  },
  evidence: "acquisition_spend",
};

/** What `acquisition` needs. */
export function acquisitionMeasures({ dataset }: MetricContext): MeasureSet {
  if (dataset.roles.has("conversions")) {
    const where = [{ test: "present", role: "conversions" }] as const;
    return {
      ...ratioMeasures("spend", "conversions"),
      acquisition_spend: { op: "sum", role: "spend", where },
    };
  }
  return {
    acquisition_spend: { op: "sum", role: "spend" },
    acquired: {
      op: "count_distinct",
      role: "customer",
      where: dataset.roles.has("amount") ? [PAID, { test: "present", role: "amount" }] : [PAID],
    },
  };
}

/** The exact cost of acquiring a customer. */
export interface Acquisition {
  readonly value: Rational | Unavailable;
  readonly figures: NonNullable<Outcome["figures"]>;
  readonly notes: readonly string[];
}

export function acquisition(measured: Measured, { dataset, currency }: MetricContext): Acquisition {
  if (dataset.roles.has("conversions")) {
    const { value, figures: { spend, conversions }, notes } = ratioOf(measured, "spend", "conversions", currency);
    return { value, figures: spend && conversions ? { spend, new_customers: conversions } : {}, notes };
  }
  const spend = measured.value("acquisition_spend");
  const acquired = measured.value("acquired")!;
  return {
    value: quotient(spend, acquired, "customer"),
    figures: spend ? { spend: amountOf("spend", spend, currency), new_customers: count(toNumber(acquired)) } : {},
    notes: ["Every paying customer of the file counts as new."],
  };
}
