import { cellText } from "../table/column.ts";
import { formatDay, NO_DAY } from "../values/day.ts";
import { decimalString } from "../values/rounding.ts";
import type { DatasetColumn } from "./dataset.ts";

/** A cell as Echo reads it: a day as `2024-01-31`, a number as a plain decimal, else the trimmed text; null for nothing. */
export function readCell({ days, numbers, cells }: DatasetColumn, row: number): string | null {
  if (days) return days[row] === NO_DAY ? null : formatDay(days[row]!);
  if (numbers) {
    const value = numbers.values[row]!;
    return Number.isNaN(value) ? null : decimalString(BigInt(value), numbers.scale);
  }
  return (cells ? cellText(cells, row).trim() : "") || null;
}
