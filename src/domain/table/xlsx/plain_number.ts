/** So many digits a spreadsheet keeps of a number; what stands behind them is the noise of binary fractions. */
const SIGNIFICANT_DIGITS = 15;

/**
 * A number as plain decimal digits, no exponent and no noise: 0.30000000000000004 is "0.3", 1e21 a one with 21 zeros.
 * Whole numbers that a double holds exactly keep all their digits.
 */
export function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const [mantissa, exponent] = Math.abs(value).toExponential(SIGNIFICANT_DIGITS - 1).split("e") as [string, string];
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  return (value < 0 ? "-" : "") + withPoint(digits, Number(exponent) + 1);
}

/**
 * A plain number that can't be taken for one with a group of thousands: "1.234" as text may be one thousand two hundred
 * and thirty-four, "1.2340" may not.
 */
export function withoutDoubt(plain: string): string {
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(plain) ? `${plain}0` : plain;
}

/** A hundred times a plain number, digit by digit: "0.125" is "12.5". */
export function hundredfold(plain: string): string {
  const negative = plain.startsWith("-");
  const [whole = "", fraction = ""] = plain.slice(negative ? 1 : 0).split(".");
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  if (digits === "") return "0";
  const leading = whole.length + fraction.length - digits.length;
  return (negative ? "-" : "") + withPoint(digits.replace(/0+$/, ""), whole.length - leading + 2);
}

/** `digits` with the decimal point behind the first `place` of them (before them where that is negative). */
function withPoint(digits: string, place: number): string {
  if (place <= 0) return `0.${"0".repeat(-place)}${digits}`;
  if (place >= digits.length) return digits + "0".repeat(place - digits.length);
  return `${digits.slice(0, place)}.${digits.slice(place)}`;
}
