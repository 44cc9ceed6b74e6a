import { passGate, type Refusal } from "./gate.ts";
import type { Material } from "./material.ts";
import type { Section, Sentence, WrittenSentence } from "./sentence.ts";

/** One section of a report; `write` gives its sentences in order. */
export interface SectionPlan {
  readonly name: string;
  readonly title: string;
  write(material: Material): readonly Sentence[];
}

/** A narrative, the sentences the gate kept out of it, and what its writers threw. */
export interface Narrative {
  readonly sections: readonly Section[];
  readonly refusals: readonly Refusal[];
  readonly thrown: readonly unknown[];
}

/** Writes every section through the gate. A writer that throws leaves its own section empty and the others whole. */
export function compose(plans: readonly SectionPlan[], material: Material): Narrative {
  const refusals: Refusal[] = [];
  const thrown: unknown[] = [];
  const sections = plans.map((plan) => {
    const sentences: WrittenSentence[] = [];
    try {
      for (const sentence of plan.write(material)) {
        const passed = passGate(sentence, material.facts);
        if ("problem" in passed) refusals.push(passed);
        else sentences.push(passed);
      }
    } catch (error) {
      thrown.push(error);
    }
    return { name: plan.name, title: plan.title, sentences };
  });
  return { sections, refusals, thrown };
}
