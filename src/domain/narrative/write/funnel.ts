import { compared, counted, isPositive, knows, type Material, ofPart, partsOf } from "../material.ts";
import type { Part } from "../../metrics/metric.ts";
import { fact, type Phrase, say } from "../say.ts";
import { hasFigures } from "./ranking.ts";
import { present, type Topic, topic } from "./topic.ts";

const METRIC = "funnel_analysis";

/** A step of the funnel: from a stage to the one after it. */
export interface Step {
  readonly from: Part;
  readonly to: Part;
}

/** How many get through the funnel, and where it loses most. */
export function writeFunnel(material: Material): Topic {
  return topic({
    headline: present(overall(material)),
    findings: present(weakest(material)),
    details: present(...steps(material).map((step) => passage(step)), unmapped(material)),
  });
}

/** The steps whose rate is known, in order. */
export function steps(material: Material): readonly Step[] {
  const parts = partsOf(material, METRIC);
  return parts.slice(1).flatMap((to, index) => {
    const from = parts[index]!;
    const known = hasFigures(material, METRIC, to, "step_rate", "count") && hasFigures(material, METRIC, from, "count");
    return known ? [{ from, to }] : [];
  });
}

/** The step that the smallest share takes; null with fewer than two steps. */
export function weakestStep(material: Material): Step | null {
  const all = steps(material);
  const [first] = all;
  if (first === undefined || all.length < 2) return null;
  return all.reduce((worst, step) =>
    compared(material, ofPart(METRIC, step.to, "step_rate"), ofPart(METRIC, worst.to, "step_rate"))! < 0 ? step : worst
  );
}

function overall(material: Material): Phrase | null {
  const [entered, converted] = [`${METRIC}.entered`, `${METRIC}.converted`];
  if (!knows(material, METRIC, entered!, converted!)) return null;
  return say`Of ${fact(entered!)} that entered the funnel, ${fact(converted!)} reached its end: ${
    fact(METRIC)
  } overall.`;
}

function weakest(material: Material): Phrase | null {
  const step = weakestStep(material);
  if (step === null) return null;
  return say`The funnel loses most between ${fact(ofPart(METRIC, step.from))} and ${
    fact(ofPart(METRIC, step.to))
  }: only ${fact(ofPart(METRIC, step.to, "step_rate"))} get across.`;
}

function passage({ from, to }: Step): Phrase {
  return say`From ${fact(ofPart(METRIC, from))} to ${fact(ofPart(METRIC, to))}: ${
    fact(ofPart(METRIC, to, "count"))
  } of ${fact(ofPart(METRIC, from, "count"))}, or ${fact(ofPart(METRIC, to, "step_rate"))}.`;
}

function unmapped(material: Material): Phrase | null {
  const id = `${METRIC}.unmapped`;
  if (!isPositive(material, id)) return null;
  return say`${
    counted(material, id, "entry is in a stage", "entries are in stages")
  } outside the funnel's order and not counted.`;
}
