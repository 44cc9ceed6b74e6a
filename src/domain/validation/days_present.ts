import { type Day, NO_DAY } from "../values/day.ts";
import { type Dataset, ROW_SKIPPED } from "../schema/dataset.ts";

/** How many rows fall on each day of a dataset; `rows[i]` are those of day `first + i`. */
export interface DaysPresent {
  readonly first: Day;
  readonly last: Day;
  readonly rows: Uint32Array;
  readonly dated: number;
}

/** The days of the `date` role over rows that aren't skipped; null without any. A year has four digits, so few days exist. */
export function daysPresent(dataset: Dataset): DaysPresent | null {
  const days = dataset.roles.get("date")?.days;
  if (days === undefined || dataset.span === null) return null;
  const { first, last } = dataset.span;
  const rows = new Uint32Array(last - first + 1);
  let dated = 0;
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day === NO_DAY || dataset.rowStates[row] === ROW_SKIPPED) continue;
    rows[day - first]!++;
    dated++;
  }
  return { first, last, rows, dated };
}

/** The day before which a share (0 to 1) of the dated rows lies. */
export function quantileDay({ first, rows, dated }: DaysPresent, share: number): Day {
  const wanted = Math.min(dated - 1, Math.floor(share * dated));
  let passed = 0;
  let offset = 0;
  while (passed + rows[offset]! <= wanted) passed += rows[offset++]!;
  return first + offset;
}
