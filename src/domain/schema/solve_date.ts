import { civilOf, type Day, dayInZone, NO_DAY } from "../values/day.ts";
import type { DateOrder } from "./dataset.ts";
import {
  DATE_KINDS,
  DateCell,
  EVERY_ORDER,
  LONG_YEAR,
  NO_DATE,
  NOT_A_DATE,
  NUMERIC_KINDS,
  ordersOf,
  READS_DMY,
  READS_MDY,
  READS_YMD,
  YEAR_DAY_MONTH,
  YEAR_EITHER,
  YEAR_MONTH_DAY,
} from "./date_cell.ts";
import { type DistinctCells, rowsOfKind, tallyKinds } from "./distinct_cells.ts";
import type { NumericDate } from "./numeric_date.ts";

/** How instants become days. */
export interface DateReading {
  readonly dayAt: (instant: number) => Day;
  /** True if the column says that its times are in UTC. */
  readonly utc: boolean;
  /** True if the column says that it counts weeks: then 202405 is no month. */
  readonly weekly?: boolean;
}

/** How many rows of a column are what; every row is in exactly one. */
export interface DateTally {
  readonly missing: number;
  /** The same day in every order of its parts. */
  readonly fixed: number;
  /** A day that hangs on the order of its parts, in one order at least: `03/04/2024`, `31/01/2024`. */
  readonly ordered: number;
  readonly unreadable: number;
}

/** The cells of a column read as dates with their parts in one order, before it is known whether that is the right one. */
export interface DateSurvey {
  readonly cells: DistinctCells;
  readonly reading: DateReading;
  readonly readWith: DateOrder;
  readonly tally: DateTally;
  /** Rows by the orders (as bits) that their cell reads in, with a year of two digits and with one of four. */
  readonly shortYears: Uint32Array;
  readonly longYears: Uint32Array;
  /** First and last day that the cells with a year of two digits have in each order; null where none has one. */
  readonly shortSpans: ShortSpans | null;
  /** What the column's numbers are, null if it isn't one of numbers. */
  readonly numeric: NumericDate | null;
  /** True where some cells name a month or another period, whose first day they become. */
  readonly periods: boolean;
  /** Kinds, as bits, of cells that are dates by themselves but not in this column. */
  readonly refused: number;
  /** By cell. */
  readonly kinds: Uint8Array;
  readonly days: Int32Array;
}

type Span = readonly [first: Day, last: Day];
type ShortSpans = Readonly<Record<DateOrder, Span | null>>;

/** The order a column's own cells prove: "any" where no cell depends on it. */
export type ProvenOrder = DateOrder | "any" | "undecided";

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

const NUMERIC = Object.entries(NUMERIC_KINDS) as [NumericDate, number][];

/** Reads every different cell of a column with its parts in `order`, and counts in which orders it reads. */
export function surveyDates(cells: DistinctCells, reading: DateReading, order: DateOrder = "dmy"): DateSurvey {
  const { bytes, offsets, count } = cells;
  const kinds = new Uint8Array(count);
  const days = new Int32Array(count);
  const cell = new DateCell(reading.dayAt, reading.utc);
  let spans: SpanBook | null = null;
  let periods = false;
  for (let index = 0; index < count; index++) {
    cell.read(bytes, offsets[index]!, offsets[index + 1]!);
    kinds[index] = cell.kind;
    days[index] = cell.dayUnder(order);
    if (cell.shortYear) (spans ??= new SpanBook()).take(cell);
    if (cell.period && cell.kind !== NOT_A_DATE) periods = true;
  }
  const rows = tallyKinds(cells, kinds, DATE_KINDS);
  const numeric = numericOf(rows, cells.rowCount, reading);
  const refused = refusedKinds(rows, numeric);
  const refuses = rows.some((some, kind) => some > 0 && kind !== NOT_A_DATE && (refused & 1 << kind) !== 0);
  for (let index = 0; refuses && index < count; index++) {
    if ((refused & 1 << kinds[index]!) !== 0) days[index] = NO_DAY;
  }
  const shortYears = rows.slice(0, EVERY_ORDER + 1);
  shortYears[NO_DATE] = 0;
  const longYears = rows.slice(LONG_YEAR);
  const ordered = total(shortYears) + total(longYears);
  const unreadable = rows.reduce((sum, some, kind) => (refused & 1 << kind) === 0 ? sum : sum + some, 0);
  const missing = rows[NO_DATE]!;
  return {
    cells,
    reading,
    readWith: order,
    tally: { missing, ordered, unreadable, fixed: cells.rowCount - missing - ordered - unreadable },
    shortYears,
    longYears,
    shortSpans: spans === null ? null : spans.spans,
    numeric,
    periods,
    refused,
    kinds,
    days,
  };
}

/** What a column of numbers counts: one kind of date nearly throughout, and hardly anything else that is a date. */
function numericOf(rows: Uint32Array, rowCount: number, { weekly }: DateReading): NumericDate | null {
  const dates = rowCount - rows[NO_DATE]! - rows[NOT_A_DATE]!;
  const found = NUMERIC.find(([, kind]) => rows[kind]! > 0 && rows[kind]! >= SLIP_RATIO * (dates - rows[kind]!));
  return found === undefined || (weekly === true && found[0] === "month") ? null : found[0];
}

/**
 * Kinds that are no dates here: numbers in a column that isn't one of numbers, and 2024-13-01. Where such cells are no
 * slips, the column puts the day before the month, and 2024-05-02 must not be read as 2 May.
 */
function refusedKinds(rows: Uint32Array, numeric: NumericDate | null): number {
  let refused = 1 << NOT_A_DATE | 1 << YEAR_DAY_MONTH;
  for (const [name, kind] of NUMERIC) if (name !== numeric) refused |= 1 << kind;
  const inOrder = rows[YEAR_MONTH_DAY]! + rows[YEAR_EITHER]!;
  return SLIP_RATIO * rows[YEAR_DAY_MONTH]! > inOrder ? refused | 1 << YEAR_EITHER : refused;
}

/** The first and last day of cells with a year of two digits, in each order. */
class SpanBook {
  readonly spans: Record<DateOrder, Span | null> = { dmy: null, mdy: null, ymd: null };

  take(cell: DateCell): void {
    if (ordersOf(cell.kind) === 0) return;
    for (const order of ORDERS) {
      const day = cell.civilUnder(order);
      if (day === NO_DAY) continue;
      const span = this.spans[order];
      if (span === null) this.spans[order] = [day, day];
      else if (day < span[0]) this.spans[order] = [day, span[1]];
      else if (day > span[1]) this.spans[order] = [span[0], day];
    }
  }
}

const ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
const BITS: Readonly<Record<DateOrder, number>> = { dmy: READS_DMY, mdy: READS_MDY, ymd: READS_YMD };

/** The order that the cells prove. A few contradicting cells among many are slips; otherwise nothing is proven. */
export function provenOrder(survey: DateSurvey): ProvenOrder {
  if (survey.tally.ordered === 0) return "any";
  const possible = possibleOrders(survey);
  return possible.length === 1 ? possible[0]! : "undecided";
}

/** The orders that the cells leave open, best first. */
export function possibleOrders(survey: DateSurvey): readonly DateOrder[] {
  const present = ORDERS.filter((order) => rowsWith(survey, BITS[order], 0) > 0);
  return present.filter((order) => !present.some((other) => beats(survey, other, order)));
}

/** True if cells that read in no other order prove `order`, and not only that the days then lie close together. */
export function provesByPart(survey: DateSurvey, order: DateOrder): boolean {
  return ORDERS.every((other) => other === order || rowsWith(survey, BITS[order], BITS[other]) > 0);
}

/** True if `order` reads so many cells that `other` can't that the rest are slips, or leaves `other` no sense. */
function beats(survey: DateSurvey, order: DateOrder, other: DateOrder): boolean {
  const more = rowsWith(survey, BITS[order], BITS[other]);
  const less = rowsWith(survey, BITS[other], BITS[order]);
  const tells = order === "ymd" || other === "ymd";
  if (tells && isFarTighter(survey.shortSpans, other, order)) return false;
  if (more > 0 || less > 0) return more > 0 && more >= SLIP_RATIO * less;
  return tells && isFarTighter(survey.shortSpans, order, other);
}

/**
 * Rows whose cell reads in the order `bit` but not in that of `without`. Cells with years of two digits and of four are
 * written in two ways: those that are more decide, and a few of the other kind prove nothing for them.
 */
function rowsWith({ shortYears, longYears }: DateSurvey, bit: number, without: number): number {
  const deciding = total(shortYears) > total(longYears) ? shortYears : longYears;
  return deciding.reduce((sum, rows, orders) => (orders & bit) !== 0 && (orders & without) === 0 ? sum + rows : sum, 0);
}

function total(rows: Uint32Array): number {
  return rows.reduce((sum, some) => sum + some, 0);
}

/**
 * Where the year has two digits, 13/05/24 and 02/06/24 are three weeks of 2024 or, with the year first, the same day of
 * the month eleven years apart. True if `other` scatters the days over many times the years of `order`, eight at least.
 */
function isFarTighter(spans: ShortSpans | null, order: DateOrder, other: DateOrder): boolean {
  const tight = spans?.[order] ?? null;
  const wide = spans?.[other] ?? null;
  if (tight === null || wide === null) return false;
  const years = ([first, last]: Span) => civilOf(last).year - civilOf(first).year;
  return years(wide) >= Math.max(8, 4 * (years(tight) + 1));
}

/** The column's days by row, read with the parts in `order`; dates with a year of four digits first read the same in any. */
export function solveDates(survey: DateSurvey, order: DateOrder): DateSolution {
  const { cells, reading, tally, kinds } = survey;
  const { days } = survey.readWith === order || tally.ordered === 0 ? survey : surveyDates(cells, reading, order);
  const contested = contestedOrders(survey);
  const chosen = Array.from({ length: DATE_KINDS }, (_, kind) => isUnread(survey, kind, order, contested) ? 1 : 0);
  const read = contested === 0 ? days : days.map((day, index) => chosen[kinds[index]!] === 1 ? NO_DAY : day);
  return {
    days: cells.codes === null ? read : byRow(read, cells),
    unreadableRows: tally.unreadable + tally.ordered === 0 ? [] : rowsOfKind(cells, kinds, chosen),
  };
}

function isUnread({ refused }: DateSurvey, kind: number, order: DateOrder, contested: number): boolean {
  if ((refused & 1 << kind) !== 0) return true;
  const orders = ordersOf(kind);
  if (orders === 0) return false;
  return (orders & BITS[order]) === 0 || (kind <= EVERY_ORDER && (orders & contested) !== 0);
}

/** `21-10-03` among many days with a year of four digits is a slip whose order they don't show: those with the year first. */
function contestedOrders({ shortYears, longYears }: DateSurvey): number {
  const few = total(shortYears);
  return few > 0 && SLIP_RATIO * few <= total(longYears) ? READS_YMD : 0;
}

function byRow(days: Int32Array, { codes, rowCount }: DistinctCells): Int32Array {
  const rows = new Int32Array(rowCount).fill(NO_DAY);
  for (let row = 0; row < rowCount; row++) rows[row] = days[codes![row]!]!;
  return rows;
}
