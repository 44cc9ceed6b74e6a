/**
 * The one place Echo rounds: half away from zero, as spreadsheets do.
 *
 * @param numerator any integer
 * @param denominator any integer but 0
 * @returns the integer nearest to `numerator / denominator`, halves away from zero
 */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const negative = (numerator < 0n) !== (denominator < 0n);
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/** 10 to the power of `exponent` (a whole number, 0 or more). */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** `unscaled` × 10^-`scale` as a decimal string, exactly: `decimalString(-5n, 2)` is "-0.05". */
export function decimalString(unscaled: bigint, scale: number): string {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return negative && unscaled !== 0n ? `-${text}` : text;
}
