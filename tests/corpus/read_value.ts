import type { DatasetColumn } from "../../src/domain/schema/dataset.ts";
import { cellText } from "../../src/domain/table/column.ts";
import { civilOf, NO_DAY } from "../../src/domain/values/day.ts";
import { decimalString } from "../../src/domain/values/rounding.ts";
import { ANY, type CellTruth, type ReadAs } from "./truth.ts";

/** What Echo read in a cell, in the form of a truth; undefined where it doesn't read the column so at all. */
export function readValue(column: DatasetColumn, as: ReadAs, row: number): string | null | undefined {
  if (column.cells === undefined) return undefined;
  const text = cellText(column.cells, row).trim();
  if (as === "text") return text;
  if (as === "number") {
    if (column.numbers === undefined) return undefined;
    const { values, scale } = column.numbers;
    const value = values[row]!;
    return Number.isNaN(value) ? null : plainDecimal(decimalString(BigInt(value), scale));
  }
  if (column.days === undefined) return undefined;
  const day = column.days[row]!;
  return day === NO_DAY ? null : isoOf(day);
}

/** True if what was read is what the truth says. */
export function agrees(truth: CellTruth, read: string | null | undefined, as: ReadAs): boolean {
  if (truth === ANY) return true;
  if (truth === null) return read === null || (as === "text" && read === "");
  if (as === "text") return read === truth.trim();
  return read === (as === "number" ? plainDecimal(truth) : truth);
}

/** `"-12.50"` as `"-12.5"`. */
function plainDecimal(decimal: string): string {
  const short = decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  return short === "-0" ? "0" : short;
}

function isoOf(value: number): string {
  const { year, month, day } = civilOf(value);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
