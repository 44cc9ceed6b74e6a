import { count } from "../../values/quantity.ts";
import { subtract, toNumber, ZERO } from "../../values/rational.ts";
import { lastTwoComplete } from "../compare.ts";
import { changeInPercent } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { LEAD_ROLES, leadCounts, leadMeasures } from "./lead_counts.ts";

/** How fast the number of new leads grows from month to month. */
export const leadVelocity: Metric = {
  name: "lead_velocity",
  label: "Lead velocity",
  category: "marketing",
  unit: "percent",
  version: 1,
  formula: "(leads of the last complete month − leads of the month before) / leads of the month before",
  requires: [LEAD_ROLES, "date"],
  uses: LEAD_ROLES,
  additive: false,
  higherIsBetter: true,
  perCurrency: false,
  measures: ({ dataset }) => leadMeasures(dataset, "month"),
  finish(measured, context) {
    const months = lastTwoComplete({ ...context, period: "month" });
    if ("reason" in months) return { value: months };
    const groups = leadCounts(measured, context.dataset);
    const leadsIn = (ordinal: number) => groups.find(({ keys }) => keys[0] === ordinal)?.value ?? ZERO;
    const current = leadsIn(months.current.ordinal);
    const previous = leadsIn(months.previous.ordinal);
    return {
      value: changeInPercent(current, previous),
      figures: {
        current: count(toNumber(current)),
        previous: count(toNumber(previous)),
        change: count(toNumber(subtract(current, previous))),
      },
      series: [
        { period: months.previous, complete: true, figures: { leads: count(toNumber(previous)) } },
        { period: months.current, complete: true, figures: { leads: count(toNumber(current)) } },
      ],
      period: months.current,
    };
  },
  evidence: "leads",
};
