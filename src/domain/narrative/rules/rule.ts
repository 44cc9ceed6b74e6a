import type { Material } from "../material.ts";
import type { Phrase } from "../say.ts";

/** `urgent` endangers the business, `important` costs it money, `tidy` makes the next report better. */
export const SEVERITIES = ["urgent", "important", "tidy"] as const;

/** One recommendation: when it is given and how it is worded. */
export interface Rule {
  readonly name: string;
  readonly severity: typeof SEVERITIES[number];
  /** What the rule looks at, as a noun: "the refund rate". */
  readonly checks: string;
  /** Whether the data lets the rule judge at all. */
  canJudge(material: Material): boolean;
  /** Whether its line is crossed; only asked where it can judge. */
  when(material: Material): boolean;
  /** The recommendation; every figure in it is a fact that triggered it. */
  says(material: Material): Phrase;
}
