import { count, percent } from "../../values/quantity.ts";
import { divide, rational } from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import type { Figure, Metric, Part } from "../metric.ts";
import { stageMeasures, stagesByLead } from "./lead_stages.ts";
import { DEFAULT_STAGES, stageReader } from "./stages.ts";

/** How many leads reached each stage of the funnel. */
export const funnelAnalysis: Metric = {
  name: "funnel_analysis",
  label: "Funnel",
  category: "marketing",
  unit: "percent",
  version: 1,
  formula: "leads that reached the last stage / leads that entered the first; a lead on rows of different stages " +
    "reached exactly those, any other its current stage and all before it",
  requires: ["stage"],
  uses: ["lead_id"],
  additive: false,
  higherIsBetter: true,
  parameters: [{
    name: "stages",
    description: "the funnel's stages in order",
    default: DEFAULT_STAGES.join(", "),
  }],
  perCurrency: false,
  measures: ({ dataset }) => stageMeasures(dataset, "stage"),
  finish(measured, { dataset, parameters }) {
    const stages = parameters.stages ?? DEFAULT_STAGES;
    const { reached, unmapped, unmappedStages, isLog } = walk(stagesByLead(measured, dataset), stages);
    const entered = reached[0]!;
    const converted = reached.at(-1)!;
    const notes = [
      isLog
        ? "A lead counts in every stage that it has a row for."
        : "A lead counts in its current stage and in all before it.",
    ];
    if (unmappedStages.length > 0) notes.push(`Not in the funnel: ${unmappedStages.join(", ")}.`);
    return {
      value: reached.some((leads) => leads > 0)
        ? share(converted, entered, stages[0]!)
        : unavailable("no_rows", "no lead is in one of the funnel's stages"),
      figures: { entered: count(entered), converted: count(converted), unmapped: count(unmapped) },
      parts: stages.map((label, index) => stagePart(label, index, reached, stages)),
      notes,
    };
  },
  evidence: "stages",
};

interface Walk {
  /** Leads that reached each stage. */
  readonly reached: readonly number[];
  /** Leads that reached none. */
  readonly unmapped: number;
  readonly unmappedStages: readonly string[];
  readonly isLog: boolean;
}

function walk(leads: readonly (readonly string[])[], stages: readonly string[]): Walk {
  const read = stageReader(stages);
  const isLog = leads.some((words) => words.length > 1);
  const reached = stages.map(() => 0);
  const unmappedStages = new Set<string>();
  let unmapped = 0;
  for (const words of leads) {
    const indices = new Set<number>();
    for (const word of words) {
      const index = read(word);
      if (index === null) unmappedStages.add(word || "(blank)");
      else indices.add(index);
    }
    if (indices.size === 0) unmapped++;
    const furthest = Math.max(-1, ...indices);
    reached.forEach((_, index) => {
      if (isLog ? indices.has(index) : index <= furthest) reached[index]!++;
    });
  }
  return { reached, unmapped, unmappedStages: [...unmappedStages].sort(), isLog };
}

function stagePart(label: string, index: number, reached: readonly number[], stages: readonly string[]): Part {
  const figures: Record<string, Figure> = { count: count(reached[index]!) };
  if (index > 0) figures.step_rate = share(reached[index]!, reached[index - 1]!, stages[index - 1]!);
  figures.overall_rate = share(reached[index]!, reached[0]!, stages[0]!);
  return { label, figures };
}

function share(part: number, whole: number, stage: string): Figure {
  const fraction = divide(rational(part), rational(whole));
  return fraction ? percent(fraction) : unavailable("zero_denominator", `no lead reached ${stage}`);
}
