import { count, percent } from "../../values/quantity.ts";
import { rational } from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { Role } from "../../schema/role.ts";
import type { Measured } from "../../measures/measure.ts";
import type { Metric, Outcome } from "../metric.ts";
import { stageMeasures, stageRole, stagesByLead } from "./lead_stages.ts";
import { quotient, ratioMeasures, ratioOf, shownRatio } from "./ratio.ts";
import { isConverted } from "./stages.ts";

/** How many of the leads (where they aren't counted: of the clicks) became conversions. */
export const conversionRate: Metric = {
  name: "conversion_rate",
  label: "Conversion rate",
  category: "marketing",
  unit: "percent",
  version: 1,
  formula:
    "conversions / leads (clicks, where there are no leads), over the rows that have both; where each row is a " +
    "lead, leads with a converted stage / leads",
  requires: [["conversions", "stage", "lead_id"]],
  uses: ["leads", "clicks", "status"],
  additive: false,
  higherIsBetter: true,
  perCurrency: false,
  measures({ dataset }) {
    const basis = basisOf(dataset);
    if (basis.kind === "counts") {
      const where = [{ test: "present", role: basis.role }] as const;
      return {
        ...ratioMeasures("conversions", basis.role),
        converted: { op: "sum", role: "conversions", where },
      };
    }
    return { ...(basis.kind === "stages" ? stageMeasures(dataset, basis.role) : {}), converted: { op: "count" } };
  },
  finish(measured, { dataset, currency }) {
    const basis = basisOf(dataset);
    if (basis.kind === "counts") return fromCounts(measured, basis.role, currency);
    return basis.kind === "stages"
      ? fromStages(measured, dataset)
      : { value: unavailable("missing_role", "leads, clicks, or a stage for each lead") };
  },
  evidence: "converted",
};

/** What the rate is taken from: counted columns, or the stage of each lead. */
type Basis = { readonly kind: "counts" | "stages"; readonly role: Role } | { readonly kind: "none" };

function basisOf(dataset: Dataset): Basis {
  const { roles } = dataset;
  if (roles.has("conversions") && roles.has("leads")) return { kind: "counts", role: "leads" };
  if (roles.has("conversions") && roles.has("clicks")) return { kind: "counts", role: "clicks" };
  const role = stageRole(dataset);
  return role ? { kind: "stages", role } : { kind: "none" };
}

function fromCounts(measured: Measured, denominator: Role, currency: string): Outcome {
  const { value, figures, rowsExcluded, notes } = ratioOf(measured, "conversions", denominator, currency);
  return {
    value: shownRatio(value, percent),
    figures: { ...figures, rows_excluded: count(rowsExcluded) },
    notes: [`Conversions as a share of ${denominator}.`, ...notes],
  };
}

function fromStages(measured: Measured, dataset: Dataset): Outcome {
  const leads = stagesByLead(measured, dataset);
  const converted = leads.filter((stages) => stages.some(isConverted)).length;
  const rate = quotient(rational(converted), rational(leads.length), "leads");
  return {
    value: shownRatio(rate, percent),
    figures: { conversions: count(converted), leads: count(leads.length) },
    notes: ["A lead whose stage says that it was won is a conversion."],
  };
}
