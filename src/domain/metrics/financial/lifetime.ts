import { divide, multiply, type Rational, rational, toNumber } from "../../values/rational.ts";
import { periodOrdinal } from "../../values/period.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import type { Measured, MeasureSet } from "../../measures/measure.ts";
import type { MetricContext, ParameterSpec } from "../metric.ts";
import { netMeasures, netRevenue, PAID } from "../payments.ts";
import { POLICY } from "../policy.ts";

export const LIFESPAN: ParameterSpec = {
  name: "lifespan_months",
  description: "how many months a customer is assumed to stay",
  default: String(POLICY.lifespanMonths),
};

/** What `lifetimeOf` needs. */
export function lifetimeMeasures({ dataset }: MetricContext): MeasureSet {
  const where = [PAID, { test: "present", role: "amount" }] as const;
  return {
    ...netMeasures(dataset),
    customers: { op: "count_distinct", role: "customer", where },
    first_day: { op: "first", role: "date", where },
    last_day: { op: "last", role: "date", where },
  };
}

/** What a customer brings over the time that customers are assumed to stay; all exact. */
export interface Lifetime {
  readonly value: Rational;
  readonly perCustomer: Rational;
  readonly monthly: Rational;
  readonly lifespan: Rational;
  readonly customers: number;
  readonly months: number;
}

/** `no_rows` without dated payments, `zero_denominator` without a customer. */
export function lifetimeOf(measured: Measured, { dataset, parameters }: MetricContext): Lifetime | Unavailable {
  const revenue = netRevenue(measured, dataset);
  const first = measured.value("first_day");
  const last = measured.value("last_day");
  if (!revenue || !first || !last) return unavailable("no_rows", "no paid row has an amount and a date");
  const customers = toNumber(measured.value("customers")!);
  const perCustomer = divide(revenue, rational(customers));
  if (!perCustomer) return unavailable("zero_denominator", "no paid row names its customer");
  const months = periodOrdinal(toNumber(last), "month") - periodOrdinal(toNumber(first), "month") + 1;
  const monthly = divide(perCustomer, rational(months))!;
  // Parameters are numbers of at most two decimals: 1.5 months.
  const lifespan = rational(Math.round((parameters.lifespanMonths ?? POLICY.lifespanMonths) * 100), 100);
  return { value: multiply(monthly, lifespan), perCustomer, monthly, lifespan, customers, months };
}
