import { money } from "../../values/quantity.ts";
import { type Rational, subtract } from "../../values/rational.ts";
import { lastTwoComplete } from "../compare.ts";
import type { Metric } from "../metric.ts";
import { changeParts, comparedGroups, comparedTotal } from "../series/change_parts.ts";

/** Which categories the change in expense between the last two complete periods came from. */
export const expenseChangeByCategory: Metric = {
  name: "expense_change_by_category",
  label: "Change in expense by category",
  category: "financial",
  unit: "money",
  version: 1,
  formula:
    "expense of the last complete period − expense of the one before, per category; the parts add up to the whole",
  requires: ["expense", "category", "date"],
  uses: [],
  additive: true,
  higherIsBetter: false,
  perCurrency: true,
  measures: ({ period }) => ({
    expense: { op: "sum", role: "expense", by: [{ by: "period", unit: period }, { by: "role", role: "category" }] },
  }),
  finish(measured, context) {
    const periods = lastTwoComplete(context);
    if ("reason" in periods) return { value: periods };
    const parts = comparedGroups(measured.groups("expense"), periods);
    const { current, previous } = comparedTotal(parts);
    const shown = (value: Rational) => money(value, context.currency);
    return { value: shown(subtract(current, previous)), parts: changeParts(parts, shown), period: periods.current };
  },
  evidence: "expense",
};
