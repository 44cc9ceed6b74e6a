import { count, type Figure } from "../../values/quantity.ts";
import { add, multiply, type Rational, ZERO } from "../../values/rational.ts";
import { NO_DAY } from "../../values/day.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import type { GroupKey, Measured, MeasuredGroup, MeasureSet } from "../../measures/measure.ts";
import type { MetricContext } from "../metric.ts";
import { PAID } from "../payments.ts";
import { paymentClassOf, POLICY } from "../policy.ts";
import { type BillingInterval, perMonth, readInterval, serviceEnd } from "./interval.ts";

/** The monthly recurring revenue of a file's rows, exact. */
export interface RecurringRevenue {
  readonly monthly: Rational;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly notes: readonly string[];
}

/** The measures of `recurringRevenue`. Where nothing recurs, which rows might have is all there is to say. */
export function recurringMeasures({ asOf, dataset, parameters }: MetricContext): MeasureSet {
  if (!dataset.roles.has("interval") && parameters.interval === undefined) {
    return { charges: { op: "count", role: "amount", where: [PAID] } };
  }
  return {
    statuses: { op: "count", where: [{ test: "present", role: "status" }], by: [{ by: "role", role: "status" }] },
    charges: {
      op: "sum",
      role: "amount",
      where: [
        PAID,
        { test: "positive", role: "amount" },
        { test: "outside", role: "end_date", start: NO_DAY, end: asOf + 1 },
      ],
      by: [{ by: "role", role: "interval" }, { by: "role", role: "customer" }, { by: "period", unit: "day" }],
    },
  };
}

/** What a file says recurs each month as of a day, or why it says nothing of the kind. */
export function recurringRevenue(measured: Measured, context: MetricContext): RecurringRevenue | Unavailable {
  const { dataset, parameters } = context;
  const given = parameters.interval === undefined ? null : readInterval(parameters.interval);
  if (parameters.interval !== undefined && !given) {
    return unavailable("missing_parameter", "a billing interval such as month, year or every 3 months");
  }
  if (!dataset.roles.has("interval") && !given) {
    return unavailable("not_recurring", "no column says how often a payment recurs");
  }
  const intervalOf = (text: GroupKey | undefined) => text === "" && given ? given : readInterval(String(text));
  const words = measured.groups("statuses").map(({ keys }) => wordOf(keys[0]!));
  const snapshot = isSnapshot(words, context);
  if (!snapshot && !dataset.roles.has("customer")) return unavailable("missing_role", "customer");
  const all = measured.groups("charges").map(chargeOf(intervalOf));
  const charges = snapshot ? all : latestCharges(all, context);
  const unknown = charges.filter(({ interval }) => !interval);
  if (charges.length > 0 && unknown.length === charges.length) {
    return unavailable("not_recurring", "no row names a billing interval that Echo knows");
  }
  const recurring = charges.filter(({ interval }) => interval && interval.unit !== "once");
  const named = new Set(recurring.map(({ customer }) => customer));
  named.delete("");
  return {
    monthly: monthlySum(recurring),
    figures: {
      subscribers: dataset.roles.has("customer") ? count(named.size) : unavailable("missing_role", "customer"),
      subscriptions: count(rowsOf(recurring)),
      unknown_intervals: count(rowsOf(unknown)),
    },
    notes: [
      ...(snapshot ? [] : ["Each customer counts with the latest payment whose service still runs."]),
      ...(words.includes("past_due") ? ["Past due subscriptions do not count, as their age is not known."] : []),
      ...(words.includes("trialing") ? ["Trials do not count."] : []),
    ],
  };
}

/** What a customer pays per interval: one or more rows. */
interface Charge {
  readonly interval: BillingInterval | null;
  readonly customer: string;
  /** The day of payment, null where the rows have none. */
  readonly day: number | null;
  readonly amount: Rational;
  readonly rows: number;
}

function chargeOf(intervalOf: (text: GroupKey | undefined) => BillingInterval | null) {
  return ({ keys: [interval, customer, day], value, rows }: MeasuredGroup): Charge => ({
    interval: intervalOf(interval),
    customer: String(customer),
    day: typeof day === "number" ? day : null,
    amount: value!,
    rows,
  });
}

function wordOf(status: GroupKey): string {
  return String(status).toLowerCase().replace(/[\s-]+/g, "_");
}

/**
 * True where each row is a subscription as it stands, not one of its payments: the file has subscription ids or end
 * dates, or no dates at all, or its status words are those of subscriptions and none is only a payment's.
 */
function isSnapshot(words: readonly string[], { dataset }: MetricContext): boolean {
  if (dataset.roles.has("subscription_id") || dataset.roles.has("end_date") || !dataset.span) return true;
  const ofSubscriptions = new Set<string>(POLICY.subscriptionWords);
  return words.some((word) => ofSubscriptions.has(word)) &&
    words.every((word) => paymentClassOf(word) !== "paid" || ofSubscriptions.has(word));
}

/** Of each customer the charges of the latest day whose service covers the day the figures speak of. */
function latestCharges(charges: readonly Charge[], { asOf }: MetricContext): readonly Charge[] {
  const covering = charges.filter(({ day, interval }) =>
    day !== null && (!interval || interval.unit === "once" || serviceEnd(day, interval) > asOf)
  );
  const latest = new Map<string, number>();
  for (const { customer, day, interval } of covering) {
    if (interval) latest.set(customer, Math.max(day!, latest.get(customer) ?? NO_DAY));
  }
  return covering.filter(({ customer, day, interval }) => !interval || latest.get(customer) === day);
}

/** Amounts are added up within equal intervals first, so that the fraction stays small; exact either way. */
function monthlySum(charges: readonly Charge[]): Rational {
  const sums = new Map<string, { readonly factor: Rational; sum: Rational }>();
  for (const { interval, amount } of charges) {
    const factor = perMonth(interval!);
    const key = `${factor.n}/${factor.d}`;
    const entry = sums.get(key) ?? { factor, sum: ZERO };
    entry.sum = add(entry.sum, amount);
    sums.set(key, entry);
  }
  return [...sums.values()].reduce((total, { factor, sum }) => add(total, multiply(sum, factor)), ZERO);
}

function rowsOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, { rows }) => sum + rows, 0);
}
