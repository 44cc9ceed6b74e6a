import { decodeUtf8 } from "../table/decode_text.ts";
import { divideHalfAway, powerOfTen } from "../values/rounding.ts";
import type { DecimalMark } from "./dataset.ts";
import { isMissingCell } from "./missing_words.ts";
import { type NumberMark, numberMark } from "./number_marks.ts";
import { spaceAt, spaceBefore, trimmedEnd, trimmedStart } from "./spaces.ts";

/** What a cell is as a number: nothing, a number that no decimal mark changes, … */
export const MISSING = 0;
export const PLAIN = 1;
/** A number only with the decimal point, or only with the decimal comma. */
export const POINT_ONLY = 2;
export const COMMA_ONLY = 3;
/** `1.234` and `1,234`: a number under both marks, but not the same one. */
export const EITHER_POINT = 4;
export const EITHER_COMMA = 5;
/** `12%`, and `12.5%` and `12,5%`, which show the mark all the same. */
export const PERCENTAGE = 6;
export const PERCENTAGE_POINT = 7;
export const PERCENTAGE_COMMA = 8;
export const UNREADABLE = 9;
export const NUMBER_KINDS = 10;

/** What thousands are separated with: the mark that isn't the decimal one, or something that is never a mark. */
export const GROUPED_BY_MARK = 1;
export const GROUPED_BY_SPACE = 2;

/** Decimals past the sixth are rounded away, half away from zero. */
export const MOST_DECIMALS = 6;

const POINT = 0x2e;
const COMMA = 0x2c;
const LONGEST_MARK = 12;
/** The largest power of ten that is read, far past what fits. */
const MOST_POWER = 40;
const DOLLAR: NumberMark = { currency: "$", magnitude: 0 };

/** Digits read under one decimal mark: `units` × 10^-`decimals`. */
class Reading {
  fits = false;
  units = 0;
  decimals = 0;
  /** The first byte of what separates the thousands, 0 if nothing does. */
  separator = 0;

  /** Reads the digits; with an exponent the number is theirs × 10^`exponent`, exactly. */
  read(bytes: Uint8Array, start: number, end: number, mark: number, exponent: number): void {
    this.readPlain(bytes, start, end, mark);
    if (exponent !== 0 && this.fits) this.shift(bytes, start, end, mark, exponent);
  }

  private shift(bytes: Uint8Array, start: number, end: number, mark: number, exponent: number): void {
    let digits = "0";
    let decimals = -exponent;
    let fraction = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === mark) fraction = true;
      if (byte < 0x30 || byte > 0x39) continue;
      digits += String.fromCharCode(byte);
      if (fraction) decimals++;
    }
    const whole = BigInt(digits) * powerOfTen(Math.max(0, -decimals));
    this.decimals = Math.min(Math.max(0, decimals), MOST_DECIMALS);
    const units = Number(divideHalfAway(whole, powerOfTen(Math.max(0, decimals - MOST_DECIMALS))));
    // A double past 2^53 isn't the very number any more; it only has to stay too large.
    this.units = Math.min(units, Number.MAX_VALUE);
  }

  private readPlain(bytes: Uint8Array, start: number, end: number, mark: number): void {
    this.fits = false;
    this.units = 0;
    this.decimals = 0;
    this.separator = 0;
    const other = mark === POINT ? COMMA : POINT;
    let separator = 0;
    let run = 0;
    let first = 0;
    let threes = true;
    let twos = true;
    let i = start;
    while (i < end && bytes[i] !== mark) {
      const byte = bytes[i]!;
      if (byte >= 0x30 && byte <= 0x39) {
        this.take(byte - 0x30);
        run++;
        i++;
        continue;
      }
      const length = separatorLength(bytes, i, end, other);
      if (length === 0 || run === 0 || (separator !== 0 && separator !== byte)) return;
      if (separator === 0) first = run;
      else if (run !== 3) threes = false;
      if (separator !== 0 && run !== 2) twos = false;
      separator = byte;
      run = 0;
      i += length;
    }
    this.separator = separator;
    const grouped = separator !== 0;
    const western = threes && first <= 3;
    const indian = twos && first <= 2;
    if (grouped && (run !== 3 || bytes[start] === 0x30 || !(western || indian))) return;
    if (i === end) this.fits = run > 0;
    else this.fits = this.readFraction(bytes, i + 1, end) && (run > 0 || end > i + 1);
  }

  private readFraction(bytes: Uint8Array, start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      const digit = bytes[i]! - 0x30;
      if (digit < 0 || digit > 9) return false;
      if (this.decimals < MOST_DECIMALS) {
        this.take(digit);
        this.decimals++;
      } else if (i === start + MOST_DECIMALS && digit >= 5) {
        this.units++;
      }
    }
    return true;
  }

  private take(digit: number): void {
    // Past 2^53 no double is the very number any more; it only has to stay too large.
    if (this.units <= Number.MAX_SAFE_INTEGER) this.units = this.units * 10 + digit;
  }
}

function separatorLength(bytes: Uint8Array, i: number, end: number, other: number): number {
  if (bytes[i] === other || bytes[i] === 0x27) return 1;
  // ’ as the Swiss write it, and the acute accent that stands beside it on their keyboards.
  if (bytes[i] === 0xe2 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x99) return 3;
  if (bytes[i] === 0xc2 && bytes[i + 1] === 0xb4) return 2;
  // A line break or an invisible mark stands between two numbers rather than within one.
  const isControl = bytes[i]! < 0x20 || (bytes[i] === 0xe2 && bytes[i + 2]! >= 0x8b && bytes[i + 2]! <= 0x8f);
  return isControl ? 0 : spaceAt(bytes, i, end);
}

/**
 * Reads one cell as a number under both decimal marks: signs before or after, parentheses, currency symbols and codes,
 * groups of thousands, `1.5E+05`, `1.5k`. One object serves all cells of a column, so that none is made per cell.
 */
export class NumberCell {
  kind: number = MISSING;
  /** The currency symbol or code that stood beside the number. */
  currency: string | null = null;
  /** The power of ten that a `k` or `Mio.` beside the number stands for; 0 without one. */
  magnitude = 0;

  private negative = false;
  private percent = false;
  private signed = false;
  private readonly marks = new Map<string, NumberMark>();
  private readonly point = new Reading();
  private readonly comma = new Reading();
  private start = 0;
  private end = 0;

  /** Reads `bytes[start, end)`. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.currency = null;
    this.magnitude = 0;
    this.negative = false;
    this.percent = false;
    this.signed = false;
    this.start = trimmedStart(bytes, start, end);
    this.end = trimmedEnd(bytes, this.start, end);
    if (this.start < this.end && isDigit(bytes[this.start]!)) {
      this.kind = this.readFigure(bytes);
      return;
    }
    this.stripTextMark(bytes);
    this.kind = isMissingCell(bytes, this.start, this.end) ? MISSING : this.readFigure(bytes);
  }

  /** The number's units under `mark`, NaN if it doesn't fit; `decimalsUnder` says of what. */
  unitsUnder(mark: DecimalMark): number {
    const reading = mark === "." ? this.point : this.comma;
    if (!reading.fits || this.kind >= PERCENTAGE || this.kind === MISSING) return NaN;
    return this.negative && reading.units !== 0 ? -reading.units : reading.units;
  }

  decimalsUnder(mark: DecimalMark): number {
    return (mark === "." ? this.point : this.comma).decimals;
  }

  /** How the thousands are separated under `mark`; 0 if they aren't. */
  groupingUnder(mark: DecimalMark): number {
    const { separator } = mark === "." ? this.point : this.comma;
    if (separator === 0) return 0;
    return separator === (mark === "." ? COMMA : POINT) ? GROUPED_BY_MARK : GROUPED_BY_SPACE;
  }

  /** Excel marks a number kept as text with `'123`, and some programs write `="123"`. */
  private stripTextMark(bytes: Uint8Array): void {
    const length = this.end - this.start;
    if (length > 1 && bytes[this.start] === 0x27) {
      this.start++;
    } else if (
      length > 3 && bytes[this.start] === 0x3d && bytes[this.start + 1] === 0x22 && bytes[this.end - 1] === 0x22
    ) {
      this.start += 2;
      this.end--;
    }
  }

  private readFigure(bytes: Uint8Array): number {
    const { start, end } = this;
    if (!this.stripDecoration(bytes)) {
      // "$ -" is how Excel's accounting format shows that there is nothing.
      const dash = this.start >= this.end && this.currency !== null && this.signed && !isDigit(bytes[end - 1]!);
      return dash && bytes[start] !== 0x28 ? MISSING : UNREADABLE;
    }
    const power = this.stripPower(bytes);
    const exponent = power ?? this.magnitude;
    const { point, comma } = this;
    point.read(bytes, this.start, this.end, POINT, exponent);
    comma.read(bytes, this.start, this.end, COMMA, exponent);
    if (power !== null) {
      if (point.separator !== 0) point.fits = false;
      if (comma.separator !== 0) comma.fits = false;
    }
    if ((!point.fits && !comma.fits) || (exponent !== 0 && this.percent)) return UNREADABLE;
    if (!comma.fits) return this.percent ? PERCENTAGE_POINT : POINT_ONLY;
    if (!point.fits) return this.percent ? PERCENTAGE_COMMA : COMMA_ONLY;
    if (this.percent) return PERCENTAGE;
    if (point.units === comma.units && point.decimals === comma.decimals) return PLAIN;
    return bytes.subarray(this.start, this.end).includes(POINT) ? EITHER_POINT : EITHER_COMMA;
  }

  /** Takes `E+05` off; null if there is none. Without a sign it could as well be a code such as `1e5`. */
  private stripPower(bytes: Uint8Array): number | null {
    let i = this.end - 1;
    const least = Math.max(this.start + 1, this.end - 4);
    while (i >= least && isDigit(bytes[i]!)) i--;
    if (i === this.end - 1 || i < least || (bytes[i] !== 0x2b && bytes[i] !== 0x2d)) return null;
    if ((bytes[i - 1]! | 0x20) !== 0x65 || this.magnitude !== 0) return null;
    let power = 0;
    for (let digit = i + 1; digit < this.end; digit++) power = power * 10 + bytes[digit]! - 0x30;
    if (power > MOST_POWER) return null;
    const isNegative = bytes[i] === 0x2d;
    this.end = i - 1;
    return isNegative ? -power : power;
  }

  /**
   * Takes off one sign (or parentheses), one currency, one magnitude and a percent sign, in any order; false if nothing
   * is left or something stands there twice.
   */
  private stripDecoration(bytes: Uint8Array): boolean {
    while (this.start < this.end) {
      const ends = isDigit(bytes[this.end - 1]!);
      if (ends && isDigit(bytes[this.start]!)) return true;
      const sign = signLength(bytes, this.start, this.end);
      const dash = ends || sign > 0 ? 0 : priceDash(bytes, this.start, this.end);
      const tail = ends || sign > 0 ? 0 : trailingMinus(bytes, this.start, this.end);
      const enclosed = bytes[this.start] === 0x28 && bytes[this.end - 1] === 0x29;
      if (dash > 0) {
        this.end -= dash;
      } else if (sign > 0 || tail > 0 || enclosed) {
        if (this.signed) return false;
        this.signed = true;
        this.negative = bytes[this.start] !== 0x2b;
        this.start += enclosed ? 1 : sign;
        this.end -= enclosed ? 1 : tail;
      } else if (!this.percent && bytes[this.end - 1] === 0x25) {
        this.percent = true;
        this.end--;
      } else if (!this.percent && bytes[this.start] === 0x25) {
        this.percent = true;
        this.start++;
      } else if (!this.stripMark(bytes)) {
        return true;
      }
      this.start = trimmedStart(bytes, this.start, this.end);
      this.end = trimmedEnd(bytes, this.start, this.end);
    }
    return false;
  }

  private stripMark(bytes: Uint8Array): boolean {
    let i = this.start;
    while (i < this.end && isMarkByte(bytes[i]!) && spaceAt(bytes, i, this.end) === 0) {
      if (signLength(bytes, i, this.end) > 0) break;
      i++;
    }
    if (i > this.start && this.note(bytes, this.start, i, true)) {
      this.start = i;
      return true;
    }
    // "$.50": the point is the number's.
    if (i > this.start + 1 && bytes[i - 1] === POINT && this.note(bytes, this.start, i - 1, true)) {
      this.start = i - 1;
      return true;
    }
    let j = this.end;
    while (j > this.start && isMarkByte(bytes[j - 1]!) && spaceBefore(bytes, this.start, j) === 0) j--;
    if (j < this.end && bytes[j] === POINT) j++;
    if (j >= this.end || !this.note(bytes, j, this.end, false)) return false;
    this.end = j;
    return true;
  }

  private markOf(text: string): NumberMark | null {
    const known = this.marks.get(text);
    if (known !== undefined) return known;
    const found = numberMark(text);
    if (found !== null) this.marks.set(text, found);
    return found;
  }

  /** Notes what `bytes[start, end)` says beside the number; false if it says nothing, or something said already. */
  private note(bytes: Uint8Array, start: number, end: number, before: boolean): boolean {
    if (end - start > LONGEST_MARK) return false;
    const found = end - start === 1 && bytes[start] === 0x24 ? DOLLAR : this.markOf(decodeUtf8(bytes, start, end));
    if (found === null) return false;
    if ((before && found.magnitude !== 0)) return false;
    if (found.currency !== null && this.currency !== null) return false;
    if (found.magnitude !== 0 && this.magnitude !== 0) return false;
    this.currency ??= found.currency;
    this.magnitude ||= found.magnitude;
    return true;
  }
}

/** Letters, `$`, whatever isn't ASCII, and the `.` and `/` of "kr." and "S/": what stands beside numbers. */
function isMarkByte(byte: number): boolean {
  return byte === 0x24 || byte === POINT || byte === 0x2f || byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** The length of `+`, `-`, U+2212 or a hyphen or short dash used as one (U+2010 to U+2013) at `i`. */
function signLength(bytes: Uint8Array, i: number, end: number): number {
  if (bytes[i] === 0x2d || bytes[i] === 0x2b) return 1;
  if (i + 2 >= end || bytes[i] !== 0xe2) return 0;
  if (bytes[i + 1] === 0x88) return bytes[i + 2] === 0x92 ? 3 : 0;
  return bytes[i + 1] === 0x80 && bytes[i + 2]! >= 0x90 && bytes[i + 2]! <= 0x93 ? 3 : 0;
}

function trailingMinus(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 1 && bytes[end - 1] === 0x2d) return 1;
  return end - start > 3 && signLength(bytes, end - 3, end) === 3 ? 3 : 0;
}

/** The length of the dash that stands for no cents: `25,-`, `25.--`, `25.–`. */
function priceDash(bytes: Uint8Array, start: number, end: number): number {
  let i = end;
  if (bytes[i - 1] === 0x2d) {
    while (i > start && bytes[i - 1] === 0x2d && end - i < 2) i--;
  } else if (i - 3 > start && bytes[i - 3] === 0xe2 && bytes[i - 2] === 0x80) {
    if (bytes[i - 1] === 0x93 || bytes[i - 1] === 0x94) i -= 3;
  }
  if (i === end || i - 2 < start || !isDigit(bytes[i - 2]!)) return 0;
  return bytes[i - 1] === POINT || bytes[i - 1] === COMMA ? end - i : 0;
}
