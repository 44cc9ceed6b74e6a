import { count, type Figure, money } from "../values/quantity.ts";
import { add, compare, divide, type Rational, rational, ZERO } from "../values/rational.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Measured } from "../measures/measure.ts";
import { noRows, share } from "./figures.ts";
import { largest, OTHERS } from "./largest.ts";
import type { Part } from "./metric.ts";
import { type NetGroup, netGroups, type PaymentScope } from "./payments.ts";

/** Net revenue split by one text. */
export interface RevenueParts {
  /** The parts with most, ties by label. */
  readonly largest: readonly Part[];
  /** What all other parts come to, as one; null where there are none. */
  readonly others: Part | null;
  /** How many parts there are, and their net revenue. */
  readonly count: number;
  readonly total: Rational;
  /** The net revenue of `largest`. */
  readonly largestNet: Rational;
}

/** The `limit` largest parts of net revenue by the text that a scope groups by; shares are of the total. */
export function revenueParts(
  measured: Measured,
  dataset: Dataset,
  scope: PaymentScope,
  currency: string,
  limit: number,
): RevenueParts {
  const groups = netGroups(measured, dataset, scope);
  const total = totalOf(groups);
  const { first, rest } = largest(groups, limit, byNet);
  const part = (label: string, group: Sum): Part => ({ label, figures: partFigures(group, total, currency) });
  return {
    largest: first.map((group) => part(labelOf(group), group)),
    others: rest.length > 0 ? part(OTHERS, { net: totalOf(rest), transactions: transactionsOf(rest) }) : null,
    count: groups.length,
    total,
    largestNet: totalOf(first),
  };
}

type Sum = Pick<NetGroup, "net" | "transactions">;

function labelOf({ keys }: NetGroup): string {
  return String(keys[0]);
}

function byNet(a: NetGroup, b: NetGroup): number {
  return compare(b.net, a.net) || (labelOf(a) < labelOf(b) ? -1 : 1);
}

/** The net revenue of all groups. */
export function totalOf(groups: readonly Sum[]): Rational {
  return groups.reduce((sum, { net }) => add(sum, net), ZERO);
}

function transactionsOf(groups: readonly Sum[]): number {
  return groups.reduce((sum, { transactions }) => sum + transactions, 0);
}

function partFigures({ net, transactions }: Sum, total: Rational, currency: string): Record<string, Figure> {
  const average = divide(net, rational(transactions));
  return {
    revenue: money(net, currency),
    share: share(net, total),
    transactions: count(transactions),
    average: average ? money(average, currency) : noRows("no paid row has an amount"),
  };
}
