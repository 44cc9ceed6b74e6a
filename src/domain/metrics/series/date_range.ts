import { type Day, formatDay } from "../../values/day.ts";

/** The days on which a column has values; `days` is how many lie between the first and the last. */
export interface DateRange {
  readonly first: string;
  readonly last: string;
  readonly days: number;
  /** Rows with a value and a day. */
  readonly records: number;
}

export function dateRange(first: Day, last: Day, records: number): DateRange {
  return { first: formatDay(first), last: formatDay(last), days: last - first, records };
}
