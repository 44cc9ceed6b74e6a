import type { Facts } from "../facts/fact.ts";
import { compareQuantities, rationalOf, signOf } from "../facts/order.ts";
import type { MetricResult, Part, SeriesPoint } from "../metrics/metric.ts";
import type { Role } from "../schema/role.ts";
import type { Severity } from "../validation/finding.ts";
import { periodKey, type PeriodUnit } from "../values/period.ts";
import { isKnown, type Quantity } from "../values/quantity.ts";
import { compare, multiply, type Rational } from "../values/rational.ts";
import { fact, type FactRef, type Phrase, say } from "./say.ts";
import { threshold, type ThresholdName } from "./thresholds.ts";

/** A kind of problem found in the data. `count` is the id of the fact that says how often. */
export interface Concern {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: string;
}

/** All that the writers know: results, the facts made of them, and what the data has and lacks. */
export interface Material {
  readonly results: ReadonlyMap<string, MetricResult>;
  readonly facts: Facts;
  /** Per metric the roles it lacks; an inner list means "any of these". */
  readonly missing: ReadonlyMap<string, readonly (readonly Role[])[]>;
  readonly concerns: readonly Concern[];
  /** Ids of label facts: the columns that wait for an answer. */
  readonly undecided: readonly string[];
}

/** The figure of a fact, or null where there is no such fact or it isn't known. */
export function figure(material: Material, id: string): Quantity | null {
  const found = material.facts.get(id)?.figure;
  return found !== undefined && isKnown(found) ? found : null;
}

/** True where all these facts exist and are known. */
export function knows(material: Material, ...ids: readonly string[]): boolean {
  return ids.every((id) => figure(material, id) !== null);
}

/** -1, 0 or 1 as the fact is below, at or above zero; null where it isn't known. */
export function sign(material: Material, id: string): number | null {
  const quantity = figure(material, id);
  return quantity === null ? null : signOf(quantity);
}

/** True where the fact is known and above zero. */
export function isPositive(material: Material, id: string): boolean {
  return sign(material, id) === 1;
}

/** Below, at or above 0 as `a` is less than, equal to or greater than `b`; null where one isn't known or they differ in kind. */
export function compared(material: Material, a: string, b: string): number | null {
  const left = figure(material, a);
  const right = figure(material, b);
  return left === null || right === null || left.unit !== right.unit ? null : compareQuantities(left, right);
}

/** True where the fact is known and above the threshold. */
export function isAbove(material: Material, id: string, line: ThresholdName): boolean {
  return (compared(material, id, threshold(line)) ?? 0) > 0;
}

/** True where the fact is known and below the threshold. */
export function isBelow(material: Material, id: string, line: ThresholdName): boolean {
  return (compared(material, id, threshold(line)) ?? 0) < 0;
}

/** True where both are known and `a` is more than `times` `b`. */
export function exceeds(material: Material, a: string, b: string, times: Rational): boolean {
  const left = figure(material, a);
  const right = figure(material, b);
  return left !== null && right !== null && compare(rationalOf(left), multiply(rationalOf(right), times)) > 0;
}

/** The size of a fact: without its sign where it is negative. */
export function size(material: Material, id: string): FactRef {
  return fact(material.facts.has(`${id}.size`) ? `${id}.size` : id);
}

/** The count with its noun in the right number. */
export function counted(material: Material, id: string, singular: string, plural = `${singular}s`): Phrase {
  return say`${fact(id)} ${isOne(material, id) ? singular : plural}`;
}

/** True where the fact is a plain 1. */
export function isOne(material: Material, id: string): boolean {
  const quantity = figure(material, id);
  return quantity !== null && "number" in quantity && quantity.number === 1;
}

/** The id of a figure of a period of a series, or of the period's name without `name`. */
export function inPeriod(metric: string, point: SeriesPoint, name?: string): string {
  return `${metric}[${periodKey(point.period)}]${name === undefined ? "" : `.${name}`}`;
}

/** The id of a figure of a part, or of the part's name without `name`. */
export function ofPart(metric: string, part: Part, name?: string): string {
  return `${metric}{${part.label}}${name === undefined ? "" : `.${name}`}`;
}

/** The parts of a breakdown that have a name and facts, in its order. */
export function partsOf(material: Material, metric: string): readonly Part[] {
  return (material.results.get(metric)?.parts ?? []).filter((part) => material.facts.has(ofPart(metric, part)));
}

/** The series of a result; empty where there is none. */
export function seriesOf(material: Material, metric: string): readonly SeriesPoint[] {
  return material.results.get(metric)?.series ?? [];
}

/** The last period of a series that is over, or null. */
export function lastComplete(series: readonly SeriesPoint[]): SeriesPoint | null {
  return series.findLast((point) => point.complete) ?? null;
}

/** "in March 2024", "on 4 March 2024", "in the week of 4 March 2024". */
export function during(metric: string, point: SeriesPoint): Phrase {
  return say`${point.period.unit === "day" ? "on" : "in"} ${fact(inPeriod(metric, point))}`;
}

/** The noun for the periods of a series: "month", "week". */
export function unitOf(series: readonly SeriesPoint[]): PeriodUnit {
  return series[0]?.period.unit ?? "month";
}
