import type { DecimalMark } from "../schema/dataset.ts";
import { DateCell, FIXED_DAY, ordersOf, YEAR_EITHER } from "../schema/date_cell.ts";
import { packTexts } from "../schema/distinct_cells.ts";
import {
  COMMA_ONLY,
  EITHER_COMMA,
  EITHER_POINT,
  MISSING,
  NumberCell,
  PERCENTAGE,
  POINT_ONLY,
} from "../schema/number_cell.ts";

const TWO_NUMBERS =
  /\d *(?:-|–|\/|\bto\b|\band\b|\bund\b|\bbis\b|;|\+|×|x|\||\() *[€$£¥]? *\d|\d{1,2} +\d{1,2}(?: |$)/i;

/** True where a cell of a column of numbers says that it holds nothing: blank, `N/A`, `$ -`. */
export function isMissingNumber(held: string): boolean {
  return cellOf(held).kind === MISSING;
}

/** Why a cell of a column of numbers can't be read, as the end of a sentence ("is a percentage, not an amount"). */
export function whyNoNumber(held: string, mark: DecimalMark): string {
  const cell = cellOf(held);
  if (/^#[A-Z/0]+[!?]?$/.test(held.trim())) return "is an error of the spreadsheet it comes from";
  if (cell.magnitude !== 0 && cell.kind < PERCENTAGE) {
    return "is shortened with a letter or word, and the column doesn't write so throughout";
  }
  const other = mark === "." ? COMMA_ONLY : POINT_ONLY;
  if (cell.kind === other) {
    const [own, its] = mark === "." ? ["point", "comma"] : ["comma", "point"];
    return `is written with a decimal ${its}, the column with a decimal ${own}`;
  }
  if (cell.kind === EITHER_POINT || cell.kind === EITHER_COMMA) {
    return "could be a thousand or have three decimals, and the column writes neither so";
  }
  if (/%|‰/.test(held)) return "is a percentage, not an amount";
  if (isDate(held)) return "is a date, not a number";
  if (/^\s*\d{1,2}:\d{2}/.test(held)) return "is a time, not a number";
  if (!/\d/.test(held)) return "is no number";
  if (TWO_NUMBERS.test(held)) return "holds two numbers";
  const words = held.match(/\p{L}+/gu);
  if (words !== null) return `is no number: '${words.join(" ")}' stands with it`;
  return "is no number: its points, commas or signs stand where none can";
}

function cellOf(held: string): NumberCell {
  const { bytes, offsets } = packTexts([held]);
  const cell = new NumberCell();
  cell.read(bytes, offsets[0]!, offsets[1]!);
  return cell;
}

function isDate(held: string): boolean {
  const { bytes, offsets } = packTexts([held]);
  const cell = new DateCell(() => 0, false);
  cell.read(bytes, offsets[0]!, offsets[1]!);
  if (ordersOf(cell.kind) !== 0) return true;
  return cell.kind >= FIXED_DAY && cell.kind <= YEAR_EITHER && !cell.period;
}
