import { add, type Rational, subtract, ZERO } from "../values/rational.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Condition, Dimension, GroupKey, Measured, MeasuredGroup, MeasureSet } from "../measures/measure.ts";

/** Rows whose payment went through. */
export const PAID: Condition = { test: "payment", is: ["paid"] };
/** Rows whose payment was given back. */
export const REFUNDED: Condition = { test: "payment", is: ["refunded"] };
const PAID_OR_REFUNDED: Condition = { test: "payment", is: ["paid", "refunded"] };
const POSITIVE_AMOUNT: Condition = { test: "positive", role: "amount" };

/** Which rows, and grouped by what. `name` keeps several scopes of one metric apart. */
export interface PaymentScope {
  readonly name?: string;
  readonly where?: readonly Condition[];
  readonly by?: readonly Dimension[];
}

/** The measure of the amounts of paid rows, whose rows are the transactions of a scope. */
export function paidMeasure(scope: PaymentScope = {}): string {
  return named(scope, "paid_amount");
}

/**
 * The measures of net revenue; read them with `netRevenue` or `netGroups`.
 *
 * Without a refund column net is the sum of paid amounts, refunds being negative ones. With one, refunded rows count
 * their amount less their refund (all of it where the refund is blank).
 */
export function netMeasures(dataset: Dataset, scope: PaymentScope = {}): MeasureSet {
  const by = scope.by;
  const where = scope.where ?? [];
  const paid: MeasureSet = { [paidMeasure(scope)]: { op: "sum", role: "amount", where: [PAID, ...where], by } };
  if (!hasRefundColumn(dataset)) return paid;
  const refund = (test: "positive" | "negative") =>
    ({
      op: "sum",
      role: "refund_amount",
      where: [PAID_OR_REFUNDED, { test, role: "refund_amount" }, ...where],
      by,
    }) as const;
  return {
    ...paid,
    [named(scope, "refunded_amount")]: {
      op: "sum",
      role: "amount",
      where: [REFUNDED, POSITIVE_AMOUNT, { test: "present", role: "refund_amount" }, ...where],
      by,
    },
    [named(scope, "refund_column")]: refund("positive"),
    [named(scope, "refund_column_negative")]: refund("negative"),
  };
}

/** Each measure of `netMeasures` with the sign it has in net revenue. */
function terms(dataset: Dataset, scope: PaymentScope): readonly { readonly name: string; readonly sign: 1 | -1 }[] {
  const paid = { name: paidMeasure(scope), sign: 1 } as const;
  return hasRefundColumn(dataset)
    ? [
      paid,
      { name: named(scope, "refunded_amount"), sign: 1 },
      { name: named(scope, "refund_column"), sign: -1 },
      { name: named(scope, "refund_column_negative"), sign: 1 },
    ]
    : [paid];
}

/** Net revenue of a scope without groups; null where no row has an amount. */
export function netRevenue(measured: Measured, dataset: Dataset, scope: PaymentScope = {}): Rational | null {
  return terms(dataset, scope).reduce<Rational | null>((net, { name, sign }) => {
    const value = measured.value(name);
    return value ? plus(net ?? ZERO, value, sign) : net;
  }, null);
}

/** Net revenue of one group. */
export interface NetGroup {
  readonly keys: readonly GroupKey[];
  readonly net: Rational;
  /** Paid rows with an amount. */
  readonly transactions: number;
}

/** Net revenue by group. */
export function netGroups(measured: Measured, dataset: Dataset, scope: PaymentScope): readonly NetGroup[] {
  const paid = measured.groups(paidMeasure(scope)).map((group) => new PaidGroup(group));
  if (!hasRefundColumn(dataset)) return paid;
  const groups = new Map<string, NetGroup>(paid.map((group) => [JSON.stringify(group.keys), group]));
  for (const { name, sign } of terms(dataset, scope).slice(1)) {
    for (const { keys, value } of measured.groups(name)) {
      const key = JSON.stringify(keys);
      const { net, transactions } = groups.get(key) ?? { net: ZERO, transactions: 0 };
      groups.set(key, { keys, net: plus(net, value!, sign), transactions });
    }
  }
  return [...groups.values()];
}

/** A group of paid rows; its keys are read only when asked for, as there may be many groups and few shown. */
class PaidGroup implements NetGroup {
  readonly net: Rational;
  readonly transactions: number;

  constructor(private readonly group: MeasuredGroup) {
    this.net = group.value!;
    this.transactions = group.rows;
  }

  get keys(): readonly GroupKey[] {
    return this.group.keys;
  }
}

/** True where the file says how much of a payment was given back. */
export function hasRefundColumn(dataset: Dataset): boolean {
  return dataset.roles.get("refund_amount")?.numbers !== undefined;
}

/** The conditions of a sale: rows whose positive amount is in gross. */
export function soldPositive(dataset: Dataset): readonly Condition[] {
  return [hasRefundColumn(dataset) ? PAID_OR_REFUNDED : PAID, POSITIVE_AMOUNT];
}

/** The measures of gross revenue and of the money of refunded rows; read them with `sales`. */
export function salesMeasures(dataset: Dataset): MeasureSet {
  return {
    ...netMeasures(dataset),
    gross: { op: "sum", role: "amount", where: soldPositive(dataset) },
    reversed: { op: "sum", role: "amount", where: [REFUNDED, POSITIVE_AMOUNT] },
  };
}

/** The parts of revenue: gross − refunds = net. */
export interface Sales {
  readonly gross: Rational;
  readonly refunds: Rational;
  readonly net: Rational;
  /** Refunded sales that are in neither gross nor refunds, as no refund column says how much came back. */
  readonly reversed: Rational;
}

/** What `salesMeasures` came to; null where neither a paid nor a refunded row has an amount. */
export function sales(measured: Measured, dataset: Dataset): Sales | null {
  const net = netRevenue(measured, dataset);
  const reversed = hasRefundColumn(dataset) ? null : measured.value("reversed");
  if (!net && !reversed) return null;
  const gross = measured.value("gross") ?? ZERO;
  return { gross, net: net ?? ZERO, refunds: subtract(gross, net ?? ZERO), reversed: reversed ?? ZERO };
}

function plus(sum: Rational, value: Rational, sign: 1 | -1): Rational {
  return sign === 1 ? add(sum, value) : subtract(sum, value);
}

function named(scope: PaymentScope, measure: string): string {
  return scope.name ? `${scope.name}_${measure}` : measure;
}
