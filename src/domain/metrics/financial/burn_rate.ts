import { count, money } from "../../values/quantity.ts";
import type { Figure, Metric, SeriesPoint } from "../metric.ts";
import { bookMeasures, type BookPeriod, knowsIncome } from "./books.ts";
import { burnOf } from "./burn.ts";

/** What a month costs on average, after income where the file knows of any. */
export const burnRate: Metric = {
  name: "burn_rate",
  label: "Monthly burn",
  category: "financial",
  unit: "money",
  version: 1,
  formula: "(expense − income) / months, over the complete calendar months from the first to the last, those without " +
    "rows included; without income, expense alone",
  requires: ["expense", "date"],
  uses: ["income", "amount", "status", "refund_amount"],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: ({ dataset }) => bookMeasures(dataset, "month"),
  finish(measured, context) {
    const { dataset, currency } = context;
    const burn = burnOf(measured, context);
    const income = knowsIncome(dataset);
    const series = burn.months.map((month) => seriesPoint(month, currency, income));
    if ("reason" in burn) return { value: { unit: burn.unit, reason: burn.reason, detail: burn.detail }, series };
    return {
      value: money(burn.rate, currency),
      figures: {
        gross_burn: money(burn.gross, currency),
        ...(burn.net ? { net_burn: money(burn.net, currency) } : {}),
        total_expense: money(burn.total.expense, currency),
        ...(income ? { total_income: money(burn.total.income, currency) } : {}),
        months: count(burn.completeMonths),
      },
      series,
      notes: [income ? "Net burn: expense less income." : "Gross burn: the file says nothing of income."],
    };
  },
  evidence: "expense",
};

function seriesPoint(month: BookPeriod, currency: string, income: boolean): SeriesPoint {
  const figures: Record<string, Figure> = { expense: money(month.expense, currency) };
  if (income) figures.income = money(month.income, currency);
  return { period: month.period, complete: month.complete, figures };
}
