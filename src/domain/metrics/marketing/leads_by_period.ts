import { count } from "../../values/quantity.ts";
import { add, type Rational, toNumber, ZERO } from "../../values/rational.ts";
import { noRows } from "../figures.ts";
import type { GroupKey } from "../../measures/measure.ts";
import type { Metric } from "../metric.ts";
import { periodSeries } from "../period_series.ts";
import { LEAD_ROLES, leadCounts, leadMeasures } from "./lead_counts.ts";

/** New leads in each period. */
export const leadsByPeriod: Metric = {
  name: "leads_by_period",
  label: "Leads over time",
  category: "marketing",
  unit: "count",
  version: 1,
  formula:
    "the sum of leads in each period, periods without any included; where each row is a lead, those first seen " +
    "in it",
  requires: [LEAD_ROLES, "date"],
  uses: LEAD_ROLES,
  additive: true,
  higherIsBetter: true,
  perCurrency: false,
  measures: ({ dataset, period }) => leadMeasures(dataset, period),
  finish(measured, context) {
    const leads = new Map<GroupKey, Rational>();
    for (const { keys, value } of leadCounts(measured, context.dataset)) leads.set(keys[0]!, value ?? ZERO);
    const undated = leads.delete(null);
    const ordinals = [...leads.keys()].filter((key) => typeof key === "number");
    return {
      value: leads.size > 0 ? shown([...leads.values()].reduce(add)) : noRows("no row has leads and a date"),
      series: periodSeries(context, ordinals, (ordinal) => ({ leads: shown(leads.get(ordinal) ?? ZERO) })),
      notes: undated ? ["Leads without a date are in no period."] : [],
    };
  },
  evidence: "leads",
};

function shown(leads: Rational) {
  return count(toNumber(leads));
}
