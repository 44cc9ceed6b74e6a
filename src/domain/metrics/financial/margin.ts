import { add, divide, type Rational, subtract, toNumber, ZERO } from "../../values/rational.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { Condition, Measured, MeasureSet } from "../../measures/measure.ts";
import {
  hasRefundColumn,
  netMeasures,
  netRevenue,
  PAID,
  paidMeasure,
  type PaymentScope,
  REFUNDED,
} from "../payments.ts";

const WITH_AMOUNT: Condition = { test: "present", role: "amount" };
const COSTED: PaymentScope = { name: "costed", where: [{ test: "present", role: "cost" }] };

/** The measure of the rows that a margin is taken from. */
export const COSTED_ROWS = paidMeasure(COSTED);

/** What `grossMargin` needs: net revenue and cost over the same rows. */
export function marginMeasures(dataset: Dataset): MeasureSet {
  return {
    ...netMeasures(dataset, COSTED),
    cost: { op: "sum", role: "cost", where: [PAID, WITH_AMOUNT] },
    ...(hasRefundColumn(dataset)
      ? {
        cost_of_refunded: {
          op: "sum",
          role: "cost",
          where: [REFUNDED, WITH_AMOUNT, { test: "present", role: "refund_amount" }],
        },
      }
      : {}),
    without_cost: { op: "count", where: [PAID, WITH_AMOUNT, { test: "absent", role: "cost" }] },
  };
}

/** Revenue and cost of the rows that have both, and what is left as a share of revenue. */
export interface Margin {
  readonly revenue: Rational;
  readonly cost: Rational;
  readonly profit: Rational;
  readonly share: Rational | Unavailable;
  readonly rowsWithoutCost: number;
}

/** `no_rows` where no paid row has both an amount and a cost. */
export function marginOf(measured: Measured, dataset: Dataset): Margin | Unavailable {
  const revenue = netRevenue(measured, dataset, COSTED);
  if (!revenue) return unavailable("no_rows", "no paid row has both an amount and a cost");
  const refunded = hasRefundColumn(dataset) ? measured.value("cost_of_refunded") : null;
  const cost = add(measured.value("cost") ?? ZERO, refunded ?? ZERO);
  const profit = subtract(revenue, cost);
  return {
    revenue,
    cost,
    profit,
    share: shareOf(profit, revenue),
    rowsWithoutCost: toNumber(measured.value("without_cost")!),
  };
}

/** `part` as a share of `revenue`, which must be above zero to mean anything. */
export function shareOf(part: Rational, revenue: Rational): Rational | Unavailable {
  if (revenue.n < 0n) return unavailable("negative_base", "revenue is below zero");
  return divide(part, revenue) ?? unavailable("zero_denominator", "revenue is zero");
}
