import { collectFacts } from "../../../src/domain/facts/collect.ts";
import type { Fact } from "../../../src/domain/facts/fact.ts";
import type { MetricResult } from "../../../src/domain/metrics/metric.ts";
import { compose } from "../../../src/domain/narrative/compose.ts";
import type { Material } from "../../../src/domain/narrative/material.ts";
import type { Phrase } from "../../../src/domain/narrative/say.ts";
import { thresholdFacts } from "../../../src/domain/narrative/thresholds.ts";
import { trendFacts } from "../../../src/domain/narrative/trend.ts";
import { results } from "./results.ts";

/** What the writers know when these results are all there is. */
export function materialOf(
  all: readonly MetricResult[],
  { own = [], ...more }: Partial<Omit<Material, "results" | "facts">> & { own?: readonly Fact[] } = {},
): Material {
  const map = results(...all);
  return {
    results: map,
    facts: collectFacts(map, [...thresholdFacts(), ...trendFacts(map), ...own]),
    missing: new Map(),
    concerns: [],
    undecided: [],
    ...more,
  };
}

/** The sentences as a reader sees them; throws if the gate refuses one. */
export function read(material: Material, sentences: readonly Phrase[]): string[] {
  const { sections, refusals, thrown } = compose([{ name: "all", title: "All", write: () => sentences }], material);
  if (refusals.length + thrown.length > 0) throw new Error(JSON.stringify([refusals, thrown.map(String)]));
  return sections[0]!.sentences.map(({ text }) => text);
}
