import { driversOf } from "../../facts/drivers.ts";
import type { Quantity } from "../../values/quantity.ts";
import { add, divide, HUNDRED, ONE, type Rational } from "../../values/rational.ts";
import { rationalOf } from "../../facts/order.ts";
import {
  compared,
  during,
  exceeds,
  figure,
  inPeriod,
  isAbove,
  isBelow,
  isPositive,
  knows,
  type Material,
  ofPart,
  partsOf,
  seriesOf,
  sign,
  size,
} from "../material.ts";
import { fact, type Phrase, say } from "../say.ts";
import { threshold, THRESHOLDS } from "../thresholds.ts";
import { ranked } from "../write/ranking.ts";
import type { Rule } from "./rule.ts";

/** Rules about cash, profit, revenue and payments. */
export const MONEY_RULES: readonly Rule[] = [
  {
    name: "short_runway",
    severity: "urgent",
    checks: "runway",
    canJudge: (material) => knows(material, "runway"),
    when: (material) => isBelow(material, "runway", "runway"),
    says: (material) =>
      say`Cut spending or raise money now: cash lasts ${fact("runway")}, under the ${
        fact(threshold("runway"))
      } that leave time to act${largestExpense(material)}.`,
  },
  {
    name: "limited_runway",
    severity: "important",
    checks: "runway",
    canJudge: (material) => knows(material, "runway"),
    when: (material) => !isBelow(material, "runway", "runway") && isBelow(material, "runway", "comfortable_runway"),
    says: () =>
      say`Plan the next funding or savings while there is time: cash lasts ${fact("runway")}, short of a comfortable ${
        fact(threshold("comfortable_runway"))
      }.`,
  },
  {
    name: "negative_gross_margin",
    severity: "urgent",
    checks: "the gross margin",
    canJudge: (material) => knows(material, "gross_margin"),
    when: (material) => sign(material, "gross_margin") === -1,
    says: () =>
      say`Raise prices or cut the cost of goods before selling more: the gross margin is ${fact("gross_margin")}.`,
  },
  {
    name: "thin_gross_margin",
    severity: "important",
    checks: "the gross margin",
    canJudge: (material) => knows(material, "gross_margin"),
    when: (material) => sign(material, "gross_margin") !== -1 && isBelow(material, "gross_margin", "gross_margin"),
    says: () =>
      say`Review prices and suppliers: a gross margin of ${fact("gross_margin")} is under ${
        fact(threshold("gross_margin"))
      } and leaves little to run the business on.`,
  },
  {
    name: "loss",
    severity: "important",
    checks: "the net result",
    canJudge: (material) => knows(material, "net_profit"),
    when: (material) => sign(material, "net_profit") === -1,
    says: (material) =>
      say`Close the gap of ${size(material, "net_profit")} between expenses and income${largestExpense(material)}.`,
  },
  {
    name: "falling_revenue",
    severity: "important",
    checks: "revenue growth",
    canJudge: (material) => knows(material, "revenue_growth"),
    when: (material) => fallsPast(material, "revenue_growth", "revenue_fall"),
    says: (material) => fallingRevenue(material),
  },
  {
    name: "rising_expenses",
    severity: "important",
    checks: "the growth of expenses",
    canJudge: (material) => lastExpenses(material) !== null,
    when: (material) => {
      const [before, now] = lastExpenses(material)!;
      return exceeds(material, now, before, raisedBy(THRESHOLDS.expense_rise));
    },
    says: (material) => {
      const [before, now] = lastExpenses(material)!;
      return say`Find out why expenses grew by more than ${fact(threshold("expense_rise"))}, from ${fact(before)} to ${
        fact(now)
      }${expenseDriver(material)}.`;
    },
  },
  {
    name: "high_refund_rate",
    severity: "important",
    checks: "the refund rate",
    canJudge: (material) => knows(material, "refund_rate"),
    when: (material) => isAbove(material, "refund_rate", "refund_rate"),
    says: () =>
      say`Ask customers why they want their money back: refunds take ${fact("refund_rate")} of sales, above the ${
        fact(threshold("refund_rate"))
      } that calls for a closer look.`,
  },
  {
    name: "failed_payments",
    severity: "important",
    checks: "failed payments",
    canJudge: (material) => knows(material, "failed_payment_rate"),
    when: (material) => isAbove(material, "failed_payment_rate", "failed_payment_rate"),
    says: (material) =>
      say`Retry failed payments and follow them up: ${
        fact("failed_payment_rate")
      } of attempts fail, past the limit of ${fact(threshold("failed_payment_rate"))}${
        isPositive(material, "failed_payment_rate.failed_amount")
          ? say`; ${fact("failed_payment_rate.failed_amount")} is at stake`
          : say``
      }.`,
  },
];

/** True where a change is a fall by more than the threshold. */
export function fallsPast(material: Material, id: string, line: "revenue_fall" | "leads_fall"): boolean {
  return sign(material, id) === -1 && isAbove(material, `${id}.size`, line);
}

function fallingRevenue(material: Material): Phrase {
  const now = seriesOf(material, "revenue_growth").at(-1);
  const when = now === undefined ? say`` : say` ${during("revenue_growth", now)}`;
  const fell = now !== undefined && sign(material, inPeriod("revenue_growth", now, "revenue")) === -1
    ? say`revenue turned negative${when}, at ${fact(inPeriod("revenue_growth", now, "revenue"))}`
    : say`revenue fell ${size(material, "revenue_growth")}${when}, past the limit of ${
      fact(threshold("revenue_fall"))
    }`;
  for (const metric of ["revenue_change_by_product", "revenue_change_by_channel", "revenue_change_by_customer"]) {
    const total = figure(material, metric);
    const [driver] = total === null || sign(material, metric) !== -1
      ? []
      : driversOf(material.results.get(metric)!.parts ?? [], total).leading;
    if (driver === undefined || driver.label === "") continue;
    return say`Start with ${fact(ofPart(metric, driver))}: ${fell}, and the biggest loss, ${
      size(material, ofPart(metric, driver, "change"))
    }, is there.`;
  }
  return say`Find out what changed: ${fell}.`;
}

/** The ids of the expenses of the last complete period but one, and of the last. */
function lastExpenses(material: Material): readonly [before: string, now: string] | null {
  const complete = seriesOf(material, "burn_rate").filter((point) => point.complete);
  const [before, now] = complete.slice(-2).map((point) => inPeriod("burn_rate", point, "expense"));
  if (before === undefined || now === undefined || compared(material, before, now) === null) return null;
  return isPositive(material, before) ? [before, now] : null;
}

function expenseDriver(material: Material): Phrase {
  const metric = "expense_change_by_category";
  const total = figure(material, metric);
  if (total === null || !isPositive(material, metric)) return say``;
  const [driver] = driversOf(material.results.get(metric)!.parts ?? [], total).leading;
  if (driver === undefined) return say``;
  return say`; ${fact(ofPart(metric, driver))} alone added ${size(material, ofPart(metric, driver, "change"))}`;
}

function largestExpense(material: Material): Phrase {
  const metric = "expense_by_category";
  const [largest] = ranked(material, metric, partsOf(material, metric), "expense");
  if (largest === undefined) return say``;
  return say`; the largest expense is ${fact(ofPart(metric, largest))}, at ${fact(ofPart(metric, largest, "expense"))}`;
}

/** How many times as much a rise by `percent` makes. */
function raisedBy(percent: Quantity): Rational {
  return add(ONE, divide(rationalOf(percent), HUNDRED)!);
}
