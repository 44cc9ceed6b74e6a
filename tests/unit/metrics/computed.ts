import assert from "node:assert/strict";
import { computeMetrics, type MetricRequest } from "../../../src/domain/metrics/compute.ts";
import type { Metric, MetricResult } from "../../../src/domain/metrics/metric.ts";
import { type Figure, isKnown } from "../../../src/domain/values/quantity.ts";
import { moneyString } from "../../../src/domain/values/money.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { datasetOf } from "../dataset_of.ts";

/** What a metric comes to over rows written as `header | cells`, one line per row. */
export function computed(metric: Metric, lines: readonly string[], request: MetricRequest = {}): MetricResult {
  const [header, ...rows] = lines.map((line) => line.split("|").map((cell) => cell.trim()));
  const columns = Object.fromEntries(header!.map((name, index) => [name, rows.map((row) => row[index] ?? "")]));
  return computeMetrics(datasetOf(columns), [metric], request).results.get(metric.name)!;
}

/** The day of a text that is one. */
export function day(text: string): number {
  return parseDay(text)!;
}

/** A figure in short: money and numbers as text, the reason where there is none. */
export function brief(figure: Figure | undefined): string {
  assert.ok(figure, "there is no such figure");
  if (!isKnown(figure)) return figure.reason;
  if (figure.unit === "money") return moneyString(figure.money);
  return String(figure.unit === "day" ? figure.day : figure.number);
}

/** Named figures in short. */
export function briefly(figures: Readonly<Record<string, Figure>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(figures ?? {}).map(([name, figure]) => [name, brief(figure)]));
}

/** Parts in short, in order. */
export function briefParts(result: MetricResult): readonly (readonly [string, Record<string, string>])[] {
  return (result.parts ?? []).map(({ label, figures }) => [label, briefly(figures)]);
}
