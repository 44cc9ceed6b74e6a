import { civilOf, type Day, dayOf, formatDay } from "./day.ts";

export const PERIOD_UNITS = ["day", "week", "month", "quarter", "year"] as const;

/** A calendar unit; a week is an ISO week and starts on Monday. */
export type PeriodUnit = typeof PERIOD_UNITS[number];

/** A half-open span of days `[start, end)`. `ordinal` counts periods of its unit, so the next one's is one more. */
export interface Period {
  readonly unit: PeriodUnit;
  readonly ordinal: number;
  readonly start: Day;
  readonly end: Day;
}

/** The ordinal of the period of `unit` that holds `day`; consecutive periods have consecutive ordinals. */
export function periodOrdinal(day: Day, unit: PeriodUnit): number {
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + 3) / 7);
  const { year, month } = civilOf(day);
  if (unit === "month") return year * 12 + month - 1;
  return unit === "quarter" ? year * 4 + Math.floor((month - 1) / 3) : year;
}

/** The period of `unit` with that ordinal. */
export function periodAt(ordinal: number, unit: PeriodUnit): Period {
  return { unit, ordinal, start: startOf(ordinal, unit), end: startOf(ordinal + 1, unit) };
}

function startOf(ordinal: number, unit: PeriodUnit): Day {
  if (unit === "day") return ordinal;
  if (unit === "week") return ordinal * 7 - 3;
  if (unit === "month") return dayOf(Math.floor(ordinal / 12), ordinal - Math.floor(ordinal / 12) * 12 + 1, 1)!;
  if (unit === "quarter") return dayOf(Math.floor(ordinal / 4), (ordinal - Math.floor(ordinal / 4) * 4) * 3 + 1, 1)!;
  return dayOf(ordinal, 1, 1)!;
}

/** The period of `unit` that holds `day`. */
export function periodOf(day: Day, unit: PeriodUnit): Period {
  return periodAt(periodOrdinal(day, unit), unit);
}

/** True once `asOf` reaches the period's last day. */
export function isComplete(period: Period, asOf: Day): boolean {
  return asOf >= period.end - 1;
}

/** The sortable key of a period: `2024-01-15`, `2024-01-01/2024-01-07`, `2024-01`, `2024-Q1`, `2024`. */
export function periodKey(period: Period): string {
  const { year, month } = civilOf(period.start);
  const paddedYear = String(year).padStart(4, "0");
  switch (period.unit) {
    case "day":
      return formatDay(period.start);
    case "week":
      return `${formatDay(period.start)}/${formatDay(period.end - 1)}`;
    case "month":
      return `${paddedYear}-${String(month).padStart(2, "0")}`;
    case "quarter":
      return `${paddedYear}-Q${Math.floor((month - 1) / 3) + 1}`;
    case "year":
      return paddedYear;
  }
}
