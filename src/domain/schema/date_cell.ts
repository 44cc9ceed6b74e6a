import { decodeUtf8 } from "../table/decode_text.ts";
import { type Day, dayOf, NO_DAY } from "../values/day.ts";
import type { DateOrder } from "./dataset.ts";
import { isMissingCell } from "./missing_words.ts";
import { monthNamed } from "./month_names.ts";
import { trimmedEnd, trimmedStart } from "./spaces.ts";

/** What a cell is as a date: nothing, a day that no order of its parts changes, … */
export const NO_DATE = 0;
export const FIXED_DAY = 1;
/** A day only with the day first, only with the month first, or with either but not the same one. */
export const DAY_FIRST_ONLY = 2;
export const MONTH_FIRST_ONLY = 3;
export const EITHER_ORDER = 4;
export const NOT_A_DATE = 5;
export const DATE_KINDS = 6;

const NO_ZONE = NaN;
const MS_PER_MINUTE = 60_000;

const DAY_MONTH_YEAR = /^(?:[a-z]{3,9},? +)?(\d{1,2})(?:st|nd|rd|th)?[ .\/-]+([a-z]{3,9})[ .,\/-]+(\d{4})(?!\d)/i;
const MONTH_DAY_YEAR = /^(?:[a-z]{3,9},? +)?([a-z]{3,9})[ .\/-]+(\d{1,2})(?:st|nd|rd|th)?[ ,\/-]+(\d{4})(?!\d)/i;
const MONTH_YEAR = /^([a-z]{3,9})[ .,\/-]+(\d{4})(?!\d)/i;

/**
 * Reads one cell as a calendar day: `2024-01-31`, `2024-01-31T23:30:00-05:00`, `31/01/2024`, `Jan 31, 2024`, each with or
 * without a time. One object serves all cells of a column, so that none is made per cell.
 */
export class DateCell {
  kind: number = NO_DATE;

  private dayFirst: Day = NO_DAY;
  private monthFirst: Day = NO_DAY;
  private milliseconds = 0;
  private zoneMinutes = NO_ZONE;
  private hasTime = false;
  private at = 0;

  /**
   * @param dayAt the day of an instant (in milliseconds since 1970-01-01T00:00Z) in the zone of the reader
   * @param utc true if times without a zone are in UTC
   */
  constructor(private readonly dayAt: (instant: number) => Day, private readonly utc: boolean) {}

  /** Reads `bytes[start, end)`. */
  read(bytes: Uint8Array, start: number, end: number): void {
    const from = trimmedStart(bytes, start, end);
    const to = trimmedEnd(bytes, from, end);
    if (isMissingCell(bytes, from, to)) {
      this.kind = NO_DATE;
      return;
    }
    this.milliseconds = 0;
    this.zoneMinutes = NO_ZONE;
    this.hasTime = false;
    const reads = this.readDate(bytes, from, to) && this.readTime(bytes, this.at, to);
    this.kind = reads ? this.kindOfDays() : NOT_A_DATE;
  }

  /** The day where the parts stand in `order`, in the reader's zone; `NO_DAY` if there is no such day. */
  dayUnder(order: DateOrder): Day {
    if (this.kind === NO_DATE || this.kind === NOT_A_DATE) return NO_DAY;
    const day = order === "mdy" ? this.monthFirst : this.dayFirst;
    const zone = this.hasTime && this.utc && Number.isNaN(this.zoneMinutes) ? 0 : this.zoneMinutes;
    if (day === NO_DAY || Number.isNaN(zone)) return day;
    return this.dayAt(day * 86_400_000 + this.milliseconds - zone * MS_PER_MINUTE);
  }

  private kindOfDays(): number {
    const { dayFirst, monthFirst } = this;
    if (dayFirst === NO_DAY && monthFirst === NO_DAY) return NOT_A_DATE;
    if (dayFirst === monthFirst) return FIXED_DAY;
    return dayFirst === NO_DAY ? MONTH_FIRST_ONLY : monthFirst === NO_DAY ? DAY_FIRST_ONLY : EITHER_ORDER;
  }

  private readDate(bytes: Uint8Array, start: number, end: number): boolean {
    const first = this.readDigits(bytes, start, end, 4);
    const digits = this.at - start;
    const separator = bytes[this.at]!;
    if (digits === 0 || separator === 0x20 || this.at === end || isLetter(separator)) {
      return this.readNamedMonth(bytes, start, end);
    }
    if (!isSeparator(separator) || digits === 3) return false;
    const secondAt = this.at + 1;
    const second = this.readDigits(bytes, secondAt, end, 2);
    if (this.at === secondAt) return this.readNamedMonth(bytes, start, end);
    if (this.at === end || bytes[this.at] !== separator) {
      return digits === 4 && separator !== 0x2e && this.fix(first, second, 1);
    }
    const thirdAt = this.at + 1;
    const third = this.readDigits(bytes, thirdAt, end, 4);
    if (digits === 4) return this.at > thirdAt && this.at - thirdAt <= 2 && this.fix(first, second, third);
    if (this.at - thirdAt !== 4) return false;
    this.dayFirst = dayOf(third, second, first) ?? NO_DAY;
    this.monthFirst = dayOf(third, first, second) ?? NO_DAY;
    return true;
  }

  private fix(year: number, month: number, day: number): boolean {
    this.dayFirst = this.monthFirst = dayOf(year, month, day) ?? NO_DAY;
    return true;
  }

  private readNamedMonth(bytes: Uint8Array, start: number, end: number): boolean {
    const text = decodeUtf8(bytes, start, end);
    const patterns = [
      { match: DAY_MONTH_YEAR.exec(text), day: 1, month: 2, year: 3 },
      { match: MONTH_DAY_YEAR.exec(text), day: 2, month: 1, year: 3 },
      { match: MONTH_YEAR.exec(text), day: null, month: 1, year: 2 },
    ];
    for (const { match, day, month, year } of patterns) {
      const named = match === null ? null : monthNamed(match[month]!);
      if (match === null || named === null) continue;
      // What matched is ASCII, so a character is a byte.
      this.at = start + match[0].length;
      return this.fix(Number(match[year]), named, day === null ? 1 : Number(match[day]));
    }
    return false;
  }

  /** Reads what follows the date: nothing, or a time with or without a zone. */
  private readTime(bytes: Uint8Array, start: number, end: number): boolean {
    if (start === end) return true;
    let i = start;
    while (i < end && (bytes[i] === 0x20 || bytes[i] === 0x2c || ((bytes[i]! | 0x20) === 0x74 && i === start))) i++;
    if (i === start) return false;
    const hours = this.readDigits(bytes, i, end, 2);
    if (this.at === i || this.at + 3 > end || bytes[this.at] !== 0x3a) return false;
    const minutes = this.readDigits(bytes, this.at + 1, end, 2);
    let seconds = 0;
    if (this.at < end && bytes[this.at] === 0x3a) seconds = this.readDigits(bytes, this.at + 1, end, 2);
    if (this.at < end && bytes[this.at] === 0x2e) this.readDigits(bytes, this.at + 1, end, 9);
    const hour = this.readHalfDay(bytes, hours, end);
    if (hour === null || hour > 23 || minutes > 59 || seconds > 60) return false;
    this.hasTime = true;
    this.milliseconds = ((hour * 60 + minutes) * 60 + seconds) * 1000;
    return this.readZone(bytes, end);
  }

  /** The hour of 24 after an optional "AM" or "PM". */
  private readHalfDay(bytes: Uint8Array, hours: number, end: number): number | null {
    const at = trimmedStart(bytes, this.at, end);
    const letter = at + 1 < end && (bytes[at + 1]! | 0x20) === 0x6d ? bytes[at]! | 0x20 : 0;
    if (letter !== 0x61 && letter !== 0x70) return hours;
    this.at = at + 2;
    if (hours < 1 || hours > 12) return null;
    return hours % 12 + (letter === 0x70 ? 12 : 0);
  }

  private readZone(bytes: Uint8Array, end: number): boolean {
    const at = trimmedStart(bytes, this.at, end);
    if (at === end) return true;
    const name = /^(?:z|utc|gmt)$/i.test(decodeUtf8(bytes, at, Math.min(end, at + 4)));
    if (name) {
      this.zoneMinutes = 0;
      return true;
    }
    const sign = bytes[at] === 0x2b ? 1 : bytes[at] === 0x2d ? -1 : 0;
    if (sign === 0) return false;
    const hours = this.readDigits(bytes, at + 1, end, 2);
    if (this.at !== at + 3) return false;
    const minutesAt = bytes[this.at] === 0x3a && this.at < end ? this.at + 1 : this.at;
    const minutes = minutesAt === end ? 0 : this.readDigits(bytes, minutesAt, end, 2);
    if (this.at !== end || hours > 14 || minutes > 59) return false;
    this.zoneMinutes = sign * (hours * 60 + minutes);
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
  return byte === 0x2d || byte === 0x2f || byte === 0x2e;
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}
