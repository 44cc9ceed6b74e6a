import { dayOf } from "../values/day.ts";

/** What a number in a column of dates can be. */
export type NumericDate = "serial" | "seconds" | "milliseconds" | "microseconds" | "nanoseconds" | "month" | "year";

/** Numbers are dates from 1990 to 2079 only: there no reading overlaps another. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2079;
const FIRST_DAY = dayOf(FIRST_YEAR, 1, 1)!;
const DAY_AFTER = dayOf(LAST_YEAR + 1, 1, 1)!;
const MS_PER_DAY = 86_400_000;

/** 1970-01-01 as Excel counts days in its 1900 system, which has a 29 February 1900. */
export const EXCEL_EPOCH = 25_569;

const FRACTIONS: readonly (readonly [NumericDate, number])[] = [
  ["seconds", 1000],
  ["milliseconds", 1],
  ["microseconds", 1 / 1000],
  ["nanoseconds", 1 / 1_000_000],
];

/** The only kind of date that a number not below zero can be, null if none. */
export function numericDate(value: number): NumericDate | null {
  if (value >= EXCEL_EPOCH + FIRST_DAY && value < EXCEL_EPOCH + DAY_AFTER) return "serial";
  if (Number.isInteger(value)) {
    if (value >= FIRST_YEAR && value <= LAST_YEAR) return "year";
    const year = Math.floor(value / 100);
    const month = value % 100;
    if (year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12) return "month";
  }
  for (const [unit, milliseconds] of FRACTIONS) {
    const instant = value * milliseconds;
    if (instant >= FIRST_DAY * MS_PER_DAY && instant < DAY_AFTER * MS_PER_DAY) return unit;
  }
  return null;
}

/** Milliseconds since 1970-01-01T00:00Z of an instant counted in `unit`. */
export function instantOf(value: number, unit: NumericDate): number {
  return Math.floor(value * FRACTIONS.find(([name]) => name === unit)![1]);
}
