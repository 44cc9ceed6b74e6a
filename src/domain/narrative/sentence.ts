/**
 * A sentence as the writer makes it: literal words (never a numeral) and facts by id.
 * `rule` names the recommendation rule that asked for it.
 */
export interface Sentence {
  readonly parts: readonly (string | { readonly fact: string })[];
  readonly rule?: string;
}

/** A sentence as a reader sees it, with the ids of the facts it stands on. */
export interface WrittenSentence {
  readonly text: string;
  readonly facts: readonly string[];
  readonly rule?: string;
}

export interface Section {
  readonly name: string;
  readonly title: string;
  readonly sentences: readonly WrittenSentence[];
}
