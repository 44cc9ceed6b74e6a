import { formatDay } from "../../values/day.ts";
import { plainNumber } from "./plain_number.ts";

/** The first day a workbook counts from: 1900 (with a 29 February that never was) or 1904. */
export type DateSystem = 1900 | 1904;

const MS_PER_DAY = 86_400_000;
/** 1899-12-31, 1899-12-30 and 1904-01-01 as days since 1970-01-01. */
const BEFORE_1900 = -25_568;
const AFTER_PHANTOM = -25_569;
const START_1904 = -24_107;
/** The serial number of 29 February 1900, which the 1900 system counts as a day. */
const PHANTOM = 60;
/** 9999-12-31, the last day of a spreadsheet. */
const LAST_DAY = 2_932_896;

/**
 * The date, or the date and time, of a serial number: "2024-01-31", "2024-01-31T13:45:00". What the format of the cell
 * shows as a time alone has no date below one day: "13:45:00". A number that is no day stays a number.
 */
export function serialDate(serial: number, system: DateSystem, timeOnly: boolean): string {
  const milliseconds = Math.round(serial * MS_PER_DAY);
  const whole = Math.floor(milliseconds / MS_PER_DAY);
  const time = timeOfDay(milliseconds - whole * MS_PER_DAY);
  if (timeOnly && whole === 0) return time;
  const date = dateOf(whole, system);
  if (date === null) return plainNumber(serial);
  return time === "00:00:00" ? date : `${date}T${time}`;
}

/** A span of time in hours, minutes and seconds: 1.5 days are "36:00:00". */
export function serialDuration(serial: number): string {
  const milliseconds = Math.round(Math.abs(serial) * MS_PER_DAY);
  const hours = Math.floor(milliseconds / 3_600_000);
  const [, rest] = /^\d+(:.*)$/.exec(timeOfDay(milliseconds % 3_600_000))!;
  return `${serial < 0 && milliseconds > 0 ? "-" : ""}${String(hours).padStart(2, "0")}${rest}`;
}

function dateOf(serial: number, system: DateSystem): string | null {
  if (system === 1900 && serial === PHANTOM) return "1900-02-29";
  const start = system === 1904 ? START_1904 : serial < PHANTOM ? BEFORE_1900 : AFTER_PHANTOM;
  const day = start + serial;
  return serial < (system === 1904 ? 0 : 1) || day > LAST_DAY ? null : formatDay(day);
}

function timeOfDay(milliseconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const fraction = milliseconds % 1000;
  const text = `${two(milliseconds / 3_600_000)}:${two(milliseconds / 60_000 % 60)}:${two(milliseconds / 1000 % 60)}`;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(3, "0")}`;
}
