import type { Day } from "./day.ts";
import { type Money, toMoney } from "./money.ts";
import { HUNDRED, multiply, type Rational, toNumber } from "./rational.ts";
import type { Unavailable } from "./reason.ts";

/** What a figure counts: money in a currency; percent (12.5 is 12.5 %); points (difference of percents). */
export type Unit = "money" | "percent" | "points" | "ratio" | "months" | "number" | "count" | "day";

/** A figure ready to be shown: rounded once, never NaN or infinite. */
export type Quantity =
  | { readonly unit: "money"; readonly money: Money }
  | { readonly unit: "percent" | "points" | "ratio" | "months" | "number" | "count"; readonly number: number }
  | { readonly unit: "day"; readonly day: Day };

/** A figure, or why there is none. Tell them apart by `unit === "none"`. */
export type Figure = Quantity | Unavailable;

/** True where the figure is known. */
export function isKnown(figure: Figure): figure is Quantity {
  return figure.unit !== "none";
}

/** `amount` in major units of `currency`, rounded once. */
export function money(amount: Rational, currency: string): Quantity {
  return { unit: "money", money: toMoney(amount, currency) };
}

/** The fraction `share` as percent (0.5 becomes 50), rounded once to two decimals. */
export function percent(share: Rational): Quantity {
  return { unit: "percent", number: toNumber(multiply(share, HUNDRED)) };
}

/** A plain number rounded once to two decimals. */
export function decimal(value: Rational, unit: "ratio" | "months" | "number" | "points" = "number"): Quantity {
  return { unit, number: toNumber(value) };
}

/** A whole number of things. */
export function count(value: number): Quantity {
  return { unit: "count", number: value };
}

/** A calendar day. */
export function onDay(day: Day): Quantity {
  return { unit: "day", day };
}
