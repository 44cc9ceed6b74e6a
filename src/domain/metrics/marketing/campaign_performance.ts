import type { Metric } from "../metric.ts";
import { performance, PERFORMANCE_ROLES, performanceMeasures } from "./performance.ts";

/** What the value is the total of: the first of these that the file has. */
const HEADLINES = ["conversions", "leads", "spend", "revenue"] as const;

/** What each campaign brought and cost. */
export const campaignPerformance: Metric = {
  name: "campaign_performance",
  label: "Performance by campaign",
  category: "marketing",
  unit: "count",
  version: 1,
  formula:
    "per campaign: leads, conversions, spend, revenue and their ratios, each over the rows that have both; the " +
    "value is the total conversions",
  requires: ["campaign", PERFORMANCE_ROLES],
  uses: PERFORMANCE_ROLES,
  additive: true,
  higherIsBetter: null,
  perCurrency: true,
  measures: ({ dataset }) => performanceMeasures(dataset, "campaign", HEADLINES),
  finish: (measured, context) => performance(measured, context, HEADLINES),
  evidence: "total",
};
