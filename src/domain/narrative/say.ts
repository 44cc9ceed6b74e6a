import type { Sentence } from "./sentence.ts";

/** A reference to a fact by its id. */
export interface FactRef {
  readonly fact: string;
}

/** A piece of a sentence, made of literal words and facts. */
export interface Phrase {
  readonly parts: readonly (string | FactRef)[];
}

/** The fact `id`, to be shown in its display form. */
export function fact(id: string): FactRef {
  return { fact: id };
}

/**
 * A phrase out of literal words, facts and other phrases. A whole sentence is a phrase that ends with a full stop.
 *
 * @example say`Revenue was ${fact("total_revenue")}.`
 */
export function say(words: TemplateStringsArray, ...pieces: readonly (string | FactRef | Phrase)[]): Phrase {
  const parts: (string | FactRef)[] = [];
  words.forEach((word, index) => {
    append(parts, word);
    const piece = pieces[index];
    if (piece === undefined) return;
    if (typeof piece === "object" && "parts" in piece) piece.parts.forEach((part) => append(parts, part));
    else append(parts, piece);
  });
  return { parts };
}

/** "A", "A and B", "A, B and C"; an empty phrase for nothing. */
export function list(phrases: readonly Phrase[], last = "and"): Phrase {
  return phrases.reduce(
    (listed, phrase, index) =>
      index === 0 ? phrase : say`${listed}${index === phrases.length - 1 ? ` ${last} ` : ", "}${phrase}`,
    { parts: [] },
  );
}

/** The phrase as a sentence asked for by the recommendation rule `rule`. */
export function asked(phrase: Phrase, rule: string): Sentence {
  return { parts: phrase.parts, rule };
}

function append(parts: (string | FactRef)[], part: string | FactRef): void {
  const last = parts.at(-1);
  if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
  else if (part !== "") parts.push(part);
}
