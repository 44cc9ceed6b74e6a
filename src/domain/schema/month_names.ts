import { civilOf, type Day } from "../values/day.ts";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The month (1 to 12) of an English name or its abbreviation of three letters or more, "sept" among them; or null. */
export function monthNamed(text: string): number | null {
  const word = text.toLowerCase();
  const index = word.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(word));
  return index < 0 ? null : index + 1;
}

/** A day that no reader can take for another: "1 February 2024". */
export function spokenDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  const name = MONTHS[month - 1]!;
  return `${dayOfMonth} ${name[0]!.toUpperCase()}${name.slice(1)} ${year}`;
}
