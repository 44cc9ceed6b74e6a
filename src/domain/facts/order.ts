import { currencyExponent, type Money } from "../values/money.ts";
import { count, type Quantity } from "../values/quantity.ts";
import { compare, fromScaled, type Rational } from "../values/rational.ts";

/** Below, at or above 0 as `a` is less than, equal to or greater than `b`; both of one unit (and currency). */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return compare(rationalOf(a), rationalOf(b));
}

/** -1, 0 or 1 as the figure is below, at or above zero. */
export function signOf(quantity: Quantity): number {
  if (quantity.unit === "money") return quantity.money.minor < 0n ? -1 : quantity.money.minor > 0n ? 1 : 0;
  return Math.sign(quantity.unit === "day" ? quantity.day : quantity.number);
}

/** The figure without its sign. */
export function sizeOf(quantity: Quantity): Quantity {
  if (signOf(quantity) >= 0) return quantity;
  if (quantity.unit === "money") return { unit: "money", money: negated(quantity.money) };
  if (quantity.unit === "day") return quantity;
  return { unit: quantity.unit, number: -quantity.number };
}

/** The exact sum of amounts of one currency, or of counts; null where there are none. */
export function sumOf(quantities: readonly Quantity[]): Quantity | null {
  const [first] = quantities;
  if (first === undefined) return null;
  if (first.unit === "money") {
    const minor = quantities.reduce((sum, quantity) => sum + ("money" in quantity ? quantity.money.minor : 0n), 0n);
    return { unit: "money", money: { minor, currency: first.money.currency } };
  }
  return count(quantities.reduce((sum, quantity) => sum + ("number" in quantity ? quantity.number : 0), 0));
}

/** The shown figure as a fraction: major units of money, hundredths of the other units. */
export function rationalOf(quantity: Quantity): Rational {
  if (quantity.unit === "money") return fromScaled(quantity.money.minor, currencyExponent(quantity.money.currency));
  if (quantity.unit === "day") return fromScaled(quantity.day, 0);
  return fromScaled(BigInt(Math.round(quantity.number * 100)), 2);
}

function negated(money: Money): Money {
  return { minor: -money.minor, currency: money.currency };
}
