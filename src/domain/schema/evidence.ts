import type { ColumnType, Evidence } from "./dataset.ts";
import type { DateTally } from "./solve_date.ts";
import type { NumberTally } from "./solve_number.ts";
import type { Look } from "./fit.ts";

const DECIMALS = ["no", "one", "two", "three", "four", "five", "six"];

/** What the cells of a column of numbers turned out to be. */
export function evidenceOfNumbers(tally: NumberTally, unreadable: number, type: ColumnType, scale: number): Evidence {
  const { missing, ...filled } = tally;
  const all = Object.values(filled).reduce((sum, rows) => sum + rows, 0);
  const what = `${type === "money" ? "money" : "numbers"} with ${DECIMALS[scale]!} decimal${scale === 1 ? "" : "s"}`;
  return { kind: "content", detail: howMany(all, unreadable, missing, what) };
}

/** What the cells of a column of dates turned out to be. */
export function evidenceOfDays(tally: DateTally, unreadable: number): Evidence {
  const { missing, ...filled } = tally;
  const all = Object.values(filled).reduce((sum, rows) => sum + rows, 0);
  return { kind: "content", detail: howMany(all, unreadable, missing, "days") };
}

/** What the cells of a column of words turned out to be; null where there is nothing to say of them. */
export function evidenceOfWords(look: Look): Evidence | null {
  if (look.kind !== "words") return null;
  if (look.all === 0) return { kind: "content", detail: "the column is empty" };
  const some = look.words.slice(0, 5).map(({ text }) => `'${text}'`).join(", ");
  return { kind: "content", detail: `${share(look.all, look.all - look.known)} one of the words Echo knows: ${some}` };
}

function share(all: number, others: number): string {
  if (others > 0) return `${all - others} of ${all} cells hold`;
  return all === 1 ? "the only cell holds" : `all ${all} cells hold`;
}

function howMany(all: number, unreadable: number, missing: number, what: string): string {
  if (all === 0) return "the column is empty";
  const blank = missing === 0 ? "" : `; ${missing} ${missing === 1 ? "is" : "are"} empty`;
  if (unreadable > 0) return `${all - unreadable} of ${all} cells read as ${what}; ${unreadable} can't be read${blank}`;
  return all === 1 ? `the only cell reads as ${what}${blank}` : `all ${all} cells read as ${what}${blank}`;
}
