import { decodeUtf8 } from "../table/decode_text.ts";
import { currencyMark } from "./currency_marks.ts";
import type { DecimalMark } from "./dataset.ts";
import { isMissingCell } from "./missing_words.ts";
import { spaceAt, spaceBefore, trimmedEnd, trimmedStart } from "./spaces.ts";

/** What a cell is as a number: nothing, a number that no decimal mark changes, … */
export const MISSING = 0;
export const PLAIN = 1;
/** A number only with the decimal point, only with the decimal comma, or with either but not the same one. */
export const POINT_ONLY = 2;
export const COMMA_ONLY = 3;
export const EITHER = 4;
export const PERCENTAGE = 5;
export const UNREADABLE = 6;
export const NUMBER_KINDS = 7;

/** Decimals past the sixth are rounded away, half away from zero. */
export const MOST_DECIMALS = 6;

const POINT = 0x2e;
const COMMA = 0x2c;
const LONGEST_MARK = 6;

/** Digits read under one decimal mark: `units` × 10^-`decimals`. */
class Reading {
  fits = false;
  units = 0;
  decimals = 0;

  read(bytes: Uint8Array, start: number, end: number, mark: number): void {
    this.fits = false;
    this.units = 0;
    this.decimals = 0;
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
  // ’ as the Swiss write it.
  if (bytes[i] === 0xe2 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x99) return 3;
  return spaceAt(bytes, i, end);
}

/**
 * Reads one cell as a number under both decimal marks: signs before or after, parentheses, currency symbols and codes,
 * groups of thousands. One object serves all cells of a column, so that none is made per cell.
 */
export class NumberCell {
  kind: number = MISSING;
  /** The currency symbol or code that stood beside the number. */
  currency: string | null = null;

  private negative = false;
  private readonly point = new Reading();
  private readonly comma = new Reading();
  private start = 0;
  private end = 0;

  /** Reads `bytes[start, end)`. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.currency = null;
    this.negative = false;
    this.start = trimmedStart(bytes, start, end);
    this.end = trimmedEnd(bytes, this.start, end);
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

  private readFigure(bytes: Uint8Array): number {
    const percent = this.stripDecoration(bytes);
    if (percent === null) return UNREADABLE;
    this.point.read(bytes, this.start, this.end, POINT);
    this.comma.read(bytes, this.start, this.end, COMMA);
    const { point, comma } = this;
    if (!point.fits && !comma.fits) return UNREADABLE;
    if (percent) return PERCENTAGE;
    if (!comma.fits) return POINT_ONLY;
    if (!point.fits) return COMMA_ONLY;
    return point.units === comma.units && point.decimals === comma.decimals ? PLAIN : EITHER;
  }

  /**
   * Takes off one sign (or parentheses), one currency and a percent sign, in any order, and says whether there was a
   * percent sign; null if nothing is left or something stands there twice.
   */
  private stripDecoration(bytes: Uint8Array): boolean | null {
    let signed = false;
    let percent = false;
    while (this.start < this.end) {
      const sign = signLength(bytes, this.start, this.end);
      const tail = trailingMinus(bytes, this.start, this.end);
      const enclosed = bytes[this.start] === 0x28 && bytes[this.end - 1] === 0x29;
      if (sign > 0 || tail > 0 || enclosed) {
        if (signed) return null;
        signed = true;
        this.negative = bytes[this.start] !== 0x2b;
        this.start += enclosed ? 1 : sign;
        this.end -= enclosed ? 1 : sign > 0 ? 0 : tail;
      } else if (!percent && bytes[this.end - 1] === 0x25) {
        percent = true;
        this.end--;
      } else if (!this.stripCurrency(bytes)) {
        return percent;
      }
      this.start = trimmedStart(bytes, this.start, this.end);
      this.end = trimmedEnd(bytes, this.start, this.end);
    }
    return null;
  }

  private stripCurrency(bytes: Uint8Array): boolean {
    if (this.currency !== null) return false;
    let i = this.start;
    while (i < this.end && isMarkByte(bytes[i]!) && spaceAt(bytes, i, this.end) === 0) {
      if (signLength(bytes, i, this.end) > 0) break;
      i++;
    }
    if (i > this.start) {
      this.currency = markOf(bytes, this.start, i);
      if (this.currency !== null) this.start = i;
      return this.currency !== null;
    }
    let j = this.end;
    while (j > this.start && isMarkByte(bytes[j - 1]!) && spaceBefore(bytes, this.start, j) === 0) j--;
    if (j === this.end) return false;
    this.currency = markOf(bytes, j, this.end);
    if (this.currency !== null) this.end = j;
    return this.currency !== null;
  }
}

/** Letters, `$` and whatever isn't ASCII: what a currency is written with. */
function isMarkByte(byte: number): boolean {
  return byte === 0x24 || byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function markOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start === 1 && bytes[start] === 0x24) return "$";
  return end - start > LONGEST_MARK ? null : currencyMark(decodeUtf8(bytes, start, end));
}

/** The length of `+`, `-` or U+2212 at `i`. */
function signLength(bytes: Uint8Array, i: number, end: number): number {
  if (bytes[i] === 0x2d || bytes[i] === 0x2b) return 1;
  return i + 2 < end && bytes[i] === 0xe2 && bytes[i + 1] === 0x88 && bytes[i + 2] === 0x92 ? 3 : 0;
}

function trailingMinus(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 1 && bytes[end - 1] === 0x2d) return 1;
  return end - start > 3 && signLength(bytes, end - 3, end) === 3 ? 3 : 0;
}
