import type { Metric } from "../metric.ts";
import { performance, PERFORMANCE_ROLES, performanceMeasures } from "./performance.ts";

/** What the value is the total of: the first of these that the file has. */
const HEADLINES = ["spend", "conversions", "leads", "revenue"] as const;

/** What each channel brought and cost. */
export const channelPerformance: Metric = {
  name: "channel_performance",
  label: "Performance by channel",
  category: "marketing",
  unit: "money",
  version: 1,
  formula: "per channel: leads, conversions, spend, revenue and their ratios, each over the rows that have both; the " +
    "value is the total spend",
  requires: ["channel", PERFORMANCE_ROLES],
  uses: PERFORMANCE_ROLES,
  additive: true,
  higherIsBetter: null,
  perCurrency: true,
  measures: ({ dataset }) => performanceMeasures(dataset, "channel", HEADLINES),
  finish: (measured, context) => performance(measured, context, HEADLINES),
  evidence: "total",
};
