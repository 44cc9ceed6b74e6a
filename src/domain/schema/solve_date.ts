import { type Day, dayInZone, NO_DAY } from "../values/day.ts";
import type { DateOrder } from "./dataset.ts";
import {
  DATE_KINDS,
  DateCell,
  DAY_FIRST_ONLY,
  EITHER_ORDER,
  FIXED_DAY,
  MONTH_FIRST_ONLY,
  NO_DATE,
  NOT_A_DATE,
} from "./date_cell.ts";
import { type DistinctCells, rowsOfKind, tallyKinds } from "./distinct_cells.ts";

/** How instants become days. */
export interface DateReading {
  readonly dayAt: (instant: number) => Day;
  /** True if the column says that its times are in UTC. */
  readonly utc: boolean;
}

/** How many rows of a column are what; every row is in exactly one. */
export interface DateTally {
  readonly missing: number;
  /** The same day in every order of its parts. */
  readonly fixed: number;
  readonly dayFirstOnly: number;
  readonly monthFirstOnly: number;
  /** A day with the day first and another with the month first: `03/04/2024`. */
  readonly either: number;
  readonly unreadable: number;
}

/** The cells of a column read as days in one order, before it is known whether that is the right one. */
export interface DateSurvey {
  readonly cells: DistinctCells;
  readonly reading: DateReading;
  readonly readWith: DateOrder;
  readonly tally: DateTally;
  /** By cell. */
  readonly kinds: Uint8Array;
  readonly days: Int32Array;
}

/** The order a column's own cells prove: "any" where no cell depends on it. */
export type ProvenOrder = "dmy" | "mdy" | "any" | "undecided";

/** A column's days by row, and the rows whose cell isn't empty but no day in that order. */
export interface DateSolution {
  readonly days: Int32Array;
  readonly unreadableRows: readonly number[];
}

/** A cell that contradicts this many others is a slip; fewer, and the column is undecided. */
const SLIP_RATIO = 9;

// Every zone's midnight since 1973 falls on a quarter of an hour UTC.
const QUARTER = 900_000;
const SINCE_1973 = 94_694_400_000;

/** The day of an instant in `zone`, each quarter of an hour worked out once. Throws a RangeError if it isn't a zone. */
export function dayReader(zone: string): (instant: number) => Day {
  const dayAt = dayInZone(zone);
  if (zone === "UTC") return dayAt;
  const known = new Map<number, Day>();
  return (instant) => {
    if (instant < SINCE_1973) return dayAt(instant);
    const quarter = Math.floor(instant / QUARTER);
    let day = known.get(quarter);
    if (day === undefined) known.set(quarter, day = dayAt(instant));
    return day;
  };
}

/** Reads every different cell of a column with its parts in `order`, and counts in which orders it reads. */
export function surveyDates(cells: DistinctCells, reading: DateReading, order: DateOrder = "dmy"): DateSurvey {
  const { bytes, offsets, count } = cells;
  const kinds = new Uint8Array(count);
  const days = new Int32Array(count);
  const cell = new DateCell(reading.dayAt, reading.utc);
  for (let index = 0; index < count; index++) {
    cell.read(bytes, offsets[index]!, offsets[index + 1]!);
    kinds[index] = cell.kind;
    days[index] = cell.dayUnder(order);
  }
  const tally = tallyKinds(cells, kinds, DATE_KINDS);
  return {
    cells,
    reading,
    readWith: order,
    kinds,
    days,
    tally: {
      missing: tally[NO_DATE]!,
      fixed: tally[FIXED_DAY]!,
      dayFirstOnly: tally[DAY_FIRST_ONLY]!,
      monthFirstOnly: tally[MONTH_FIRST_ONLY]!,
      either: tally[EITHER_ORDER]!,
      unreadable: tally[NOT_A_DATE]!,
    },
  };
}

/** The order that the cells prove. A few contradicting cells among many are slips; otherwise nothing is proven. */
export function provenOrder(tally: DateTally): ProvenOrder {
  const { dayFirstOnly, monthFirstOnly, either } = tally;
  if (dayFirstOnly === 0 && monthFirstOnly === 0) return either === 0 ? "any" : "undecided";
  if (dayFirstOnly >= SLIP_RATIO * monthFirstOnly) return "dmy";
  return monthFirstOnly >= SLIP_RATIO * dayFirstOnly ? "mdy" : "undecided";
}

/** The column's days by row, read with the parts in `order`; dates that begin with the year read the same in any. */
export function solveDates(survey: DateSurvey, order: DateOrder): DateSolution {
  const { cells, reading, tally, kinds } = survey;
  const monthFirst = order === "mdy";
  const sameReading = monthFirst === (survey.readWith === "mdy");
  const { days } = sameReading ? survey : surveyDates(cells, reading, order);
  const slips = tally.unreadable + (monthFirst ? tally.dayFirstOnly : tally.monthFirstOnly);
  return {
    days: cells.codes === null ? days : byRow(days, cells),
    unreadableRows: slips === 0 ? [] : rowsOfKind(cells, kinds, [0, 0, monthFirst ? 1 : 0, monthFirst ? 0 : 1, 0, 1]),
  };
}

function byRow(days: Int32Array, { codes, rowCount }: DistinctCells): Int32Array {
  const rows = new Int32Array(rowCount).fill(NO_DAY);
  for (let row = 0; row < rowCount; row++) rows[row] = days[codes![row]!]!;
  return rows;
}
