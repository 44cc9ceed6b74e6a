import type { DateOrder } from "../schema/dataset.ts";
import {
  DateCell,
  NOT_A_DATE,
  ordersOf,
  READS_DMY,
  READS_MDY,
  READS_YMD,
  YEAR_DAY_MONTH,
  YEAR_EITHER,
} from "../schema/date_cell.ts";
import { packTexts } from "../schema/distinct_cells.ts";

const BITS: Readonly<Record<DateOrder, number>> = { dmy: READS_DMY, mdy: READS_MDY, ymd: READS_YMD };

const PARTS = /^\D*(\d{1,4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,4})(?!\d)/;

/** Why a cell of a column of dates can't be read, as the end of a sentence ("is a day that doesn't exist"). */
export function whyNoDay(held: string, order: DateOrder | undefined): string {
  const { bytes, offsets } = packTexts([held]);
  const cell = new DateCell(() => 0, false);
  cell.read(bytes, offsets[0]!, offsets[1]!);
  const first = order === "mdy" ? " with the month first" : order === "dmy" ? " with the day first" : "";
  const orders = ordersOf(cell.kind);
  if ((orders & READS_YMD) !== 0 && order !== undefined && (orders & BITS[order]) !== 0) {
    return "has a year of two digits, and its parts don't show which one it is";
  }
  if (orders !== 0) {
    const its = (orders & READS_DMY) !== 0 ? "day" : (orders & READS_MDY) !== 0 ? "month" : "year";
    return `puts the ${its} first, so it is no date${first}, as the column writes them`;
  }
  if (cell.kind === YEAR_DAY_MONTH) return "puts the day before the month, where the month belongs";
  if (cell.kind === YEAR_EITHER) {
    return "is no certain date, since other cells of the column put the day before the month";
  }
  if (cell.kind !== NOT_A_DATE) return "is a number, and the column's other cells don't show it to be a date";
  const text = held.trim();
  if (namesNoDay(text)) return "is a day that doesn't exist";
  if (/^\d{1,2}(?::|\s*[ap]\.?m)/i.test(text)) return "is a time without a day";
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]?$/.test(text)) return "is a day without a year";
  if (/^[\d.,]+(?:e[+-]?\d+)?$/i.test(text)) return "is a number, and none that a date is written as";
  return `is no date${first}`;
}

/** True for a day that the calendar lacks, such as 31.02.2024: numbers in the places of a date, a few too large. */
function namesNoDay(text: string): boolean {
  const match = PARTS.exec(text);
  if (match === null) return /^\d{1,2}\D{0,8}\p{L}{3,}|^\p{L}{3,}\.? \d{1,2}\b/u.test(text) && /\d{4}/.test(text);
  const [first, second, third] = [match[1]!, match[2]!, match[3]!];
  return first.length === 4 ? third.length <= 2 : first.length <= 2 && second.length <= 2 && third.length !== 3;
}
