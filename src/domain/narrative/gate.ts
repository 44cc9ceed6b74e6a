import { display } from "../facts/display.ts";
import type { Fact, Facts } from "../facts/fact.ts";
import { isKnown } from "../values/quantity.ts";
import type { Sentence, WrittenSentence } from "./sentence.ts";

/** A sentence that may not be shown, and why. */
export interface Refusal {
  readonly problem: "figure in the words" | "no such fact" | "fact without a figure";
  /** The literal words, or the fact's id. */
  readonly at: string;
}

const NUMBER_WORDS = new RegExp(
  "\\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|" +
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|twice|" +
    "thrice|doubled?|doubling|tripled?|tripling|second|third|thirds|fourth|fifth|tenth|percent|per cent)\\b",
  "i",
);

/**
 * Lets a sentence through only if every figure in it is a fact: no digit, number word, percent or currency sign stands
 * in its literal words, and every fact it names exists and is known.
 */
export function passGate(sentence: Sentence, facts: Facts): WrittenSentence | Refusal {
  const named: Fact[] = [];
  for (const part of sentence.parts) {
    if (typeof part === "string") {
      if (carriesFigure(part)) return { problem: "figure in the words", at: part };
      continue;
    }
    const fact = facts.get(part.fact);
    if (fact === undefined) return { problem: "no such fact", at: part.fact };
    if (!isKnown(fact.figure) && fact.display === display(fact.figure)) {
      return { problem: "fact without a figure", at: part.fact };
    }
    named.push(fact);
  }
  const text = sentence.parts.map((part) => typeof part === "string" ? part : facts.get(part.fact)!.display).join("");
  const ids = [...new Set(named.map((fact) => fact.id))];
  return { text, facts: ids, ...(sentence.rule === undefined ? {} : { rule: sentence.rule }) };
}

/** True where literal words state a figure by themselves. */
export function carriesFigure(words: string): boolean {
  return /[\p{N}\p{Sc}%]/u.test(words) || NUMBER_WORDS.test(words);
}
