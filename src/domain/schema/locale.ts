import { decodeUtf8 } from "../table/decode_text.ts";
import type { Table } from "../table/table.ts";
import type { DateOrder } from "./dataset.ts";
import type { Look } from "./fit.ts";
import { headerWords } from "./header.ts";
import type { Inference, RoleGuess } from "./infer.ts";
import { isMissing } from "./missing_words.ts";
import { COUNTS } from "./role.ts";
import { provenOrder } from "./solve_date.ts";
import { type NumberSurvey, type ProvenMark, provenMark, wholeNumberMark } from "./solve_number.ts";

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
 * What the file's columns prove, those with a role and the others by their looks. Columns that contradict each other prove
 * nothing.
 */
export function fileLocale(table: Table, inference: Inference, others: ReadonlyMap<number, Look>): FileLocale {
  const guesses = [...inference.guesses.values()];
  const marks = guesses.map((guess) => ({ column: nameOf(table, guess), answer: markOf(guess) }));
  const orders = guesses.map((guess) => ({ column: nameOf(table, guess), answer: orderOf(guess) }));
  for (const [position, look] of others) {
    const column = table.columns[position]!.name;
    if (look.kind === "dates") orders.push({ column, answer: orderOf({ look }) });
    if (look.kind === "numbers" && !isMachineWritten(column)) marks.push({ column, answer: proofOf(look.survey) });
  }
  return { mark: agreed(marks, [".", ","]), order: agreed(orders, ["dmy", "mdy", "ymd"]) };
}

/** True for a header of what a machine writes with a point whatever the file's own mark is. */
export function isMachineWritten(name: string): boolean {
  return headerWords(name).split(" ").some((word) => MACHINE_WRITTEN.test(word));
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

function orderOf({ look }: Pick<RoleGuess, "look">): string {
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
