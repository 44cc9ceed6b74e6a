import { decodeUtf8 } from "../table/decode_text.ts";
import { type Day, dayOf, NO_DAY, weekday } from "../values/day.ts";
import type { DateOrder } from "./dataset.ts";
import { isMissingCell } from "./missing_words.ts";
import { namedDate } from "./named_date.ts";
import { EXCEL_EPOCH, instantOf, type NumericDate, numericDate } from "./numeric_date.ts";
import { fullYear } from "./short_year.ts";
import { spaceAt, trimmedEnd, trimmedStart } from "./spaces.ts";
import { weekdaysNamed } from "./weekday_names.ts";

/**
 * What a cell is as a date. Kinds 1 to 7 are days that hang on the order of the parts: the orders they read in, as bits.
 * So are those above `LONG_YEAR`, whose year has four digits.
 */
export const NO_DATE = 0;
export const READS_DMY = 1;
export const READS_MDY = 2;
export const READS_YMD = 4;
export const EVERY_ORDER = 7;
/** A day that no order changes. */
export const FIXED_DAY = 8;
/** Days that begin with a year of four digits, by whether the month can follow, the day, or either. */
export const YEAR_MONTH_DAY = 9;
export const YEAR_EITHER = 10;
export const YEAR_DAY_MONTH = 11;
/** Numbers, by what they can be: dates only where the column holds nothing else. */
export const NUMERIC_KINDS: Readonly<Record<NumericDate, number>> = {
  serial: 12,
  seconds: 13,
  milliseconds: 14,
  microseconds: 15,
  nanoseconds: 16,
  month: 17,
  year: 18,
};
export const NOT_A_DATE = 19;
export const LONG_YEAR = 20;
export const DATE_KINDS = 24;

/** The orders, as bits, that a cell of a kind reads in; 0 where it doesn't hang on one. */
export function ordersOf(kind: number): number {
  return kind <= EVERY_ORDER ? kind : kind > LONG_YEAR ? kind - LONG_YEAR : 0;
}

const NO_ZONE = NaN;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

const POINT = 0x2e;
/** In bytes; no cell that is a date is longer. */
const LONGEST_NAMED = 120;
const NARROW_SPACES = /[\u00a0\u202f\u2009]/g;
const NUMBER = /^\d{4,19}(?:[.,]\d+)?$/;
const WEEKDAY = /^(\p{L}+(?:-feira)?)\.?,? *(?=[\p{L}\d])/u;
// Between a day and a time: "at" as English, German, French, Spanish, Italian and Dutch say it.
const AT = /^(?:[ \u00a0\u202f]|,)*(?:at|um|à|a las|alle|ore|às|om)[ \u00a0\u202f]+(?=\d)/i;
const ZONE =
  /^(?:(?:z|utc|gmt)? ?([+-])(\d{2}|\d(?!\d)):?(\d{2})?(?: utc| gmt)?|z|utc|gmt)(?: ?\([^()]*\)| ?\[[^[\]]*\])?$/i;

/**
 * Reads one cell as a calendar day: `2024-01-31`, `2024-01-31T23:30:00-05:00`, `31/01/2024`, `31.1.24`, `Jan 31, 2024`,
 * `20240131`, each with or without a time; as the first day of a period: `2024-01`, `Q1 2024`; as a number that can be a
 * date: `45322`, `1706659200`. One object serves all cells of a column, so that none is made per cell.
 */
export class DateCell {
  kind: number = NO_DATE;
  /** True where the cell names a month, a quarter or another period. */
  period = false;
  /** True where the year has two digits. */
  shortYear = false;

  private dayFirst: Day = NO_DAY;
  private monthFirst: Day = NO_DAY;
  private yearFirst: Day = NO_DAY;
  /** The kind of a day that begins with the year; 0 for any other. */
  private yearKind = 0;
  private numeric: NumericDate | null = null;
  private weekdays = 0;
  private milliseconds = 0;
  private zoneMinutes = NO_ZONE;
  private hasTime = false;
  private isHalfDay = false;
  private at = 0;

  /**
   * @param dayAt the day of an instant (in milliseconds since 1970-01-01T00:00Z) in the zone of the reader
   * @param utc true if times without a zone are in UTC
   */
  constructor(private readonly dayAt: (instant: number) => Day, private readonly utc: boolean) {}

  /** Reads `bytes[start, end)`. */
  read(bytes: Uint8Array, start: number, end: number): void {
    if (end - start === 10 && this.readTen(bytes, start, end)) return;
    let from = trimmedStart(bytes, start, end);
    const to = trimmedEnd(bytes, from, end);
    // Excel's mark of a cell kept as text.
    if (bytes[from] === 0x27 && to - from > 1) from++;
    this.weekdays = 0;
    if (isMissingCell(bytes, from, to)) {
      this.clear();
      this.kind = NO_DATE;
      return;
    }
    if (!this.readFrom(bytes, from, to) && !this.readAfterWeekday(bytes, from, to)) this.kind = NOT_A_DATE;
  }

  /** The common forms straight from the bytes: `2024-01-31` and `31/01/2024`; false for anything else of ten bytes. */
  private readTen(bytes: Uint8Array, start: number, end: number): boolean {
    const separator = bytes[start + 4]!;
    const last = bytes[start + 5]!;
    if (isSeparator(separator) ? bytes[start + 7] !== separator : !isSeparator(last) || bytes[start + 2] !== last) {
      return false;
    }
    this.clear();
    this.weekdays = 0;
    const isYearFirst = isSeparator(separator);
    const first = this.readDigits(bytes, start, end, isYearFirst ? 4 : 2);
    const second = this.readDigits(bytes, this.at + 1, end, 2);
    const third = this.readDigits(bytes, this.at + 1, end, 4);
    if (this.at !== end) return false;
    if (isYearFirst) {
      if (!this.readYearFirst(first, second, third)) this.yearKind = NOT_A_DATE;
      this.kind = this.yearKind;
      return true;
    }
    this.dayFirst = dayOf(third, second, first) ?? NO_DAY;
    this.monthFirst = dayOf(third, first, second) ?? NO_DAY;
    this.yearFirst = NO_DAY;
    this.kind = this.kindOfDays();
    return true;
  }

  /** The day where the parts stand in `order`, in the reader's zone; `NO_DAY` if there is no such day. */
  dayUnder(order: DateOrder): Day {
    if (this.kind === NO_DATE || this.kind === NOT_A_DATE || this.kind === YEAR_DAY_MONTH) return NO_DAY;
    const day = this.civilUnder(order);
    const zone = this.hasTime && this.utc && Number.isNaN(this.zoneMinutes) ? 0 : this.zoneMinutes;
    if (day === NO_DAY || Number.isNaN(zone)) return day;
    return this.dayAt(day * MS_PER_DAY + this.milliseconds - zone * MS_PER_MINUTE);
  }

  /** The day as written where the parts stand in `order`, whatever its time and zone. */
  civilUnder(order: DateOrder): Day {
    if (ordersOf(this.kind) === 0) return this.dayFirst;
    return order === "mdy" ? this.monthFirst : order === "dmy" ? this.dayFirst : this.yearFirst;
  }

  private clear(): void {
    this.period = false;
    this.shortYear = false;
    this.yearKind = 0;
    this.numeric = null;
    this.milliseconds = 0;
    this.zoneMinutes = NO_ZONE;
    this.hasTime = false;
  }

  private readFrom(bytes: Uint8Array, start: number, end: number): boolean {
    this.clear();
    if (!this.readDate(bytes, start, end) || !this.readTime(bytes, this.at, end)) return false;
    this.kind = this.kindOfDays();
    return this.kind !== NOT_A_DATE;
  }

  /** "Wed, 31 Jan 2024": a word is passed only if it is a weekday, and then it helps to tell the day from the month. */
  private readAfterWeekday(bytes: Uint8Array, start: number, end: number): boolean {
    if (!isLetter(bytes[start]!) || end - start > LONGEST_NAMED) return false;
    const match = WEEKDAY.exec(decodeUtf8(bytes, start, end));
    this.weekdays = match === null ? 0 : weekdaysNamed(match[1]!);
    return this.weekdays !== 0 && this.readFrom(bytes, start + utf8Length(match![0]), end);
  }

  private kindOfDays(): number {
    const { dayFirst, monthFirst, yearFirst, numeric, yearKind } = this;
    if (numeric !== null) return NUMERIC_KINDS[numeric];
    if (yearKind !== 0) return yearKind;
    let orders = (dayFirst === NO_DAY ? 0 : READS_DMY) | (monthFirst === NO_DAY ? 0 : READS_MDY) |
      (yearFirst === NO_DAY ? 0 : READS_YMD);
    if (orders === 0) return NOT_A_DATE;
    if (this.weekdays !== 0) orders = this.ofWeekday(orders);
    if (this.shortYear) return dayFirst === monthFirst && monthFirst === yearFirst ? FIXED_DAY : orders;
    return dayFirst === monthFirst ? FIXED_DAY : LONG_YEAR + orders;
  }

  /** Those of the orders whose day is the weekday that stood before it; all of them where it is none. */
  private ofWeekday(orders: number): number {
    const isNamed = (day: Day) => (this.weekdays & 1 << weekday(day)) !== 0;
    const named = orders & ((isNamed(this.dayFirst) ? READS_DMY : 0) | (isNamed(this.monthFirst) ? READS_MDY : 0) |
      (isNamed(this.yearFirst) ? READS_YMD : 0));
    if (named === 0) return orders;
    if ((named & READS_DMY) === 0) this.dayFirst = NO_DAY;
    if ((named & READS_MDY) === 0) this.monthFirst = NO_DAY;
    if ((named & READS_YMD) === 0) this.yearFirst = NO_DAY;
    return named;
  }

  private readDate(bytes: Uint8Array, start: number, end: number): boolean {
    const first = this.readDigits(bytes, start, end, 4);
    const digits = this.at - start;
    const separator = bytes[this.at]!;
    if (this.at === end || (separator >= 0x30 && separator <= 0x39)) return this.readNumber(bytes, start, end);
    if (digits === 0 || !isSeparator(separator) || digits === 3) return this.readNamed(bytes, start, end);
    const secondAt = afterSpace(bytes, this.at + 1, end);
    const second = this.readDigits(bytes, secondAt, end, 4);
    const secondDigits = this.at - secondAt;
    if (secondDigits === 0) return this.readNamed(bytes, start, end);
    const thirdAt = bytes[this.at] === separator && this.at < end ? afterSpace(bytes, this.at + 1, end) : end;
    if (thirdAt === end || secondDigits > 2) return this.readMonth(first, digits, second, secondDigits, separator);
    const third = this.readDigits(bytes, thirdAt, end, 4);
    const thirdDigits = this.at - thirdAt;
    if (thirdDigits === 0 || thirdDigits === 3) return false;
    if (separator === POINT && bytes[this.at] === POINT && this.at < end) this.at++;
    if (digits === 4) return thirdDigits <= 2 && this.readYearFirst(first, second, third);
    this.shortYear = thirdDigits <= 2;
    const year = this.shortYear ? fullYear(third) : third;
    const hasYear = thirdDigits !== 1;
    this.dayFirst = (hasYear ? dayOf(year, second, first) : null) ?? NO_DAY;
    this.monthFirst = (hasYear ? dayOf(year, first, second) : null) ?? NO_DAY;
    this.yearFirst = (this.shortYear && digits === 2 ? dayOf(fullYear(first), second, third) : null) ?? NO_DAY;
    return true;
  }

  private readYearFirst(year: number, second: number, third: number): boolean {
    const isTurned = second > 12 && third <= 12;
    this.yearKind = isTurned ? YEAR_DAY_MONTH : third > 12 || third === second ? YEAR_MONTH_DAY : YEAR_EITHER;
    return this.fix(isTurned ? dayOf(year, third, second) : dayOf(year, second, third));
  }

  /** `2024-01`, `2024/01`, `01/2024`, `1.2024`: the first day of the month. `2024.01` is a number as well. */
  private readMonth(first: number, digits: number, second: number, secondDigits: number, separator: number): boolean {
    this.period = true;
    if (digits === 4) return secondDigits <= 2 && separator !== POINT && this.fix(dayOf(first, second, 1));
    return secondDigits === 4 && (separator !== POINT || numericDate(second) === "year") &&
      this.fix(dayOf(second, first, 1));
  }

  private fix(day: Day | null): boolean {
    if (day === null) return false;
    this.dayFirst = this.monthFirst = this.yearFirst = day;
    return true;
  }

  /** Digits alone: `20240131`, also with a time behind, or a number that a column of dates can hold. */
  private readNumber(bytes: Uint8Array, start: number, end: number): boolean {
    const year = this.readDigits(bytes, start, end, 4);
    const month = this.readDigits(bytes, start + 4, end, 2);
    const day = this.readDigits(bytes, start + 6, end, 2);
    const basic = this.at === start + 8 && numericDate(year) === "year" && !isDigitAt(bytes, start + 8, end);
    if (basic) return this.fix(dayOf(year, month, day));
    const text = end - start > LONGEST_NAMED ? "" : decodeUtf8(bytes, start, end);
    if (!NUMBER.test(text)) return this.readNamed(bytes, start, end);
    if (numericDate(year) === "year" && (text.length === 12 || text.length === 14)) {
      return this.readBasicTime(text, end);
    }
    const value = Number(text.replace(",", "."));
    this.numeric = numericDate(value);
    this.at = end;
    if (this.numeric === null) return false;
    if (this.numeric === "month") return this.readPeriod(Math.floor(value / 100), value % 100);
    if (this.numeric === "year") return text.length === 4 && this.readPeriod(value, 1);
    if (this.numeric === "serial") {
      this.fix(Math.floor(value) - EXCEL_EPOCH);
      this.hasTime = !Number.isInteger(value);
      this.milliseconds = Math.floor((value % 1) * MS_PER_DAY);
      return true;
    }
    const instant = instantOf(value, this.numeric);
    this.fix(Math.floor(instant / MS_PER_DAY));
    this.hasTime = true;
    this.milliseconds = instant % MS_PER_DAY;
    this.zoneMinutes = 0;
    return true;
  }

  private readPeriod(year: number, month: number): boolean {
    this.period = true;
    return this.fix(dayOf(year, month, 1));
  }

  /** `20240131143000` and `202401311430`. */
  private readBasicTime(text: string, end: number): boolean {
    const part = (from: number) => Number(text.slice(from, from + 2));
    const [hours, minutes, seconds] = [part(8), part(10), part(12)];
    this.at = end;
    this.hasTime = true;
    this.milliseconds = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    return hours < 24 && minutes < 60 && seconds <= 60 && this.fix(dayOf(Number(text.slice(0, 4)), part(4), part(6)));
  }

  private readNamed(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > LONGEST_NAMED) return false;
    const text = decodeUtf8(bytes, start, end);
    const ascii = text.length === end - start;
    const named = namedDate(ascii ? text : text.replaceAll(NARROW_SPACES, " "), ascii);
    if (named === null) return false;
    this.at = start + byteLength(bytes, start, named.length);
    this.period = named.period;
    this.shortYear = named.shortYear;
    this.fix(named.day);
    if (this.at < end && bytes[this.at] === POINT) this.at++;
    return named.day !== NO_DAY;
  }

  /** Reads what follows the date: nothing, or a time with or without a zone. */
  private readTime(bytes: Uint8Array, start: number, end: number): boolean {
    if (start === end) return true;
    let i = start;
    for (let length = 1; i < end && length > 0; i += length) {
      const isT = (bytes[i]! | 0x20) === 0x74 && i === start;
      length = bytes[i] === 0x2c || isT ? 1 : spaceAt(bytes, i, end);
    }
    if (i === end || !isDigitAt(bytes, i, end)) {
      const at = AT.exec(decodeUtf8(bytes, start, end));
      if (at === null) return false;
      i = start + utf8Length(at[0]);
    }
    if (i === start) return false;
    return this.readClock(bytes, i, end);
  }

  private readClock(bytes: Uint8Array, start: number, end: number): boolean {
    const hours = this.readDigits(bytes, start, end, 2);
    let minutes = 0;
    let seconds = 0;
    const mark = this.at < end ? bytes[this.at]! : 0;
    if (isDigitAt(bytes, this.at, end)) {
      // The basic format: `T143000`.
      const from = this.at;
      minutes = this.readDigits(bytes, from, end, 2);
      seconds = this.readDigits(bytes, this.at, end, 2);
      if (from - start !== 2 || (this.at - from) % 2 !== 0) return false;
    } else if ((mark === 0x3a || mark === POINT || (mark | 0x20) === 0x68) && isDigitAt(bytes, this.at + 1, end)) {
      const from = this.at + 1;
      minutes = this.readDigits(bytes, from, end, 2);
      if (mark !== 0x3a && this.at - from !== 2) return false;
      if (this.at < end && bytes[this.at] === mark) seconds = this.readDigits(bytes, this.at + 1, end, 2);
    } else {
      // "2 PM" needs no minutes.
      const half = this.readHalfDay(bytes, hours, end);
      return this.isHalfDay && half !== null && this.setTime(half, 0, 0) && this.readZone(bytes, end);
    }
    if (this.at < end && (bytes[this.at] === POINT || bytes[this.at] === 0x2c)) {
      this.readDigits(bytes, this.at + 1, end, 9);
    }
    const hour = this.readHalfDay(bytes, hours, end);
    return hour !== null && this.setTime(hour, minutes, seconds) && this.readZone(bytes, end);
  }

  private setTime(hour: number, minutes: number, seconds: number): boolean {
    this.hasTime = true;
    this.milliseconds = ((hour * 60 + minutes) * 60 + seconds) * 1000;
    return hour <= 23 && minutes <= 59 && seconds <= 60;
  }

  /** The hour of 24 after an optional "AM", "p.m." or "p. m."; null if there is no such hour. */
  private readHalfDay(bytes: Uint8Array, hours: number, end: number): number | null {
    const at = trimmedStart(bytes, this.at, end);
    const letter = at + 1 < end ? bytes[at]! | 0x20 : 0;
    let after = at + 1;
    if (bytes[after] === POINT) after = trimmedStart(bytes, after + 1, end);
    this.isHalfDay = (letter === 0x61 || letter === 0x70) && after < end && (bytes[after]! | 0x20) === 0x6d;
    if (!this.isHalfDay) return hours;
    this.at = after + 1;
    if (after > at + 1 && bytes[this.at] === POINT && this.at < end) this.at++;
    if (hours < 1 || hours > 12) return null;
    return hours % 12 + (letter === 0x70 ? 12 : 0);
  }

  private readZone(bytes: Uint8Array, end: number): boolean {
    const at = trimmedStart(bytes, this.at, end);
    if (at === end) return true;
    if (at + 1 === end && (bytes[at]! | 0x20) === 0x7a) {
      this.zoneMinutes = 0;
      return true;
    }
    const text = decodeUtf8(bytes, at, end);
    if (/^(?:uhr|h|hrs?)$/i.test(text)) return true;
    const match = ZONE.exec(text);
    if (match === null) return false;
    const hours = Number(match[2] ?? 0);
    const minutes = Number(match[3] ?? 0);
    // A single digit stands only behind a name: "GMT+2".
    if (hours > 14 || minutes > 59 || (match[2]?.length === 1 && !/^[a-z]/i.test(text))) return false;
    this.zoneMinutes = (match[1] === "-" ? -1 : 1) * (hours * 60 + minutes);
    return true;
  }

  /** The number of up to `most` digits from `start`; `at` is where they end. */
  private readDigits(bytes: Uint8Array, start: number, end: number, most: number): number {
    let value = 0;
    let i = start;
    for (let digit = 0; i < end && i < start + most; i++) {
      digit = bytes[i]! - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.at = i;
    return value;
  }
}

function isSeparator(byte: number): boolean {
  return byte === 0x2d || byte === 0x2f || byte === POINT;
}

/** ASCII letters, and whatever isn't ASCII. */
function isLetter(byte: number): boolean {
  return byte >= 0x80 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

function afterSpace(bytes: Uint8Array, start: number, end: number): number {
  return start < end && bytes[start] === 0x20 ? trimmedStart(bytes, start, end) : start;
}

function isDigitAt(bytes: Uint8Array, i: number, end: number): boolean {
  return i < end && bytes[i]! >= 0x30 && bytes[i]! <= 0x39;
}

/** The bytes that `text` has in UTF-8. */
function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

/** The bytes of the first `count` UTF-16 units of the text at `start`. */
function byteLength(bytes: Uint8Array, start: number, count: number): number {
  let i = start;
  for (let units = 0; units < count;) {
    const byte = bytes[i]!;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    units += length === 4 ? 2 : 1;
    i += length;
  }
  return i - start;
}
