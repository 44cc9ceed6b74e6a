import type { Day } from "../../values/day.ts";
import type { PeriodUnit } from "../../values/period.ts";
import type { Role } from "../../schema/role.ts";

/** Everything a time series can be asked: the closed list. */
export const OPERATIONS = [
  "growth",
  "moving_average",
  "period_comparison",
  "trend",
  "seasonal_pattern",
  "outliers",
  "date_range",
  "fill_missing_periods",
  "group",
  "forecast",
] as const;

export type Operation = typeof OPERATIONS[number];

export const AGGREGATES = ["sum", "mean", "median"] as const;
export type Aggregate = typeof AGGREGATES[number];

export const OUTLIER_METHODS = ["iqr", "mad", "zscore"] as const;
export type OutlierMethod = typeof OUTLIER_METHODS[number];

export const SEASONS = ["day_of_week", "month"] as const;
export type Season = typeof SEASONS[number];

/** What every question says. */
interface Asked {
  /** A role of money or numbers. */
  readonly role: Role;
  /** The periods that rows are put together in; days for a season, none for outliers and the range of dates. */
  readonly period: PeriodUnit;
  /** The last day known of: later rows don't count, and a period that ends later isn't complete. By default the data's last. */
  readonly asOf?: Day;
  /** Where the data holds several: which one; by default the dataset's reporting currency. */
  readonly currency?: string;
}

/** One question to a column over time. Counts (`window`, `periodsBack`, `horizon`) are whole numbers from 1. */
export type TimeSeriesRequest =
  & Asked
  & (
    | { readonly operation: "growth"; /** 1 unless given. */ readonly periodsBack?: number }
    | { readonly operation: "moving_average"; readonly window: number }
    | { readonly operation: "period_comparison" | "trend" | "fill_missing_periods" | "date_range" }
    | { readonly operation: "group"; readonly aggregate: Aggregate }
    | { readonly operation: "forecast"; readonly horizon: number }
    | { readonly operation: "seasonal_pattern"; readonly by: Season }
    | {
      readonly operation: "outliers";
      readonly method: OutlierMethod;
      /** How many ranges, deviations or standard deviations away; 1.5, 3 and 3 unless given. */
      readonly threshold?: number;
    }
  );
