import { count, money, type Quantity } from "../../values/quantity.ts";
import { divide, type Rational, toNumber } from "../../values/rational.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import { type Role, ROLE_KINDS } from "../../schema/role.ts";
import type { Dimension, Measured, MeasureSet } from "../../measures/measure.ts";
import type { Outcome } from "../metric.ts";

/** A role's sum as it is shown: money, or how many (of which a platform may attribute parts). */
export function amountOf(role: Role, sum: Rational, currency: string): Quantity {
  return ROLE_KINDS[role] === "money" ? money(sum, currency) : count(toNumber(sum));
}

/** One role's sum over the rows that have another one too: the name of its measure. */
export function pairedName(role: Role, beside: Role): string {
  return `${role}_beside_${beside}`;
}

/** The sums of both roles over the rows that have both, by `pairedName`. */
export function pairedMeasures(a: Role, b: Role, by?: readonly Dimension[]): MeasureSet {
  const where = [{ test: "present", role: a }, { test: "present", role: b }] as const;
  return {
    [pairedName(a, b)]: { op: "sum", role: a, where, by },
    [pairedName(b, a)]: { op: "sum", role: b, where, by },
  };
}

/** `pairedMeasures`, with counts of the rows that have only one of the two. */
export function ratioMeasures(numerator: Role, denominator: Role): MeasureSet {
  return {
    ...pairedMeasures(numerator, denominator),
    incomplete_numerator: {
      op: "count",
      where: [{ test: "present", role: numerator }, { test: "absent", role: denominator }],
    },
    incomplete_denominator: {
      op: "count",
      where: [{ test: "present", role: denominator }, { test: "absent", role: numerator }],
    },
  };
}

/** The ratio of two sums, or why there is none. */
export function quotient(
  numerator: Rational | null,
  denominator: Rational | null,
  of: Role,
): Rational | Unavailable {
  if (!numerator || !denominator) return unavailable("no_rows", `no row has a value of ${of} and its counterpart`);
  return divide(numerator, denominator) ?? unavailable("zero_denominator", `${of} add up to zero`);
}

/** What `ratioMeasures` came to. */
export interface Ratio {
  readonly value: Rational | Unavailable;
  /** Both sums, under the roles' names. */
  readonly figures: NonNullable<Outcome["figures"]>;
  readonly rowsExcluded: number;
  readonly notes: readonly string[];
}

export function ratioOf(measured: Measured, numerator: Role, denominator: Role, currency: string): Ratio {
  const above = measured.value(pairedName(numerator, denominator));
  const below = measured.value(pairedName(denominator, numerator));
  const rowsExcluded = toNumber(measured.value("incomplete_numerator")!) +
    toNumber(measured.value("incomplete_denominator")!);
  return {
    value: quotient(above, below, denominator),
    figures: above && below
      ? { [numerator]: amountOf(numerator, above, currency), [denominator]: amountOf(denominator, below, currency) }
      : {},
    rowsExcluded,
    notes: rowsExcluded > 0 ? [`Rows without both ${numerator} and ${denominator} are left out.`] : [],
  };
}

/** `value` as `show` has it, unless there is none. */
export function shownRatio(value: Rational | Unavailable, show: (value: Rational) => Quantity): Quantity | Unavailable {
  return "n" in value ? show(value) : value;
}
