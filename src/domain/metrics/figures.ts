import { type Figure, percent } from "../values/quantity.ts";
import { divide, type Rational } from "../values/rational.ts";
import { relativeChange } from "../values/change.ts";
import { type Unavailable, unavailable } from "../values/reason.ts";

/** Why there is no figure where no row counts. */
export function noRows(detail: string): Unavailable {
  return unavailable("no_rows", detail);
}

/** `part / whole` as percent; a whole of 0 or below has no shares. */
export function share(part: Rational, whole: Rational): Figure {
  if (whole.n < 0n) return unavailable("negative_base", "the whole is below zero");
  const fraction = divide(part, whole);
  return fraction ? percent(fraction) : unavailable("zero_denominator", "the whole is zero");
}

/** The change from `before` to `now` in percent of `before`. */
export function changeInPercent(now: Rational, before: Rational): Figure {
  const change = relativeChange(now, before);
  return "unit" in change ? change : percent(change);
}
