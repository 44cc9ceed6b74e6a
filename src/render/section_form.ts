import type { Section } from "../domain/narrative/sentence.ts";

/** How a section is set: advice as numbered steps, findings as points of a list, the rest as one paragraph. */
export type SectionForm = "steps" | "points" | "paragraph";

export function formOf({ name, sentences }: Section): SectionForm {
  if (sentences.length > 0 && sentences.every(({ rule }) => rule !== undefined)) return "steps";
  return name === "key_findings" && sentences.length > 1 ? "points" : "paragraph";
}
