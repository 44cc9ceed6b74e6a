import type { Fact } from "../facts/fact.ts";
import { figureFact } from "../facts/collect.ts";
import { count, type Quantity } from "../values/quantity.ts";

/** The lines that recommendations are drawn at, and the sizes that words such as "the largest" speak of. */
export const THRESHOLDS = {
  refund_rate: share(5),
  failed_payment_rate: share(5),
  top_customer_share: share(25),
  whole: share(100),
  revenue_fall: share(5),
  leads_fall: share(10),
  repeat_purchase_rate: share(20),
  customers_to_judge_repeats: count(20),
  days_to_judge_repeats: count(90),
  runway: { unit: "months", number: 6 },
  comfortable_runway: { unit: "months", number: 18 },
  ltv_cac_ratio: times(3),
  cac_payback: { unit: "months", number: 12 },
  roas: times(1),
  cost_per_conversion: times(2),
  conversions_to_judge_a_channel: count(5),
  entities_to_judge_a_funnel: count(20),
  gross_margin: share(20),
  expense_rise: share(10),
  largest_customers: count(5),
} as const satisfies Readonly<Record<string, Quantity>>;

export type ThresholdName = keyof typeof THRESHOLDS;

/** The id of the fact that shows a threshold. */
export function threshold(name: ThresholdName): string {
  return `threshold.${name}`;
}

/** Every threshold as a fact, so that a sentence can name the line that was crossed. */
export function thresholdFacts(): Fact[] {
  return Object.entries(THRESHOLDS).map(([name, quantity]) => figureFact(`threshold.${name}`, "threshold", quantity));
}

function share(percent: number): Quantity {
  return { unit: "percent", number: percent };
}

function times(ratio: number): Quantity {
  return { unit: "ratio", number: ratio };
}
