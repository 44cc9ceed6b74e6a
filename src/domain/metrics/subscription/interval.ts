import { civilOf, type Day, dayOf, daysInMonth } from "../../values/day.ts";
import { type Rational, rational, ZERO } from "../../values/rational.ts";
import { POLICY } from "../policy.ts";

/** How often a price is charged: every `count` units; or once. */
export type BillingInterval =
  | { readonly unit: "day" | "week" | "month"; readonly count: number }
  | { readonly unit: "once" };

const MONTHS = { unit: "month" } as const;

const NAMED: Readonly<Record<string, BillingInterval>> = {
  daily: { unit: "day", count: 1 },
  weekly: { unit: "week", count: 1 },
  fortnightly: { unit: "week", count: 2 },
  monthly: { ...MONTHS, count: 1 },
  quarterly: { ...MONTHS, count: 3 },
  "semi annual": { ...MONTHS, count: 6 },
  "semi annually": { ...MONTHS, count: 6 },
  semiannual: { ...MONTHS, count: 6 },
  semiannually: { ...MONTHS, count: 6 },
  "half yearly": { ...MONTHS, count: 6 },
  "half year": { ...MONTHS, count: 6 },
  annual: { ...MONTHS, count: 12 },
  annually: { ...MONTHS, count: 12 },
  yearly: { ...MONTHS, count: 12 },
  biennial: { ...MONTHS, count: 24 },
  biennially: { ...MONTHS, count: 24 },
  "one time": { unit: "once" },
  onetime: { unit: "once" },
  once: { unit: "once" },
  lifetime: { unit: "once" },
};

const UNITS: Readonly<Record<string, { readonly unit: "day" | "week" | "month"; readonly count: number }>> = {
  day: { unit: "day", count: 1 },
  week: { unit: "week", count: 1 },
  wk: { unit: "week", count: 1 },
  month: { ...MONTHS, count: 1 },
  mo: { ...MONTHS, count: 1 },
  quarter: { ...MONTHS, count: 3 },
  year: { ...MONTHS, count: 12 },
  yr: { ...MONTHS, count: 12 },
};

/**
 * A billing interval by its name, in any case and spacing: "Monthly", "year", "every 3 months", "one-time". Null where
 * it names none, or could name two ("bi-monthly", "bi-annual").
 */
export function readInterval(text: string): BillingInterval | null {
  const words = text.trim().toLowerCase().replace(/[\s_-]+/g, " ").replace(/^(every|per|each|\/) ?/, "");
  const named = NAMED[words];
  if (named) return named;
  const match = /^(?:(\d{1,3}) ?)?([a-z]+?)s?$/.exec(words);
  const unit = match && UNITS[match[2]!];
  const times = match?.[1] === undefined ? 1 : Number(match[1]);
  return unit && times > 0 ? { unit: unit.unit, count: unit.count * times } : null;
}

/** What a price per interval comes to per month, as a factor; 0 for what is charged once. */
export function perMonth(interval: BillingInterval): Rational {
  if (interval.unit === "once") return ZERO;
  const { unit, count } = interval;
  if (unit === "month") return rational(1, count);
  return rational(unit === "week" ? POLICY.weeksPerYear : POLICY.daysPerYear, POLICY.monthsPerYear * count);
}

/** The day on which a service that was paid for on `start` ends; a month later is the same date or the month's last. */
export function serviceEnd(start: Day, interval: BillingInterval): Day {
  if (interval.unit === "once") return start;
  if (interval.unit !== "month") return start + interval.count * (interval.unit === "week" ? 7 : 1);
  const { year, month, day } = civilOf(start);
  const months = year * 12 + month - 1 + interval.count;
  const endYear = Math.floor(months / 12);
  const endMonth = months % 12 + 1;
  return dayOf(endYear, endMonth, Math.min(day, daysInMonth(endYear, endMonth)))!;
}
