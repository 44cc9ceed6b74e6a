import { decimalString, divideHalfAway, powerOfTen } from "./rounding.ts";

/** An exact fraction. The denominator is above 0; the fraction need not be in lowest terms. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };
export const HUNDRED: Rational = { n: 100n, d: 1n };

/** The fraction `n / d`; throws a RangeError if `d` is 0 (a bug in the caller). */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  if (denominator === 0n) throw new RangeError("A fraction can't have the denominator 0.");
  return denominator < 0n ? { n: -numerator, d: -denominator } : { n: numerator, d: denominator };
}

/** `unscaled` × 10^-`scale` as a fraction. */
export function fromScaled(unscaled: bigint | number, scale: number): Rational {
  return { n: BigInt(unscaled), d: powerOfTen(scale) };
}

/** A decimal such as "-12.50" read exactly; null if `text` isn't one. */
export function parseDecimal(text: string): Rational | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = match[3] ?? "";
  const unscaled = BigInt(match[2]! + fraction);
  return fromScaled(match[1] === "-" ? -unscaled : unscaled, fraction.length);
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** `a / b`, or null where `b` is 0. */
export function divide(a: Rational, b: Rational): Rational | null {
  return b.n === 0n ? null : rational(a.n * b.d, a.d * b.n);
}

export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

export function absolute(a: Rational): Rational {
  return a.n < 0n ? negate(a) : a;
}

/** Below, at or above 0 as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const alike = a.d === b.d;
  const left = alike ? a.n : a.n * b.d;
  const right = alike ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(a: Rational): boolean {
  return a.n === 0n;
}

/** `a` as an integer of 10^-`decimals`, rounded once, half away from zero. */
export function toScaled(a: Rational, decimals: number): bigint {
  return divideHalfAway(a.n * powerOfTen(decimals), a.d);
}

/** `a` with exactly `decimals` decimals, rounded once, half away from zero. */
export function toFixed(a: Rational, decimals: number): string {
  return decimalString(toScaled(a, decimals), decimals);
}

/** `a` as the nearest JavaScript number after rounding to `decimals` decimals. */
export function toNumber(a: Rational, decimals = 2): number {
  return Number(toFixed(a, decimals));
}
