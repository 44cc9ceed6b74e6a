import { decimal } from "../../values/quantity.ts";
import { compare, type Rational, rational } from "../../values/rational.ts";
import type { Metric } from "../metric.ts";
import { ratioMeasures, ratioOf, shownRatio } from "./ratio.ts";

/** Return on advertising spend: attributed revenue / spend, with a word for how good that is. */
export const roas: Metric = {
  name: "roas",
  label: "Return on ad spend",
  category: "marketing",
  unit: "ratio",
  version: 1,
  formula: "attributed revenue / spend, over the rows that have both; 4 and up is excellent, 2 good, 1 break-even",
  requires: ["revenue", "spend"],
  uses: [],
  additive: false,
  higherIsBetter: true,
  perCurrency: true,
  measures: () => ratioMeasures("revenue", "spend"),
  finish(measured, { currency }) {
    const { value, figures, notes } = ratioOf(measured, "revenue", "spend", currency);
    return {
      value: shownRatio(value, (ratio) => decimal(ratio, "ratio")),
      figures,
      notes,
      status: "n" in value ? statusOf(value) : undefined,
    };
  },
  evidence: "revenue_beside_spend",
};

function statusOf(ratio: Rational): string {
  if (compare(ratio, rational(4)) >= 0) return "excellent";
  if (compare(ratio, rational(2)) >= 0) return "good";
  return compare(ratio, rational(1)) >= 0 ? "break_even" : "losing";
}
