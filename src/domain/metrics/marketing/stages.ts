/** The stages of a funnel where the caller names none. */
export const DEFAULT_STAGES: readonly string[] = ["lead", "qualified", "opportunity", "proposal", "customer"];

/** What the stages are called in the exports of customer relationship systems, by default stage. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  lead: ["lead", "leads", "new", "new lead", "open lead", "subscriber", "visitor", "prospect", "inquiry", "contacted"],
  qualified: [
    "qualified",
    "qualified lead",
    "mql",
    "sql",
    "sal",
    "marketing qualified",
    "marketing qualified lead",
    "sales qualified",
    "sales qualified lead",
    "sales accepted lead",
    "qualification",
  ],
  opportunity: ["opportunity", "opp", "deal", "demo", "demo scheduled", "discovery", "needs analysis", "evaluation"],
  proposal: [
    "proposal",
    "proposal sent",
    "quote",
    "quote sent",
    "negotiation",
    "contract sent",
    "proposal/price quote",
  ],
  customer: ["customer", "won", "closed won", "client", "converted", "purchase", "purchased", "signed", "deal won"],
};

/** A stage's name without the differences that people type: case, spaces, hyphens and underscores. */
export function plainStage(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[\s_-]+/g, " ");
}

/** True for a word that says a lead became a customer. */
export function isConverted(word: string): boolean {
  return SYNONYMS.customer!.includes(plainStage(word));
}

/**
 * Which of `stages` a word of the data means, as an index, or null. The stages' own names go first; a synonym counts
 * where only one of the stages is of its family.
 */
export function stageReader(stages: readonly string[]): (word: string) => number | null {
  const indices = new Map(stages.map((stage, index) => [plainStage(stage), index]));
  for (const family of Object.values(SYNONYMS)) {
    const [index, ...others] = family.flatMap((word) => indices.get(word) ?? []);
    if (index === undefined || others.length > 0) continue;
    for (const word of family) indices.set(word, index);
  }
  return (word) => indices.get(plainStage(word)) ?? null;
}
