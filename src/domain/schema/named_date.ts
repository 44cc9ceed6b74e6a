import { type Day, dayOf, NO_DAY, weekday } from "../values/day.ts";
import { monthNamed } from "./month_names.ts";
import { fullYear } from "./short_year.ts";

/** A day named with words, and how many characters of the text name it. */
export interface NamedDate {
  readonly day: Day;
  readonly length: number;
  /** True where a month, a quarter, a half or a week is named: the day is its first. */
  readonly period: boolean;
  readonly shortYear: boolean;
}

interface Pattern {
  readonly form: RegExp;
  /** The same for text of ASCII alone, which is read faster so. */
  readonly asciiForm: RegExp;
  readonly period: boolean;
  /** The groups of the form. */
  readonly year: number;
  readonly otherYear: number;
  readonly month: number;
  readonly day: number;
}

const NONE = 0;

function formsOf(form: RegExp): { readonly form: RegExp; readonly asciiForm: RegExp } {
  return { form, asciiForm: new RegExp(form.source.replaceAll("\\p{L}", "[a-z]"), "i") };
}

// A year of two digits stands where it can't be taken for a day: behind a day, an apostrophe or a hyphen.
const DAY_MONTH_YEAR: Pattern = {
  ...formsOf(
    /^(?:(?:le|el|il|den|am|the) +)?(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?[ .\/,-]*(?:(?:of|de|di|den) +|d')?(\p{L}{3,10})[ .,\/-]*(?:(?:de|del|of) +)?'?(\d{4}|\d{2})(?!\d)/iu,
  ),
  period: false,
  year: 3,
  otherYear: NONE,
  month: 2,
  day: 1,
};
const MONTH_DAY_YEAR: Pattern = {
  ...formsOf(
    /^(\p{L}{3,10})[ .\/-]*(\d{1,2})(?:st|nd|rd|th)?(?:(?: *, *|[\/-]| *')(\d{2})(?!\d)|[ ,\/-]+(?:(?:de|del|of) +)?(\d{4})(?!\d))/iu,
  ),
  period: false,
  year: 3,
  otherYear: 4,
  month: 1,
  day: 2,
};
const YEAR_MONTH_DAY: Pattern = {
  ...formsOf(
    /^(\d{4})[ .\/,-]*(\p{L}{3,10})[ .\/,-]+(\d{1,2})(?!\d)/iu,
  ),
  period: false,
  year: 1,
  otherYear: NONE,
  month: 2,
  day: 3,
};
const MONTH_YEAR: Pattern = {
  ...formsOf(
    /^(\p{L}{3,10})(?:[ .,\/-]*(?:(?:de|del|of) +)?(\d{4})(?!\d)|(?:\.?[\/-]'?|\.? ?')(\d{2})(?!\d))/iu,
  ),
  period: true,
  year: 2,
  otherYear: 3,
  month: 1,
  day: NONE,
};
const YEAR_MONTH: Pattern = {
  ...formsOf(
    /^(\d{4})[ .\/,-]*(\p{L}{3,10})\.?$/iu,
  ),
  period: true,
  year: 1,
  otherYear: NONE,
  month: 2,
  day: NONE,
};
const DIGITS_FIRST = [DAY_MONTH_YEAR, YEAR_MONTH_DAY, YEAR_MONTH];
const LETTERS_FIRST = [MONTH_DAY_YEAR, MONTH_YEAR, DAY_MONTH_YEAR];

/**
 * The day that begins `text`, with its month in words: "1. März 2024", "Jan 31, 2024", "maio de 2024"; null if none.
 *
 * @param ascii true if no character of the text is outside ASCII
 */
export function namedDate(text: string, ascii: boolean): NamedDate | null {
  const first = text.charCodeAt(0);
  for (const pattern of first < 0x3a ? DIGITS_FIRST : LETTERS_FIRST) {
    const match = (ascii ? pattern.asciiForm : pattern.form).exec(text);
    const month = match === null ? null : monthNamed(match[pattern.month]!);
    if (match === null || month === null) continue;
    const digits = match[pattern.year] ?? match[pattern.otherYear]!;
    const shortYear = digits.length === 2;
    const year = shortYear ? fullYear(Number(digits)) : Number(digits);
    const day = dayOf(year, month, pattern.day === NONE ? 1 : Number(match[pattern.day])) ?? NO_DAY;
    return { day, length: match[0].length, period: pattern.period, shortYear };
  }
  return namedPeriod(text);
}

const QUARTER = "q|t|trim\\.?|trimestre|trimester|quartal|kwartaal|quarter|qtr";
const HALF = "h|s|semestre|halbjahr";
const PART_FIRST = new RegExp(`^(${QUARTER}|${HALF}) ?([1-4])[ .\\/'-]*(\\d{4}|\\d{2})$`, "i");
const NUMBER_FIRST = new RegExp(
  `^([1-4])(?:\\.|er|e|º|°|st|nd|rd|th)? ?(${QUARTER}|${HALF})[ .\\/'-]*(?:de )?(\\d{4}|\\d{2})$`,
  "i",
);
const YEAR_FIRST = new RegExp(`^(\\d{4})[ .\\/-]*(${QUARTER}|${HALF})[ -]?([1-4])$`, "i");
const IS_HALF = new RegExp(`^(?:${HALF})$`, "i");
const WEEK = /^(?:(\d{4})[ -]?(?:w|kw)[ -]?(\d{1,2})|(?:w|kw|week|woche)[ -]?(\d{1,2})[ .\/-]+(\d{4}))$/i;

/** The first day of a quarter, a half or an ISO week: "Q1 2024", "1T2024", "2024-H2", "2024-W05"; null if none. */
function namedPeriod(text: string): NamedDate | null {
  if (!/\d/.test(text)) return null;
  const week = WEEK.exec(text);
  if (week !== null) return ofPeriod(text, mondayOf(Number(week[1] ?? week[4]), Number(week[2] ?? week[3])), false);
  const first = PART_FIRST.exec(text);
  const numbered = NUMBER_FIRST.exec(text);
  const dated = YEAR_FIRST.exec(text);
  const [part, number, year] = first !== null
    ? [first[1]!, first[2]!, first[3]!]
    : numbered !== null
    ? [numbered[2]!, numbered[1]!, numbered[3]!]
    : dated !== null
    ? [dated[2]!, dated[3]!, dated[1]!]
    : ["", "", ""];
  if (year === "") return null;
  const shortYear = year.length === 2;
  const months = IS_HALF.test(part) ? 6 : 3;
  const full = shortYear ? fullYear(Number(year)) : Number(year);
  return ofPeriod(text, dayOf(full, (Number(number) - 1) * months + 1, 1) ?? NO_DAY, shortYear);
}

function ofPeriod(text: string, day: Day, shortYear: boolean): NamedDate {
  return { day, length: text.length, period: true, shortYear };
}

/** The Monday of an ISO 8601 week: week 1 is that of 4 January. */
function mondayOf(year: number, week: number): Day {
  const fourth = dayOf(year, 1, 4)!;
  const monday = fourth - weekday(fourth) + (week - 1) * 7;
  const nextFourth = dayOf(year + 1, 1, 4)!;
  return week < 1 || monday >= nextFourth - weekday(nextFourth) ? NO_DAY : monday;
}
