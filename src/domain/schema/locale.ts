import type { RawColumn } from "../table/column.ts";
import { decodeUtf8 } from "../table/decode_text.ts";
import type { Table } from "../table/table.ts";
import type { DateOrder } from "./dataset.ts";
import { distinctCells } from "./distinct_cells.ts";
import { headerWords } from "./header.ts";
import type { Inference, RoleGuess } from "./infer.ts";
import { isMissing } from "./missing_words.ts";
import { COUNTS } from "./role.ts";
import { typeOfSample } from "./sample.ts";
import { type DateReading, provenOrder, surveyDates } from "./solve_date.ts";
import { type NumberSurvey, type ProvenMark, provenMark, surveyNumbers, wholeNumberMark } from "./solve_number.ts";

/** What the columns of a file that prove it say of how the whole file is written, and which column says so. */
export interface FileLocale {
  readonly mark: Proof<"." | ","> | null;
  readonly order: Proof<DateOrder> | null;
}

export interface Proof<T> {
  readonly answer: T;
  readonly column: string;
}

/** Columns whose numbers a machine writes with a point whatever the file's own mark is, or that aren't numbers at all. */
const MACHINE_WRITTEN = /^(?:lat|lng|lon|latitude|longitude|coordinates?|version|build|ip|time|hours?|uhrzeit)$/;

/**
 * What the file's columns prove, looked for only where a column with a role can't decide by itself. Columns that
 * contradict each other prove nothing.
 */
export function fileLocale(table: Table, inference: Inference, reading: DateReading): FileLocale {
  const guesses = [...inference.guesses.values()];
  const others = table.columns.filter((_, position) => !inference.guesses.has(position));
  const writtenByHand = others.filter(({ name }) =>
    !headerWords(name).split(" ").some((word) => MACHINE_WRITTEN.test(word))
  );
  const marks = guesses.map((guess) => ({ column: nameOf(table, guess), answer: markOf(guess) }));
  const orders = guesses.map((guess) => ({ column: nameOf(table, guess), answer: orderOf(guess) }));
  const typed = (column: RawColumn) => typeOfSample(column.cells, table.rowCount, reading);
  if (marks.some(({ answer }) => answer === "undecided")) {
    for (const column of writtenByHand) {
      if (typed(column) !== "number" && typed(column) !== "money") continue;
      marks.push({ column: column.name, answer: proofOf(surveyNumbers(distinctCells(column.cells, table.rowCount))) });
    }
  }
  if (orders.some(({ answer }) => answer === "undecided")) {
    for (const column of others) {
      if (typed(column) !== "day") continue;
      const survey = surveyDates(distinctCells(column.cells, table.rowCount), reading);
      orders.push({ column: column.name, answer: provenOrder(survey) });
    }
  }
  return { mark: agreed(marks, [".", ","]), order: agreed(orders, ["dmy", "mdy", "ymd"]) };
}

function nameOf(table: Table, { position }: RoleGuess): string {
  return table.columns[position]!.name;
}

/** The mark that numbers and percentages prove; none where they could as well be days such as `04.09`. */
function proofOf(survey: NumberSurvey): ProvenMark {
  const proven = provenMark(survey);
  const { percentPoint, percentComma } = survey.habits;
  if (proven === "any" && percentPoint + percentComma > 0) {
    return percentComma === 0 ? "." : percentPoint === 0 ? "," : "undecided";
  }
  return proven === "." && isDayAndMonth(survey) ? "any" : proven;
}

/** True if every cell could be the day and the month of a date without a year. */
function isDayAndMonth({ cells, tally }: NumberSurvey): boolean {
  if (tally.plain + tally.percentages > 0) return false;
  for (let cell = 0; cell < cells.count; cell++) {
    const text = decodeUtf8(cells.bytes, cells.offsets[cell]!, cells.offsets[cell + 1]!).trim();
    if (isMissing(text)) continue;
    const match = /^(\d{2})\.(\d{2})$/.exec(text);
    if (match === null || Number(match[1]) > 31 || Number(match[2]) > 12) return false;
  }
  return true;
}

function markOf({ look, role }: RoleGuess): string {
  if (look.kind !== "numbers") return "any";
  const proven = proofOf(look.survey);
  return proven === "undecided" && COUNTS.has(role) ? wholeNumberMark(look.survey) ?? proven : proven;
}

function orderOf({ look }: RoleGuess): string {
  return look.kind === "dates" ? provenOrder(look.survey) : "any";
}

function agreed<T extends string>(
  proofs: readonly { readonly column: string; readonly answer: string }[],
  answers: readonly T[],
): Proof<T> | null {
  const found = answers.flatMap((answer) => {
    const proof = proofs.find((one) => one.answer === answer);
    return proof === undefined ? [] : [{ answer, column: proof.column }];
  });
  return found.length === 1 ? found[0]! : null;
}
