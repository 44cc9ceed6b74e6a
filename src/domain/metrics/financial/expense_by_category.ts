import { count, money } from "../../values/quantity.ts";
import { add, compare, ZERO } from "../../values/rational.ts";
import { noRows, share } from "../figures.ts";
import type { Metric } from "../metric.ts";

/** What the money went on. */
export const expenseByCategory: Metric = {
  name: "expense_by_category",
  label: "Expense by category",
  category: "financial",
  unit: "money",
  version: 1,
  formula: "the sum of expense per category and its share of the whole, which is the value",
  requires: ["expense", "category"],
  uses: [],
  additive: true,
  higherIsBetter: null,
  perCurrency: true,
  measures: () => ({ expense: { op: "sum", role: "expense", by: [{ by: "role", role: "category" }] } }),
  finish(measured, { currency }) {
    const categories = measured.groups("expense")
      .map(({ keys, value, rows }) => ({ label: String(keys[0]), expense: value ?? ZERO, rows }))
      .sort((a, b) => compare(b.expense, a.expense) || (a.label < b.label ? -1 : 1));
    const total = categories.reduce((sum, { expense }) => add(sum, expense), ZERO);
    return {
      value: categories.length > 0 ? money(total, currency) : noRows("no row has an expense"),
      parts: categories.map(({ label, expense, rows }) => ({
        label,
        figures: {
          expense: money(expense, currency),
          share: share(expense, total),
          transactions: count(rows),
        },
      })),
    };
  },
  evidence: "expense",
};
