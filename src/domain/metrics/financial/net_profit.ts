import { money } from "../../values/quantity.ts";
import { share } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { bookMeasures, booksOf, type Flow, profitOf } from "./books.ts";

/** What is left of income after all expense. */
export const netProfit: Metric = {
  name: "net_profit",
  label: "Net profit",
  category: "financial",
  unit: "money",
  version: 1,
  formula: "income − expense; without an income column, income is net revenue",
  requires: ["expense", ["income", "amount"]],
  uses: ["date", "status", "refund_amount"],
  additive: true,
  higherIsBetter: true,
  perCurrency: true,
  measures: ({ dataset, period }) => bookMeasures(dataset, period),
  finish(measured, context) {
    const { currency, period } = context;
    const { total, periods } = booksOf(measured, context, period);
    const shown = (flow: Flow) => ({
      income: money(flow.income, currency),
      expense: money(flow.expense, currency),
      profit: money(profitOf(flow), currency),
    });
    const { profit, ...figures } = shown(total);
    return {
      value: profit,
      figures: { ...figures, margin: share(profitOf(total), total.income) },
      series: periods.map((entry) => ({ period: entry.period, complete: entry.complete, figures: shown(entry) })),
    };
  },
  evidence: "expense",
};
