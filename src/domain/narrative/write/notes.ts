import { isKnown } from "../../values/quantity.ts";
import { carriesFigure } from "../gate.ts";
import type { Material } from "../material.ts";
import { say } from "../say.ts";
import { type Topic, topic } from "./topic.ts";

// Their notes say what the sentences about them say already.
const TOLD = new Set([
  "burn_rate",
  "gross_margin",
  "funnel_analysis",
  "conversion_rate",
  "revenue_unusual_periods",
  "ltv",
]);

/** What the metrics assumed or turned round, each said a single time. A note with a figure of its own stays out. */
export function writeNotes(material: Material): Topic {
  const notes = new Set<string>();
  for (const { metric, value, notes: own = [] } of material.results.values()) {
    if (!isKnown(value) || TOLD.has(metric)) continue;
    for (const note of own) if (!carriesFigure(note)) notes.add(note);
  }
  return topic({ details: [...notes].map((note) => say`${note}`) });
}
