import { cellText, type TextCells } from "../table/column.ts";
import type { ColumnType } from "./dataset.ts";
import { type DistinctCells, distinctCells } from "./distinct_cells.ts";
import { isMissing } from "./missing_words.ts";
import { type DateReading, surveyDates } from "./solve_date.ts";
import { surveyNumbers } from "./solve_number.ts";

const MOST_SAMPLED = 200;
const BOOLEANS = new Set(["true", "false", "yes", "no"]);

/** Up to 200 texts of a column, spread over it, blanks left out. */
function sampleOf(cells: TextCells, rowCount: number): readonly string[] {
  const count = cells.kind === "dictionary" ? cells.values.length : rowCount;
  const textAt = (i: number) => cells.kind === "dictionary" ? cells.values[i]! : cellText(cells, i);
  const every = (step: number) => {
    const texts: string[] = [];
    for (let i = 0; i < count && texts.length < MOST_SAMPLED; i += step) {
      const text = textAt(i);
      if (!isMissing(text)) texts.push(text);
    }
    return texts;
  };
  const spread = every(Math.max(1, Math.floor(count / MOST_SAMPLED)));
  return spread.length > 0 ? spread : every(1);
}

function asCells(texts: readonly string[]): DistinctCells {
  const codes = Uint16Array.from(texts, (_, i) => i);
  return distinctCells({ kind: "dictionary", codes, values: texts }, texts.length);
}

/** True if a sample of the column reads as days. */
export function looksLikeDays(cells: TextCells, rowCount: number, reading: DateReading): boolean {
  return typeOfSample(cells, rowCount, reading) === "day";
}

/** A sample may hold so few texts of another kind for each that is of the column's: slips. */
const SLIPS = 1 / 9;

/** Whether a column without a role is to be read as numbers or as days, judged by a sample; null for neither. */
export function kindOfSample(cells: TextCells, rowCount: number, reading: DateReading): "numbers" | "dates" | null {
  const texts = sampleOf(cells, rowCount);
  if (!texts.some((text) => /\d/.test(text))) return null;
  const sample = asCells(texts);
  const most = (unreadable: number) => unreadable <= SLIPS * (texts.length - unreadable);
  if (most(surveyNumbers(sample).tally.unreadable)) return "numbers";
  return most(surveyDates(sample, reading).tally.unreadable) ? "dates" : null;
}

/** What a column that no figure is made of holds, judged by a sample: only shown, never computed with. */
export function typeOfSample(cells: TextCells, rowCount: number, reading: DateReading): ColumnType {
  const texts = sampleOf(cells, rowCount);
  if (texts.length === 0) return "empty";
  if (texts.every((text) => BOOLEANS.has(text.trim().toLowerCase()))) return "boolean";
  const sample = asCells(texts);
  const numbers = surveyNumbers(sample);
  if (numbers.tally.unreadable === 0) return numbers.currencies.codes === null ? "number" : "money";
  return surveyDates(sample, reading).tally.unreadable === 0 ? "day" : "text";
}
