import type { MetricResult } from "../../metrics/metric.ts";
import type { Role } from "../../schema/role.ts";
import { roleWords } from "../../schema/role_words.ts";
import { isKnown } from "../../values/quantity.ts";
import { type Gap, gapOf } from "../gaps.ts";
import type { Material } from "../material.ts";
import { list, type Phrase, say } from "../say.ts";

const NAMED = 3;

/** What of these metrics can't be known from this data, why, and what to add; a sentence for each cause. */
export function whatIsUnknown(material: Material, metrics: readonly string[]): readonly Phrase[] {
  const causes = new Map<string, Gap[]>();
  const lackingSeveral: Gap[] = [];
  for (const metric of metrics) {
    const result = material.results.get(metric);
    const gap = result === undefined || isTold(result) ? null : gapOf(result, material.missing.get(metric));
    if (gap === null) continue;
    const cause = `${gap.why}\n${gap.remedy}`;
    if (lacks(material, gap).length > 1) lackingSeveral.push(gap);
    else causes.set(cause, [...causes.get(cause) ?? [], gap]);
  }
  const sentences = [...causes.values()].map(unknown);
  return lackingSeveral.length === 0 ? sentences : [...sentences, needSeveral(material, lackingSeveral)];
}

/** A comparison that has no percentage is put into words elsewhere, with what it compares. */
function isTold({ value, series = [] }: MetricResult): boolean {
  return !isKnown(value) && (value.reason === "zero_denominator" || value.reason === "negative_base") &&
    series.length > 0;
}

function lacks({ missing }: Material, gap: Gap): readonly (readonly Role[])[] {
  return gap.reason === "missing_role" ? missing.get(gap.metric) ?? [] : [];
}

/** Metrics that each lack more than a single column, with all those columns. */
function needSeveral(material: Material, gaps: readonly Gap[]): Phrase {
  const columns = new Set(
    gaps.flatMap((gap) => lacks(material, gap)).map(([role]) => roleWords(role!)),
  );
  const verb = gaps.length === 1 ? "needs" : "need";
  return say`${labels(gaps)} ${verb} several columns that the file lacks: ${
    list([...columns].map((column) => say`${column}`))
  }.`;
}

function unknown(gaps: readonly Gap[]): Phrase {
  const { why, remedy } = gaps[0]!;
  const advice = remedy === "" ? "" : `; ${remedy} to see ${gaps.length === 1 ? "it" : "them"}`;
  return say`${labels(gaps)} can't be known, because ${why}${advice}.`;
}

function labels(gaps: readonly Gap[]): Phrase {
  const all = gaps.map(({ label }, index) => say`${index === 0 ? label : uncapitalised(label)}`);
  return list(all.length > NAMED + 1 ? [...all.slice(0, NAMED), say`others`] : all);
}

/** "New customers" inside a sentence; "MRR" stays as it is. */
function uncapitalised(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
