import { decimal, money } from "../../values/quantity.ts";
import { compare, divide, type Rational, rational } from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import { shownRatio } from "../marketing/ratio.ts";
import type { Metric } from "../metric.ts";
import { paidMeasure } from "../payments.ts";
import { acquisition, acquisitionMeasures } from "./cac.ts";
import { LIFESPAN, lifetimeMeasures, lifetimeOf } from "./lifetime.ts";

/** What a customer brings for what it costs to win one. */
export const ltvCacRatio: Metric = {
  name: "ltv_cac_ratio",
  label: "LTV to CAC",
  category: "financial",
  unit: "ratio",
  version: 1,
  formula: "LTV / CAC; 3 and up is healthy, 1 acceptable",
  requires: ["amount", "customer", "date", "spend"],
  uses: ["conversions", "status", "refund_amount"],
  additive: false,
  higherIsBetter: true,
  parameters: [LIFESPAN],
  perCurrency: true,
  measures: (context) => ({ ...lifetimeMeasures(context), ...acquisitionMeasures(context) }),
  finish(measured, context) {
    const lifetime = lifetimeOf(measured, context);
    const cost = acquisition(measured, context);
    if ("reason" in lifetime) return { value: lifetime };
    if ("reason" in cost.value) return { value: cost.value, notes: cost.notes };
    const ratio = divide(lifetime.value, cost.value) ??
      unavailable("zero_denominator", "acquiring a customer cost nothing");
    return {
      value: shownRatio(ratio, (value) => decimal(value, "ratio")),
      figures: { ltv: money(lifetime.value, context.currency), cac: money(cost.value, context.currency) },
      status: "n" in ratio ? statusOf(ratio) : undefined,
      notes: cost.notes,
    };
  },
  evidence: paidMeasure(),
};

function statusOf(ratio: Rational): string {
  if (compare(ratio, rational(3)) >= 0) return "healthy";
  return compare(ratio, rational(1)) >= 0 ? "acceptable" : "concerning";
}
