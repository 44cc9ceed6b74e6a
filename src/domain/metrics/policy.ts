import { STATUS_WORDS } from "../schema/status_words.ts";

export { paymentClassOf } from "../measures/payment_class.ts";

/** Every choice behind the figures that could have been made otherwise, as data. Its hash goes with every result. */
export const POLICY = {
  statusWords: STATUS_WORDS,
  /** Status words of subscriptions rather than of payments. */
  subscriptionWords: ["active", "trialing", "past_due", "canceled", "cancelled"],
  rounding: "half away from zero, once, at the end",
  refundedWithoutAmount: "the sale and its refund cancel out",
  lifespanMonths: 24,
  monthsPerYear: 12,
  /** Months are 12 to the year for weeks and days too: 52 weeks, 365 days. */
  weeksPerYear: 52,
  daysPerYear: 365,
  pastDueOfUnknownAge: "doesn't count",
  unusualPeriods: { minimumPeriods: 6, medianAbsoluteDeviations: 3 },
  concentration: [1, 5, 10],
  topCustomers: 10,
  /** Breakdowns show so many parts; all others are one. */
  largestParts: 200,
  cohortMonths: 12,
  weekStarts: "Monday",
} as const;

/** The hash of `POLICY`: FNV-1a, 64 bits, over its canonical JSON, as 16 hexadecimal digits. */
export function policyHash(): string {
  return fnv1a64(canonicalJson(POLICY));
}

/** JSON with the keys of objects in order, so that equal data has one text. */
export function canonicalJson(data: unknown): string {
  if (Array.isArray(data)) return `[${data.map(canonicalJson).join(",")}]`;
  if (typeof data !== "object" || data === null) return JSON.stringify(data);
  const entries = Object.entries(data).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`).join(",")}}`;
}

/** FNV-1a over the UTF-16 units of a text. */
export function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
