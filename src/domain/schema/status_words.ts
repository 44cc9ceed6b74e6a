/** The words of a payment status by class, trimmed and in lower case; any other word is unknown and counts as not paid. */
export const STATUS_WORDS: Readonly<Record<"paid" | "refunded" | "failed" | "pending", readonly string[]>> = {
  paid: [
    "paid",
    "success",
    "succeeded",
    "successful",
    "completed",
    "complete",
    "captured",
    "settled",
    "active",
    "current",
    "true",
    "yes",
    "1",
  ],
  refunded: ["refunded", "refund", "partially_refunded", "reversed", "chargeback", "disputed", "charged_back"],
  failed: [
    "failed",
    "declined",
    "canceled",
    "cancelled",
    "void",
    "expired",
    "error",
    "uncaptured",
    "false",
    "no",
    "0",
  ],
  pending: ["pending", "processing", "open", "draft", "incomplete", "unpaid", "past_due", "trialing"],
};

export type StatusClass = keyof typeof STATUS_WORDS;

const CLASS_OF: ReadonlyMap<string, StatusClass> = new Map(
  Object.entries(STATUS_WORDS).flatMap(([name, words]) => words.map((word) => [word, name as StatusClass] as const)),
);

/** A status as the lists spell it: trimmed, lower case, spaces and hyphens as underscores. */
export function statusWord(text: string): string {
  return text.trim().toLowerCase().replace(/[\s-]+/g, "_");
}

/** The class of a status text, null for a word that isn't listed. */
export function statusClassOf(text: string): StatusClass | null {
  return CLASS_OF.get(statusWord(text)) ?? null;
}
