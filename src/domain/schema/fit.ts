import type { TextCells } from "../table/column.ts";
import { isCurrency } from "../values/money.ts";
import { DIRECTION_WORDS } from "./direction_words.ts";
import { distinctCells } from "./distinct_cells.ts";
import { headerWords } from "./header.ts";
import { namesInterval } from "./interval_words.ts";
import { isMissing } from "./missing_words.ts";
import { type Role, ROLE_KINDS } from "./role.ts";
import { type DateReading, type DateSurvey, surveyDates } from "./solve_date.ts";
import { type NumberSurvey, surveyNumbers } from "./solve_number.ts";
import { statusClassOf } from "./status_words.ts";
import { isEmptyColumn, type Word, wordsOf } from "./words.ts";

/** What a look at a column's cells gave, for a role of one kind. */
export type Look =
  | { readonly kind: "numbers"; readonly survey: NumberSurvey }
  | { readonly kind: "dates"; readonly survey: DateSurvey }
  | { readonly kind: "words"; readonly words: readonly Word[]; readonly known: number; readonly all: number }
  | { readonly kind: "text"; readonly empty: boolean };

/** The roles whose column holds one of a few words, each with what makes a word one of them. */
const VOCABULARIES: Readonly<Partial<Record<Role, (text: string) => boolean>>> = {
  status: (text) => statusClassOf(text) !== null,
  currency: (text) => isCurrency(text.toUpperCase()),
  interval: namesInterval,
  direction: (text) => directionOf(text) !== null,
};

/** Which of the two a direction word means, null for any other word. */
export function directionOf(text: string): "expense" | "income" | null {
  const word = headerWords(text);
  if (DIRECTION_WORDS.expense.includes(word)) return "expense";
  return DIRECTION_WORDS.income.includes(word) ? "income" : null;
}

/** Looks at a column as one of `role` would have to be read. */
export function lookAt(cells: TextCells, rowCount: number, role: Role, reading: DateReading): Look {
  const kind = ROLE_KINDS[role];
  if (kind === "day") return { kind: "dates", survey: surveyDates(distinctCells(cells, rowCount), reading) };
  if (kind !== "text") return { kind: "numbers", survey: surveyNumbers(distinctCells(cells, rowCount)) };
  const knows = VOCABULARIES[role];
  if (knows === undefined) return { kind: "text", empty: isEmptyColumn(cells, rowCount) };
  const words = (wordsOf(cells, rowCount) ?? []).filter(({ text }) => !isMissing(text));
  const sum = (some: readonly Word[]) => some.reduce((total, { rows }) => total + rows, 0);
  return { kind: "words", words, all: sum(words), known: sum(words.filter(({ text }) => knows(text))) };
}

/** True if most of what the column holds is what the role needs; a column that holds nothing fits no role. */
export function fits(look: Look): boolean {
  switch (look.kind) {
    case "text":
      return !look.empty;
    case "words":
      return 2 * look.known > look.all;
    case "dates": {
      const { fixed, ordered, unreadable } = look.survey.tally;
      return fixed + ordered > unreadable;
    }
    case "numbers": {
      const { plain, pointOnly, commaOnly, eitherPoint, eitherComma, missing } = look.survey.tally;
      const read = plain + pointOnly + commaOnly + eitherPoint + eitherComma;
      return 2 * read > look.survey.cells.rowCount - missing;
    }
  }
}
