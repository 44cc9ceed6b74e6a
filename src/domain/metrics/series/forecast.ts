import { periodAt, periodKey, type PeriodUnit } from "../../values/period.ts";
import { toNumber } from "../../values/rational.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import { mean } from "./outliers.ts";
import { type PeriodPoint, rounded } from "./point.ts";
import { type ForecastMethod, type Method, METHODS, seasonalNaive, type Smoothed } from "./smoothing.ts";

/** A period to come: the most likely figure, and between which two it should fall four times out of five. */
export interface ForecastPeriod {
  readonly period: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
}

/** Errors are mean absolute ones of predicting one period ahead, in the column's own unit. */
export interface Forecast {
  readonly method: ForecastMethod;
  readonly interval_percent: 80;
  readonly error: number;
  /** The error of saying that the next period is like the last. */
  readonly naive_error: number;
  /** Complete periods learnt from, and how many of them were predicted to measure the errors. */
  readonly periods: number;
  readonly tested_periods: number;
  readonly forecast: readonly ForecastPeriod[];
}

const LEAST_PERIODS = 8;
const LEAST_TESTED = 4;
const TESTED_SHARE = 4;
/** The normal distribution's 90th percentile: 80 % lie within as many standard deviations on either side. */
const Z80 = 1.2815515655446004;
const SEASON_LENGTHS: Readonly<Record<PeriodUnit, number>> = { day: 7, week: 52, month: 12, quarter: 4, year: 1 };

/**
 * The `horizon` periods after the last complete one, by the method with the smallest error over the latest quarter of the
 * periods, each predicted from those before it. A column that is never negative is never forecast below 0.
 *
 * `insufficient_periods` under 8 complete periods, or where no method beats repeating the last period.
 */
export function forecast(points: readonly PeriodPoint[], horizon: number, decimals: number): Forecast | Unavailable {
  const complete = points.filter((point) => point.complete);
  if (complete.length < LEAST_PERIODS) {
    return unavailable("insufficient_periods", "a forecast needs eight complete periods");
  }
  const { unit, ordinal } = complete.at(-1)!.period;
  const season = SEASON_LENGTHS[unit];
  const values = complete.map(({ value }) => toNumber(value, decimals));
  const tested = Math.max(LEAST_TESTED, Math.floor(values.length / TESTED_SHARE));
  const known = values.length - tested;
  const naiveError = errorFrom(known, values, seasonalNaive(values, 1), Math.abs);
  const best = bestMethod(values, season, known);
  if (best.error >= naiveError) {
    return unavailable("insufficient_periods", "no method did better than repeating the last period");
  }
  const weights = bestWeights(best.method, values, season);
  const smoothed = best.method.smooth(values, season, weights);
  const floor = values.every((value) => value >= 0) ? 0 : -Infinity;
  const shown = (value: number) => Math.max(floor, value).toFixed(decimals);
  return {
    method: best.method.name,
    interval_percent: 80,
    error: rounded(best.error, 4),
    naive_error: rounded(naiveError, 4),
    periods: values.length,
    tested_periods: tested,
    forecast: Array.from({ length: horizon }, (_, index) => {
      const value = smoothed.ahead(index + 1);
      const reach = Z80 * Math.sqrt(best.variance * smoothed.variance(index + 1));
      return {
        period: periodKey(periodAt(ordinal + index + 1, unit)),
        value: shown(value),
        low: shown(value - reach),
        high: shown(value + reach),
      };
    }),
  };
}

interface Tested {
  readonly method: Method;
  readonly error: number;
  /** Mean squared error of one step. */
  readonly variance: number;
}

/** Tunes each method on the first `known` values and measures it on the rest; the least error wins. */
function bestMethod(values: readonly number[], season: number, known: number): Tested {
  return METHODS
    .filter(({ name, leastValues }) => leastValues(season) <= known && (season > 1 || name === "holt"))
    .map((method) => {
      const weights = bestWeights(method, values.slice(0, known), season);
      const smoothed = method.smooth(values, season, weights);
      return {
        method,
        error: errorFrom(known, values, smoothed, Math.abs),
        variance: errorFrom(known, values, smoothed, square),
      };
    })
    .reduce((best, tested) => tested.error < best.error ? tested : best);
}

/** The weights with the least squared error over every value that can be predicted at all. */
function bestWeights(method: Method, values: readonly number[], season: number): readonly number[] {
  let best = method.weights[0]!;
  let least = Infinity;
  for (const weights of method.weights.length > 1 ? method.weights : []) {
    const smoothed = method.smooth(values, season, weights);
    const first = smoothed.predicted.findIndex((value) => !Number.isNaN(value));
    const error = errorFrom(first, values, smoothed, square);
    if (error < least) {
      least = error;
      best = weights;
    }
  }
  return best;
}

function square(value: number): number {
  return value * value;
}

function errorFrom(
  start: number,
  values: readonly number[],
  { predicted }: Smoothed,
  size: (error: number) => number,
): number {
  return mean(values.slice(start).map((value, index) => size(value - predicted[start + index]!)));
}
