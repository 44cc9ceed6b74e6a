import type { ColumnType, Evidence } from "./dataset.ts";
import type { NumericDate } from "./numeric_date.ts";
import { SHORT_YEAR_PIVOT } from "./short_year.ts";
import type { DateSurvey, DateTally } from "./solve_date.ts";
import type { NumberTally } from "./solve_number.ts";
import type { Look } from "./fit.ts";

const DECIMALS = ["no", "one", "two", "three", "four", "five", "six"];

/** What the cells of a column of numbers turned out to be. */
export function evidenceOfNumbers(tally: NumberTally, unreadable: number, type: ColumnType, scale: number): Evidence {
  const { missing, ...filled } = tally;
  const all = Object.values(filled).reduce((sum, rows) => sum + rows, 0);
  const what = `${type === "money" ? "money" : "numbers"} with ${DECIMALS[scale]!} decimal${scale === 1 ? "" : "s"}`;
  return { kind: "content", detail: howMany(all, unreadable, missing, what) };
}

/** What the cells of a column of dates turned out to be. */
export function evidenceOfDays(tally: DateTally, unreadable: number): Evidence {
  const { missing, ...filled } = tally;
  const all = Object.values(filled).reduce((sum, rows) => sum + rows, 0);
  return { kind: "content", detail: howMany(all, unreadable, missing, "days") };
}

const COUNTS: Readonly<Record<NumericDate, string>> = {
  serial:
    "Excel's day numbers in its 1900 system (45322 is 31 January 2024); in the 1904 system of old Macs, which the " +
    "cells can't show, they would be four years and a day later",
  seconds: "seconds since 1970 (Unix time)",
  milliseconds: "milliseconds since 1970 (Unix time)",
  microseconds: "microseconds since 1970 (Unix time)",
  nanoseconds: "nanoseconds since 1970 (Unix time)",
  month: "a year and a month (202401 is January 2024)",
  year: "years",
};

/** What is peculiar to how a column writes its dates: numbers, periods, years of two digits. */
export function evidenceOfForm({ numeric, periods, shortSpans }: DateSurvey): readonly Evidence[] {
  const details: string[] = [];
  if (numeric !== null) details.push(`its numbers are ${COUNTS[numeric]}`);
  if (periods) details.push("a cell that names a month, a quarter or another period is its first day");
  if (shortSpans !== null) {
    details.push(`years of two digits are ${SHORT_YEAR_PIVOT + 1900} to ${SHORT_YEAR_PIVOT + 1999}`);
  }
  return details.map((detail) => ({ kind: "content", detail }));
}

/** What the cells of a column of words turned out to be; null where there is nothing to say of them. */
export function evidenceOfWords(look: Look): Evidence | null {
  if (look.kind !== "words") return null;
  if (look.all === 0) return { kind: "content", detail: "the column is empty" };
  const some = look.words.slice(0, 5).map(({ text }) => `'${text}'`).join(", ");
  return { kind: "content", detail: `${share(look.all, look.all - look.known)} one of the words Echo knows: ${some}` };
}

function share(all: number, others: number): string {
  if (others > 0) return `${all - others} of ${all} cells hold`;
  return all === 1 ? "the only cell holds" : `all ${all} cells hold`;
}

function howMany(all: number, unreadable: number, missing: number, what: string): string {
  if (all === 0) return "the column is empty";
  const blank = missing === 0 ? "" : `; ${missing} ${missing === 1 ? "is" : "are"} empty`;
  if (unreadable > 0) return `${all - unreadable} of ${all} cells read as ${what}; ${unreadable} can't be read${blank}`;
  return all === 1 ? `the only cell reads as ${what}${blank}` : `all ${all} cells read as ${what}${blank}`;
}
