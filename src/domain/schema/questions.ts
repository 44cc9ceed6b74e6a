import { decodeUtf8 } from "../table/decode_text.ts";
import { NO_DAY } from "../values/day.ts";
import { decimalString } from "../values/rounding.ts";
import type { DateOrder, Question } from "./dataset.ts";
import { DateCell, EVERY_ORDER, LONG_YEAR, READS_DMY, READS_MDY, READS_YMD } from "./date_cell.ts";
import type { DistinctCells } from "./distinct_cells.ts";
import { spokenDay } from "./month_names.ts";
import { COMMA_ONLY, EITHER_COMMA, EITHER_POINT, NumberCell, POINT_ONLY } from "./number_cell.ts";
import type { DateSurvey } from "./solve_date.ts";
import type { NumberSurvey } from "./solve_number.ts";

const MOST_SHOWN = 3;
const UNREADABLE = "can't be read";

/** Asks how the decimals of a column are written, with both readings of some of its own cells. */
export function askDecimalMark(column: string, survey: NumberSurvey): Question {
  const cell = new NumberCell();
  const readings = (mark: "." | ",") =>
    doubtful(survey.cells, survey.kinds, [EITHER_COMMA, EITHER_POINT, POINT_ONLY, COMMA_ONLY]).map(([start, end]) => {
      cell.read(survey.cells.bytes, start, end);
      const units = cell.unitsUnder(mark);
      const figure = Number.isNaN(units) ? UNREADABLE : decimalString(BigInt(units), cell.decimalsUnder(mark));
      return `${decodeUtf8(survey.cells.bytes, start, end)} = ${figure}`;
    });
  return {
    column,
    question: `Are the decimals in '${column}' written with a point or with a comma?`,
    setting: "decimal_mark",
    options: [{ answer: ".", readings: readings(".") }, { answer: ",", readings: readings(",") }],
  };
}

/** Asks in which of several orders the dates of a column are written, with every reading of some of its own cells. */
export function askDateOrder(column: string, survey: DateSurvey, orders: readonly DateOrder[]): Question {
  const cell = new DateCell(survey.reading.dayAt, survey.reading.utc);
  const readings = (order: DateOrder) =>
    doubtful(survey.cells, survey.kinds, DOUBTFUL_DATES).map(([start, end]) => {
      cell.read(survey.cells.bytes, start, end);
      const day = cell.dayUnder(order);
      return `${decodeUtf8(survey.cells.bytes, start, end)} = ${day === NO_DAY ? UNREADABLE : spokenDay(day)}`;
    });
  const question = orders.includes("ymd")
    ? `Does the day, the month or the year come first in '${column}'?`
    : `Does the day or the month come first in '${column}'?`;
  return {
    column,
    question,
    setting: "date_order",
    options: orders.map((answer) => ({ answer, readings: readings(answer) })),
  };
}

/** Cells that read in every order first, then those that read in fewer. */
const DOUBTFUL_DATES = [
  EVERY_ORDER,
  READS_DMY | READS_MDY,
  READS_DMY | READS_YMD,
  READS_MDY | READS_YMD,
  READS_DMY,
  READS_MDY,
  READS_YMD,
].flatMap((orders) => orders < READS_YMD ? [LONG_YEAR + orders, orders] : [orders]);

/** Where the first cells are that a column can't decide on: one of each kind first, then more of them. */
function doubtful(cells: DistinctCells, kinds: Uint8Array, wanted: readonly number[]): readonly [number, number][] {
  const firsts = wanted.map((kind) => kinds.indexOf(kind)).filter((index) => index >= 0);
  const more: number[] = [];
  for (let index = 0; index < cells.count && firsts.length + more.length < MOST_SHOWN; index++) {
    if (wanted.includes(kinds[index]!) && !firsts.includes(index)) more.push(index);
  }
  return [...firsts, ...more].map((index) => [cells.offsets[index]!, cells.offsets[index + 1]!]);
}
