import { decimal, money } from "../../values/quantity.ts";
import { compare, divide, type Rational, rational } from "../../values/rational.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import { shownRatio } from "../marketing/ratio.ts";
import type { Figure, Metric } from "../metric.ts";
import { bookMeasures } from "./books.ts";
import { burnOf } from "./burn.ts";

/** How many months the cash lasts. */
export const runway: Metric = {
  name: "runway",
  label: "Runway",
  category: "financial",
  unit: "months",
  version: 1,
  formula: "cash / monthly burn; 18 months and up is healthy, 6 to be monitored, less is critical",
  requires: ["expense", "date"],
  uses: ["income", "amount", "status", "refund_amount"],
  additive: false,
  higherIsBetter: true,
  parameters: [{ name: "cash_balance", description: "cash at the end of the data, in the reporting currency" }],
  perCurrency: true,
  measures: ({ dataset }) => bookMeasures(dataset, "month"),
  finish(measured, context) {
    const { currency, parameters: { cashBalance } } = context;
    const burn = burnOf(measured, context);
    if ("reason" in burn) return { value: { unit: burn.unit, reason: burn.reason, detail: burn.detail } };
    const shownMonths = (value: Rational | Unavailable) => shownRatio(value, (months) => decimal(months, "months"));
    const shownBurn = (value: Rational | Unavailable) => shownRatio(value, (rate) => money(rate, currency));
    const figures: Record<string, Figure> = { burn_rate: shownBurn(burn.rate), recent_burn: shownBurn(burn.recent) };
    if (!cashBalance) return { value: unavailable("missing_parameter", "cash balance"), figures };
    const months = lasting(cashBalance, burn.rate);
    return {
      value: shownMonths(months),
      figures: {
        cash: money(cashBalance, currency),
        ...figures,
        recent_runway: shownMonths(lasting(cashBalance, burn.recent)),
      },
      status: "n" in months ? statusOf(months) : undefined,
    };
  },
  evidence: "expense",
};

/** How many months cash lasts at a burn that may not be known. */
function lasting(cash: Rational, burn: Rational | Unavailable): Rational | Unavailable {
  if ("reason" in burn) return burn;
  return burn.n > 0n ? divide(cash, burn)! : unavailable("not_burning", "income covers expense");
}

function statusOf(months: Rational): string {
  if (compare(months, rational(18)) >= 0) return "healthy";
  return compare(months, rational(6)) >= 0 ? "monitor" : "critical";
}
