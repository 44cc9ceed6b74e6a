import { statusClassOf } from "../schema/status_words.ts";
import type { PaymentClass } from "./measure.ts";

/** The class of a status word; `unknown` for a word that isn't listed. */
export function paymentClassOf(word: string): PaymentClass {
  return statusClassOf(word) ?? "unknown";
}
