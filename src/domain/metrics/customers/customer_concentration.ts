import { count, decimal } from "../../values/quantity.ts";
import { add, compare, divide, multiply, type Rational, rational, ZERO } from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import { noRows, share } from "../figures.ts";
import { largest } from "../largest.ts";
import type { Metric } from "../metric.ts";
import { netGroups, netMeasures, paidMeasure } from "../payments.ts";
import { POLICY } from "../policy.ts";
import { totalOf } from "../revenue_parts.ts";
import { NAMED_CUSTOMERS } from "./buyers.ts";

/** How much of the revenue hangs on few customers. */
export const customerConcentration: Metric = {
  name: "customer_concentration",
  label: "Customer concentration",
  category: "customers",
  unit: "percent",
  version: 1,
  formula: "the share of the largest customer in the net revenue of all named customers; beside it the shares of the " +
    "largest 5 and 10, and the Herfindahl index (the sum of squared shares, 10000 where one customer is all)",
  requires: ["amount", "customer"],
  uses: ["status", "currency", "refund_amount"],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: ({ dataset }) => netMeasures(dataset, NAMED_CUSTOMERS),
  finish(measured, { dataset }) {
    const groups = netGroups(measured, dataset, NAMED_CUSTOMERS);
    if (groups.length === 0) return { value: noRows("no paid row has an amount and a customer") };
    const total = totalOf(groups);
    if (total.n <= 0n) return { value: unavailable("zero_denominator", "named customers brought no net revenue") };
    const revenues = groups.map(({ net }) => net);
    const { first: ranked } = largest(revenues, Math.max(...POLICY.concentration), (a, b) => compare(b, a));
    const top = (size: number) => share(sumOf(ranked.slice(0, size)), total);
    return {
      value: top(1),
      figures: {
        ...Object.fromEntries(POLICY.concentration.map((size) => [`top_${size}`, top(size)])),
        herfindahl: decimal(herfindahl(revenues, total)),
        customers: count(groups.length),
      },
    };
  },
  evidence: paidMeasure(NAMED_CUSTOMERS),
};

function sumOf(values: readonly Rational[]): Rational {
  return values.reduce(add, ZERO);
}

/** The sum of squared shares, times 10000. */
function herfindahl(values: readonly Rational[], total: Rational): Rational {
  const squares = sumOf(values.map((value) => multiply(value, value)));
  return multiply(divide(squares, multiply(total, total))!, rational(10000));
}
