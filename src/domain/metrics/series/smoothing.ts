import { mean } from "./outliers.ts";

/** One way through a series: what it would have said of each value beforehand, and what it says of the future. */
export interface Smoothed {
  /** The prediction of each value from those before it; NaN where there weren't enough. */
  readonly predicted: readonly number[];
  /** The prediction `steps` (from 1) after the last value. */
  ahead(steps: number): number;
  /** How many times the variance of one step the variance `steps` ahead is. */
  variance(steps: number): number;
}

/** A forecasting method. `weights` are what it can be tuned with; the best are found in the data. */
export interface Method {
  readonly name: ForecastMethod;
  readonly weights: readonly (readonly number[])[];
  /** How many values it needs before it can predict. */
  leastValues(season: number): number;
  smooth(values: readonly number[], season: number, weights: readonly number[]): Smoothed;
}

export const FORECAST_METHODS = ["seasonal_naive", "holt", "holt_winters"] as const;
export type ForecastMethod = typeof FORECAST_METHODS[number];

/** The value one season earlier; with a season of 1, the last value. */
export function seasonalNaive(values: readonly number[], season: number): Smoothed {
  return {
    predicted: values.map((_, index) => values[index - season] ?? NaN),
    ahead: (steps) => values[values.length - season + (steps - 1) % season]!,
    variance: (steps) => Math.floor((steps - 1) / season) + 1,
  };
}

/** Holt's linear method: a level and a trend, each smoothed by its weight. Needs two values. */
export function holt(values: readonly number[], [alpha, beta]: readonly [number, number]): Smoothed {
  const predicted = [NaN, NaN];
  let level = values[1]!;
  let trend = values[1]! - values[0]!;
  for (const value of values.slice(2)) {
    const expected = level + trend;
    predicted.push(expected);
    const next = expected + alpha * (value - expected);
    trend += beta * (next - level - trend);
    level = next;
  }
  return {
    predicted,
    ahead: (steps) => level + steps * trend,
    variance: (steps) => growing(steps, (step) => alpha * (1 + step * beta)),
  };
}

/** Holt-Winters with an additive season: a level, a trend and a season. Needs two seasons, from which it starts. */
export function holtWinters(
  values: readonly number[],
  season: number,
  [alpha, beta, gamma]: readonly [number, number, number],
): Smoothed {
  const middle = mean(values.slice(0, season));
  let trend = (mean(values.slice(season, 2 * season)) - middle) / season;
  const lineAt = (index: number) => middle + trend * (index - (season - 1) / 2);
  let level = lineAt(season - 1);
  const seasonal = values.slice(0, season).map((value, index) => value - lineAt(index));
  const predicted: number[] = seasonal.map(() => NaN);
  for (let index = season; index < values.length; index++) {
    const place = index % season;
    const expected = level + trend + seasonal[place]!;
    predicted.push(expected);
    const error = values[index]! - expected;
    level += trend + alpha * error;
    trend += alpha * beta * error;
    seasonal[place]! += gamma * (1 - alpha) * error;
  }
  return {
    predicted,
    ahead: (steps) => level + steps * trend + seasonal[(values.length + steps - 1) % season]!,
    variance: (steps) =>
      growing(steps, (step) => alpha * (1 + step * beta) + (step % season === 0 ? gamma * (1 - alpha) : 0)),
  };
}

// Hyndman & Athanasopoulos, "Forecasting", 8.7: the variance h steps ahead is σ²(1 + Σ c_j²), j from 1 to h − 1.
function growing(steps: number, response: (step: number) => number): number {
  let variance = 1;
  for (let step = 1; step < steps; step++) variance += response(step) ** 2;
  return variance;
}

const WEIGHTS = [0.1, 0.3, 0.5, 0.7, 0.9];

export const METHODS: readonly Method[] = [
  {
    name: "seasonal_naive",
    weights: [[]],
    leastValues: (season) => season,
    smooth: (values, season) => seasonalNaive(values, season),
  },
  {
    name: "holt",
    weights: WEIGHTS.flatMap((alpha) => WEIGHTS.map((beta) => [alpha, beta])),
    leastValues: () => 2,
    smooth: (values, _season, [alpha, beta]) => holt(values, [alpha!, beta!]),
  },
  {
    name: "holt_winters",
    weights: WEIGHTS.flatMap((alpha) => WEIGHTS.flatMap((beta) => WEIGHTS.map((gamma) => [alpha, beta, gamma]))),
    leastValues: (season) => 2 * season,
    smooth: (values, season, [alpha, beta, gamma]) => holtWinters(values, season, [alpha!, beta!, gamma!]),
  },
];
