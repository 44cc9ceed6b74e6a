import { money } from "../../values/quantity.ts";
import { absolute, add, compare, type Rational, subtract, ZERO } from "../../values/rational.ts";
import type { Role } from "../../schema/role.ts";
import { datedIn, lastTwoComplete } from "../compare.ts";
import { noRows } from "../figures.ts";
import { largest, OTHERS } from "../largest.ts";
import type { Metric, MetricContext } from "../metric.ts";
import { netGroups, netMeasures, paidMeasure, type PaymentScope } from "../payments.ts";
import { POLICY } from "../policy.ts";

/** What moved net revenue between the last two complete periods, split by `role`; the parts add up to the change. */
function revenueChangeBy(role: Role): Metric {
  return {
    name: `revenue_change_by_${role}`,
    label: `Revenue change by ${role}`,
    category: "revenue",
    unit: "money",
    version: 1,
    formula:
      `net revenue of the last complete period − that of the period before, for each ${role}, the largest change ` +
      `first; rows without a ${role} are a part of their own, ` +
      `all beyond the largest ${POLICY.largestParts} are one part, so that the parts add up to the whole change`,
    requires: ["amount", "date", role],
    uses: ["status", "currency", "refund_amount"],
    additive: false,
    higherIsBetter: true,
    perCurrency: true,
    measures: (context) => netMeasures(context.dataset, scopeOf(role, context)),
    finish(measured, context) {
      const { dataset, currency } = context;
      const compared = lastTwoComplete(context);
      if ("unit" in compared) return { value: compared };
      const byLabel = new Map<string, { current: Rational; previous: Rational }>();
      for (const { keys: [ordinal, key], net } of netGroups(measured, dataset, scopeOf(role, context))) {
        const label = String(key);
        const movement = byLabel.get(label) ?? { current: ZERO, previous: ZERO };
        movement[ordinal === compared.current.ordinal ? "current" : "previous"] = net;
        byLabel.set(label, movement);
      }
      if (byLabel.size === 0) return { value: noRows("no paid row of either period has an amount") };
      const movements = Array.from(byLabel, ([label, { current, previous }]) => ({
        label,
        ...moved(current, previous),
      }));
      const whole = together(movements);
      const { first, rest } = largest(movements, POLICY.largestParts, byMagnitude);
      const parts = rest.length > 0 ? [...first, { label: OTHERS, ...without(whole, together(first)) }] : first;
      return {
        value: money(whole.change, currency),
        parts: parts.map(({ label, current, previous, change }) => ({
          label,
          figures: {
            current: money(current, currency),
            previous: money(previous, currency),
            change: money(change, currency),
          },
        })),
        period: compared.current,
      };
    },
    evidence: paidMeasure(),
  };
}

/** Net revenue of both periods. */
interface Movement {
  readonly current: Rational;
  readonly previous: Rational;
  readonly change: Rational;
}

function moved(current: Rational, previous: Rational): Movement {
  return { current, previous, change: subtract(current, previous) };
}

function together(movements: readonly Movement[]): Movement {
  const sum = (name: keyof Movement) => movements.reduce((total, movement) => add(total, movement[name]), ZERO);
  return moved(sum("current"), sum("previous"));
}

function without(whole: Movement, part: Movement): Movement {
  return moved(subtract(whole.current, part.current), subtract(whole.previous, part.previous));
}

type Labelled = Movement & { readonly label: string };

function byMagnitude(a: Labelled, b: Labelled): number {
  return compare(absolute(b.change), absolute(a.change)) || (a.label < b.label ? -1 : 1);
}

/** The rows of both periods, by period and text. */
function scopeOf(role: Role, context: MetricContext): PaymentScope {
  const compared = lastTwoComplete(context);
  return {
    where: "unit" in compared ? [] : [datedIn({ start: compared.previous.start, end: compared.current.end })],
    by: [{ by: "period", unit: context.period }, { by: "role", role }],
  };
}

export const revenueChangeByProduct = revenueChangeBy("product");
export const revenueChangeByCustomer = revenueChangeBy("customer");
export const revenueChangeByChannel = revenueChangeBy("channel");
