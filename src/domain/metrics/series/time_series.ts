import { currencyExponent } from "../../values/money.ts";
import type { PeriodUnit } from "../../values/period.ts";
import { fromScaled, toFixed, toNumber } from "../../values/rational.ts";
import { type Reason, type Unavailable, unavailable } from "../../values/reason.ts";
import type { Dataset, ScaledNumbers } from "../../schema/dataset.ts";
import { type Role, ROLE_KINDS, ROLES } from "../../schema/role.ts";
import { evidenceRows } from "../../measures/evidence.ts";
import { measure } from "../../measures/execute.ts";
import type { Measured, MeasureSet } from "../../measures/measure.ts";
import { currenciesOf, type View } from "../../measures/view.ts";
import { roleWords } from "../requirements.ts";
import { type DateRange, dateRange } from "./date_range.ts";
import { type FilledPeriod, fillMissingPeriods } from "./fill_missing_periods.ts";
import { type Forecast, forecast } from "./forecast.ts";
import { group, type GroupedPeriod } from "./group.ts";
import { type Growth, growth } from "./growth.ts";
import { type MovingAverage, movingAverage } from "./moving_average.ts";
import type { Operation, TimeSeriesRequest } from "./operations.ts";
import { type OutlyingRows, outlyingRows } from "./outlying_rows.ts";
import { type PeriodComparison, periodComparison } from "./period_comparison.ts";
import { periodPoints } from "./period_points.ts";
import { type SeasonalMean, seasonalPattern } from "./seasonal_pattern.ts";
import { type Trend, trend } from "./trend.ts";

/** What each operation answers; plain JSON. */
export type TimeSeriesAnswer =
  | DateRange
  | Forecast
  | OutlyingRows
  | PeriodComparison
  | Trend
  | readonly FilledPeriod[]
  | readonly GroupedPeriod[]
  | readonly Growth[]
  | readonly MovingAverage[]
  | readonly SeasonalMean[];

/** A series' answer, or why there is none. Texts of digits are exact decimals; numbers are rounded. */
export type TimeSeriesResult =
  & {
    readonly operation: Operation;
    readonly role: Role;
    readonly unit: "money" | "number";
    readonly currency: string | null;
    readonly period: PeriodUnit;
    /** Rows with a value, and those of them without a day, which are in no period. */
    readonly rows: number;
    readonly undated: number;
  }
  & (
    | { readonly result: TimeSeriesAnswer }
    | { readonly result: null; readonly reason: Reason; readonly reason_detail: string }
  );

/** The roles that can be asked about: those of money and of numbers. */
export const NUMERIC_ROLES: readonly Role[] = ROLES.filter(isNumeric);

function isNumeric(role: Role): boolean {
  return ROLE_KINDS[role] === "money" || ROLE_KINDS[role] === "number";
}

const MEAN_DECIMALS = 2;

/**
 * One operation over the raw cells of a role, whatever became of the payment; rows that are no records don't count.
 * Money of several currencies is never added: without a reporting currency the answer is `mixed_currency`.
 */
export function timeSeries(dataset: Dataset, request: TimeSeriesRequest): TimeSeriesResult {
  const unit = ROLE_KINDS[request.role] === "money" ? "money" : "number";
  const currency = unit === "money" ? request.currency ?? dataset.currency.reporting : null;
  const head = {
    operation: request.operation,
    role: request.role,
    unit,
    currency,
    period: request.period,
  } as const;
  const column = numbersOf(dataset, request, currency);
  if ("reason" in column) return { ...head, rows: 0, undated: 0, ...unanswered(column) };
  const view: View = { currency, until: request.asOf };
  const measured = measure(dataset, measuresOf(request), view);
  const rows = measured.value("rows")!;
  const dated = measured.value("dated")!;
  const counts = { rows: toNumber(rows), undated: toNumber(rows) - toNumber(dated) };
  const answer = counts.rows === 0
    ? unavailable("no_rows", `no row has a value of ${request.role}`)
    : answerOf(request, { dataset, view, measured, column, decimals: decimalsOf(currency, column) });
  return "unit" in answer ? { ...head, ...counts, ...unanswered(answer) } : { ...head, ...counts, result: answer };
}

function unanswered({ reason, detail }: Unavailable) {
  return { result: null, reason, reason_detail: detail } as const;
}

/** The role's numbers, or why nothing can be said of them. */
function numbersOf(dataset: Dataset, request: TimeSeriesRequest, currency: string | null): ScaledNumbers | Unavailable {
  const { role, operation } = request;
  for (const needed of operation === "outliers" ? [role] : [role, "date" as const]) {
    const column = dataset.roles.get(needed);
    if (!column) return unavailable("missing_role", roleWords(needed));
    if (column.type === "undecided") return unavailable("ambiguous_column", column.name);
  }
  const numbers = dataset.roles.get(role)!.numbers;
  if (!numbers) return unavailable("missing_role", `${roleWords(role)}, as numbers`);
  if (numbers.overflowRows.length > 0) return unavailable("overflow", `${role} has a number too large to be exact`);
  if (ROLE_KINDS[role] === "money" && currency === null) {
    return unavailable("mixed_currency", currenciesOf(dataset).join(", "));
  }
  return numbers;
}

function measuresOf(request: TimeSeriesRequest): MeasureSet {
  const { role } = request;
  const where = [{ test: "present", role }] as const;
  const by = [{ by: "period", unit: unitOf(request) }] as const;
  return {
    rows: { op: "count", where },
    dated: { op: "count", where: [...where, { test: "present", role: "date" }] },
    first: { op: "first", role: "date", where },
    last: { op: "last", role: "date", where },
    totals: { op: "sum", role, by },
    ...(request.operation === "group" && request.aggregate === "median" ? { medians: { op: "median", role, by } } : {}),
  };
}

/** A season is made of days. */
function unitOf({ operation, period }: TimeSeriesRequest): PeriodUnit {
  return operation === "seasonal_pattern" ? "day" : period;
}

function decimalsOf(currency: string | null, { scale }: ScaledNumbers): number {
  return currency === null ? scale : currencyExponent(currency);
}

interface Column {
  readonly dataset: Dataset;
  readonly view: View;
  readonly measured: Measured;
  readonly column: ScaledNumbers;
  /** Decimals of an exact value as shown. */
  readonly decimals: number;
}

function answerOf(request: TimeSeriesRequest, asked: Column): TimeSeriesAnswer | Unavailable {
  const { dataset, decimals, measured } = asked;
  if (request.operation === "outliers") return outliersOf(request, asked);
  const dated = toNumber(measured.value("dated")!);
  if (dated === 0) return unavailable("no_rows", `no row with a value of ${request.role} has a day`);
  if (request.operation === "date_range") {
    return dateRange(toNumber(measured.value("first")!), toNumber(measured.value("last")!), dated);
  }
  const points = periodPoints(measured.groups("totals"), unitOf(request), request.asOf ?? dataset.span!.last);
  if ("unit" in points) return points;
  switch (request.operation) {
    case "seasonal_pattern":
      return seasonalPattern(points, request.by, Math.max(MEAN_DECIMALS, decimals));
    case "growth":
      return growth(points, request.periodsBack ?? 1, decimals);
    case "moving_average":
      return movingAverage(points, request.window);
    case "period_comparison":
      return periodComparison(points, decimals);
    case "trend":
      return trend(points, decimals);
    case "fill_missing_periods":
      return fillMissingPeriods(points, decimals);
    case "group":
      return group(points, request.aggregate === "median" ? measured.groups("medians") : [], request.aggregate);
    case "forecast":
      return forecast(points, request.horizon, decimals);
  }
}

function outliersOf(
  request: Extract<TimeSeriesRequest, { operation: "outliers" }>,
  { dataset, view, column, decimals }: Column,
): OutlyingRows | Unavailable {
  const rows = evidenceRows(dataset, { op: "sum", role: request.role }, view);
  const unit = 10 ** column.scale;
  return outlyingRows(
    Array.from(rows, (row) => column.values[row]! / unit),
    (place) => {
      const index = rows[place]!;
      const value = toFixed(fromScaled(column.values[index]!, column.scale), decimals);
      return { row: dataset.rowNumbers[index]!, index, value };
    },
    request.method,
    request.threshold,
  );
}
