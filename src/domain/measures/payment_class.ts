import { STATUS_WORDS } from "../schema/status_words.ts";
import type { PaymentClass } from "./measure.ts";

const CLASS_OF_WORD: ReadonlyMap<string, PaymentClass> = new Map(
  (["paid", "refunded", "failed", "pending"] as const)
    .flatMap((name) => STATUS_WORDS[name].map((word) => [word, name] as const)),
);

/** The class of a status word, trimmed and in lower case; spaces and hyphens inside it read as underscores. */
export function paymentClassOf(word: string): PaymentClass {
  return CLASS_OF_WORD.get(word.trim().toLowerCase().replace(/[\s-]+/g, "_")) ?? "unknown";
}
