import { compare, divide, negate, type Rational, rational } from "../../values/rational.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import type { Measured } from "../../measures/measure.ts";
import type { MetricContext } from "../metric.ts";
import { type BookPeriod, booksOf, type Flow, knowsIncome, profitOf, totalOf } from "./books.ts";

const RECENT_MONTHS = 3;

/** What complete months burnt, all exact. Net of income where it is known. */
export interface Burn {
  readonly months: readonly BookPeriod[];
  readonly completeMonths: number;
  readonly total: Flow;
  readonly gross: Rational;
  readonly net: Rational | null;
  /** Net burn where it is known, else gross. */
  readonly rate: Rational;
  /** The median of the last three complete months. */
  readonly recent: Rational | Unavailable;
}

/** `insufficient_periods` without a complete month; the months are there all the same. */
export function burnOf(measured: Measured, context: MetricContext): Burn | (Unavailable & Pick<Burn, "months">) {
  const { periods: months } = booksOf(measured, context, "month");
  const complete = months.filter((month) => month.complete);
  const count = rational(complete.length);
  const total = totalOf(complete);
  const gross = divide(total.expense, count);
  if (!gross) return { ...unavailable("insufficient_periods", "one complete month"), months };
  const income = knowsIncome(context.dataset);
  const burnt = (flow: Flow) => income ? negate(profitOf(flow)) : flow.expense;
  const rate = divide(burnt(total), count)!;
  return {
    months,
    completeMonths: complete.length,
    total,
    gross,
    net: income ? rate : null,
    rate,
    recent: recentOf(complete.map(burnt)),
  };
}

function recentOf(burns: readonly Rational[]): Rational | Unavailable {
  const recent = burns.slice(-RECENT_MONTHS).sort(compare);
  return recent.length === RECENT_MONTHS
    ? recent[Math.floor(RECENT_MONTHS / 2)]!
    : unavailable("insufficient_periods", "three complete months");
}
