import { divide, type Rational, subtract } from "./rational.ts";
import { type Unavailable, unavailable } from "./reason.ts";

/**
 * The change from `before` to `now` as a fraction of `before`: (now − before) / before.
 *
 * A base of 0 or below has no meaningful percent change: `zero_denominator`, `negative_base`.
 */
export function relativeChange(now: Rational, before: Rational): Rational | Unavailable {
  if (before.n < 0n) return unavailable("negative_base", "the earlier figure is below zero");
  return divide(subtract(now, before), before) ??
    unavailable("zero_denominator", "the earlier figure is zero");
}
