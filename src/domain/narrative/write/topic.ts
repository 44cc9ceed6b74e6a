import type { Material } from "../material.ts";
import type { Phrase } from "../say.ts";

/** What there is to say about one subject, by how soon a reader should meet it. */
export interface Topic {
  /** The few sentences that belong at the top of the report. */
  readonly headline: readonly Phrase[];
  /** What stands out. */
  readonly findings: readonly Phrase[];
  /** What completes the picture. */
  readonly details: readonly Phrase[];
}

/** Writes what the material has to say about one subject; nothing where it has nothing. */
export type Writer = (material: Material) => Topic;

/** A topic with what there is of it. */
export function topic(parts: Partial<Topic>): Topic {
  return { headline: [], findings: [], details: [], ...parts };
}

/** The phrases that there are. */
export function present(...phrases: readonly (Phrase | null | undefined)[]): readonly Phrase[] {
  return phrases.filter((phrase) => phrase !== null && phrase !== undefined);
}
