import type { RawColumn } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import { distinctCells } from "./distinct_cells.ts";
import type { Inference, RoleGuess } from "./infer.ts";
import { typeOfSample } from "./sample.ts";
import { type DateReading, provenOrder, surveyDates } from "./solve_date.ts";
import { provenMark, surveyNumbers } from "./solve_number.ts";

/** What the columns of a file that prove it say of how the whole file is written, and which column says so. */
export interface FileLocale {
  readonly mark: Proof<"." | ","> | null;
  readonly order: Proof<"dmy" | "mdy"> | null;
}

export interface Proof<T> {
  readonly answer: T;
  readonly column: string;
}

/**
 * What the file's columns prove, looked for only where a column with a role can't decide by itself. Columns that
 * contradict each other prove nothing.
 */
export function fileLocale(table: Table, inference: Inference, reading: DateReading): FileLocale {
  const guesses = [...inference.guesses.values()];
  const others = table.columns.filter((_, position) => !inference.guesses.has(position));
  const marks = guesses.map((guess) => ({ column: nameOf(table, guess), answer: markOf(guess) }));
  const orders = guesses.map((guess) => ({ column: nameOf(table, guess), answer: orderOf(guess) }));
  const typed = (column: RawColumn) => typeOfSample(column.cells, table.rowCount, reading);
  if (marks.some(({ answer }) => answer === "undecided")) {
    for (const column of others) {
      if (typed(column) !== "number" && typed(column) !== "money") continue;
      const { tally } = surveyNumbers(distinctCells(column.cells, table.rowCount));
      marks.push({ column: column.name, answer: provenMark(tally) });
    }
  }
  if (orders.some(({ answer }) => answer === "undecided")) {
    for (const column of others) {
      if (typed(column) !== "day") continue;
      const { tally } = surveyDates(distinctCells(column.cells, table.rowCount), reading);
      orders.push({ column: column.name, answer: provenOrder(tally) });
    }
  }
  return { mark: agreed(marks, [".", ","]), order: agreed(orders, ["dmy", "mdy"]) };
}

function nameOf(table: Table, { position }: RoleGuess): string {
  return table.columns[position]!.name;
}

function markOf({ look }: RoleGuess): string {
  return look.kind === "numbers" ? provenMark(look.survey.tally) : "any";
}

function orderOf({ look }: RoleGuess): string {
  return look.kind === "dates" ? provenOrder(look.survey.tally) : "any";
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
