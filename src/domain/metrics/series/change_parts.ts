import type { Figure } from "../../values/quantity.ts";
import { absolute, add, compare, type Rational, subtract, ZERO } from "../../values/rational.ts";
import type { MeasuredGroup } from "../../measures/measure.ts";
import type { Comparison } from "../compare.ts";
import type { Part } from "../metric.ts";

/** What one part came to in two periods. */
export interface PartChange {
  readonly label: string;
  readonly current: Rational;
  readonly previous: Rational;
}

/** Sums by period and text, as what each text came to in the two periods; texts in neither aren't there. */
export function comparedGroups(groups: readonly MeasuredGroup[], { current, previous }: Comparison): PartChange[] {
  const parts = new Map<string, { label: string; current: Rational; previous: Rational }>();
  for (const { keys: [ordinal, key], value } of groups) {
    const side = ordinal === current.ordinal ? "current" : ordinal === previous.ordinal ? "previous" : null;
    if (!side) continue;
    const label = String(key);
    const part = parts.get(label) ?? { label, current: ZERO, previous: ZERO };
    part[side] = add(part[side], value ?? ZERO);
    parts.set(label, part);
  }
  return [...parts.values()];
}

/** What all parts together came to. */
export function comparedTotal(parts: readonly PartChange[]): Omit<PartChange, "label"> {
  return parts.reduce(
    (total, part) => ({ current: add(total.current, part.current), previous: add(total.previous, part.previous) }),
    { current: ZERO, previous: ZERO },
  );
}

/** Each part's figures and its change, the biggest change in either direction first, ties by name. */
export function changeParts(changes: readonly PartChange[], show: (value: Rational) => Figure): readonly Part[] {
  return changes
    .map(({ label, current, previous }) => ({ label, current, previous, change: subtract(current, previous) }))
    .sort((a, b) => compare(absolute(b.change), absolute(a.change)) || (a.label < b.label ? -1 : 1))
    .map(({ label, current, previous, change }) => ({
      label,
      figures: { current: show(current), previous: show(previous), change: show(change) },
    }));
}
