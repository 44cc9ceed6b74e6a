import { count } from "../../values/quantity.ts";
import { type Rational, subtract, toNumber } from "../../values/rational.ts";
import { lastTwoComplete } from "../compare.ts";
import type { Metric } from "../metric.ts";
import { changeParts, comparedGroups, comparedTotal } from "../series/change_parts.ts";
import { LEAD_ROLES, leadCounts, leadMeasures } from "./lead_counts.ts";

/** Which channels the change in leads between the last two complete months came from. */
export const leadChangeByChannel: Metric = {
  name: "lead_change_by_channel",
  label: "Change in leads by channel",
  category: "marketing",
  unit: "count",
  version: 1,
  formula: "leads of the last complete month − leads of the month before, per channel; the parts add up to the whole",
  requires: [LEAD_ROLES, "date", "channel"],
  uses: LEAD_ROLES,
  additive: true,
  higherIsBetter: true,
  perCurrency: false,
  measures: ({ dataset }) => leadMeasures(dataset, "month", "channel"),
  finish(measured, context) {
    const months = lastTwoComplete({ ...context, period: "month" });
    if ("reason" in months) return { value: months };
    const parts = comparedGroups(leadCounts(measured, context.dataset), months);
    const { current, previous } = comparedTotal(parts);
    return { value: shown(subtract(current, previous)), parts: changeParts(parts, shown), period: months.current };
  },
  evidence: "leads",
};

function shown(leads: Rational) {
  return count(toNumber(leads));
}
