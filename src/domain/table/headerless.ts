import { isYear, lookOf } from "./cell_look.ts";

/** A text is of the rows' pattern if so many of theirs have it. */
const MOST = 0.6;

/**
 * True if the first record of a table is a row like those below it and names nothing: it holds a date over dates, an
 * amount over amounts, a word or a code as they have it; or nothing but whole numbers that don't simply count.
 */
export function readsAsRow(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  if (below.length === 0) return false;
  const cells = first.map((cell, column) => ({ cell: cell.trim(), column })).filter(({ cell }) => cell !== "");
  const under = (column: number) => below.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
  const alike = cells.some(({ cell, column }) => {
    const others = under(column);
    return others.length > 0 && isAlike(cell, others);
  });
  return alike || areNumbers(cells.map(({ cell }) => cell));
}

function isAlike(cell: string, below: readonly string[]): boolean {
  const look = lookOf(cell);
  const most = (holds: (other: string) => boolean) => below.filter(holds).length >= MOST * below.length;
  if (look === "date") return most((other) => lookOf(other) === "date");
  if (look === "number") return /\d[.,]\d|\p{Sc}/u.test(cell) && most((other) => lookOf(other) === "number");
  if (look === "blank") return false;
  if (/\d/.test(cell)) return most((other) => patternOf(other) === patternOf(cell));
  return below.includes(cell);
}

/** "ORD-123" is "ORD-9". */
function patternOf(text: string): string {
  return text.replace(/\d+/g, "9");
}

/** Whole numbers that are neither years nor count up by one, as the names of columns may. */
function areNumbers(cells: readonly string[]): boolean {
  if (cells.length === 0 || !cells.every((cell) => lookOf(cell) === "number" && !isYear(cell))) return false;
  const numbers = cells.map(Number);
  return cells.length === 1 || !numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1);
}
