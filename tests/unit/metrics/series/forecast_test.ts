import assert from "node:assert/strict";
import { forecast } from "../../../../src/domain/metrics/series/forecast.ts";
import { holt, holtWinters, seasonalNaive } from "../../../../src/domain/metrics/series/smoothing.ts";
import { partial, pointsOf } from "./points_of.ts";

const WEEK = [100, 200, 150, 120, 180, 90, 80];

function weeks(count: number, rise: number): number[] {
  return Array.from({ length: 7 * count }, (_, day) => WEEK[day % 7]! + rise * day);
}

Deno.test("four equal weeks are forecast by the day a week before: 100, 200, 150 …", () => {
  const found = forecast(pointsOf(weeks(4, 0), "day"), 8, 2);
  assert.ok("forecast" in found);
  assert.equal(found.method, "seasonal_naive");
  assert.equal(found.error, 0);
  assert.deepEqual(found.forecast.map(({ value }) => Number(value)), [...WEEK, 100]);
  assert.deepEqual(found.forecast[0], { period: "2024-01-29", value: "100.00", low: "100.00", high: "100.00" });
  assert.deepEqual([found.periods, found.tested_periods], [28, 7]);
});

Deno.test("a week that also rises by 10 a day is forecast by Holt-Winters: day 28 is 100 + 280 = 380", () => {
  const found = forecast(pointsOf(weeks(4, 10), "day"), 2, 2);
  assert.ok("forecast" in found);
  assert.equal(found.method, "holt_winters");
  assert.deepEqual(found.forecast.map(({ value }) => value), ["380.00", "490.00"]);
});

Deno.test("100, 110, … 190 goes on with 200, 210 by Holt; the interval holds the forecast and widens", () => {
  const found = forecast(pointsOf([100, 110, 120, 130, 140, 150, 160, 170, 180, 190]), 2, 0);
  assert.ok("forecast" in found);
  assert.equal(found.method, "holt");
  assert.deepEqual(found.forecast.map(({ period, value }) => [period, value]), [["2024-11", "200"], [
    "2024-12",
    "210",
  ]]);
  const noisy = forecast(pointsOf([100, 112, 118, 131, 139, 152, 158, 171, 179, 192, 198]), 3, 2);
  assert.ok("forecast" in noisy);
  const widths = noisy.forecast.map(({ low, value, high }) => {
    assert.ok(Number(low) < Number(value) && Number(value) < Number(high));
    return Number(high) - Number(low);
  });
  assert.ok(widths[0]! < widths[1]! && widths[1]! < widths[2]!);
});

Deno.test("a fall from 90 to 0 is never forecast below 0, one of figures that can be negative may be", () => {
  const falling = forecast(pointsOf([90, 80, 70, 60, 50, 40, 30, 20, 10, 0]), 2, 0);
  assert.ok("forecast" in falling);
  assert.deepEqual(falling.forecast.map(({ low, value }) => [low, value]), [["0", "0"], ["0", "0"]]);
  const negative = forecast(pointsOf([60, 50, 40, 30, 20, 10, 0, -10, -20, -30]), 1, 0);
  assert.ok("forecast" in negative);
  assert.equal(negative.forecast[0]!.value, "-40");
});

Deno.test("years have no season: only Holt can speak of them", () => {
  const found = forecast(pointsOf([10, 20, 30, 40, 50, 60, 70, 80], "year", "2010-01-01"), 1, 0);
  assert.ok("forecast" in found);
  assert.deepEqual([found.method, found.forecast[0]!.period, found.forecast[0]!.value], ["holt", "2018", "90"]);
});

Deno.test("seven complete periods are too few, an eighth that isn't over doesn't help", () => {
  const found = forecast(partial(pointsOf([1, 2, 3, 4, 5, 6, 7, 8])), 1, 0);
  assert.ok("unit" in found);
  assert.deepEqual([found.reason, found.detail], ["insufficient_periods", "a forecast needs eight complete periods"]);
});

Deno.test("where repeating the last period is as good as anything, there is no forecast", () => {
  const found = forecast(pointsOf([5, 5, 5, 5, 5, 5, 5, 5, 5]), 1, 0);
  assert.ok("unit" in found);
  assert.equal(found.detail, "no method did better than repeating the last period");
});

Deno.test("the seasonal naive's variance grows by one a season, Holt's with α = 1, β = 0 by one a step", () => {
  const naive = seasonalNaive([1, 2, 3, 4], 2);
  assert.deepEqual([1, 2, 3, 4, 5].map((steps) => naive.variance(steps)), [1, 1, 2, 2, 3]);
  assert.deepEqual([1, 2, 3].map((steps) => holt([1, 2], [1, 0]).variance(steps)), [1, 2, 3]);
});

Deno.test("Holt-Winters with γ = 1 and α = β = 0 has two variances more than one after a whole season", () => {
  const smoothed = holtWinters([1, 2, 1, 2], 2, [0, 0, 1]);
  assert.deepEqual([1, 2, 3, 4, 5].map((steps) => smoothed.variance(steps)), [1, 1, 2, 2, 3]);
});
