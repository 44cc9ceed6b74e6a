import { driversOf } from "../../facts/drivers.ts";
import type { Part } from "../../metrics/metric.ts";
import { rationalOf } from "../../facts/order.ts";
import {
  exceeds,
  figure,
  isBelow,
  isPositive,
  knows,
  type Material,
  ofPart,
  partsOf,
  sign,
  size,
} from "../material.ts";
import { fact, list, type Phrase, say } from "../say.ts";
import { threshold, THRESHOLDS } from "../thresholds.ts";
import { weakestStep } from "../write/funnel.ts";
import { ranked } from "../write/ranking.ts";
import { fallsPast } from "./money_rules.ts";
import type { Rule } from "./rule.ts";

const CHANNELS = "channel_performance";
const PERFORMANCES = [CHANNELS, "campaign_performance"];
const FUNNEL = "funnel_analysis";
const NAMED = 3;

/** Rules about channels, leads and the funnel. */
export const MARKETING_RULES: readonly Rule[] = [
  {
    name: "channel_below_its_cost",
    severity: "important",
    checks: "each channel's return on spend",
    canJudge: (material) => PERFORMANCES.some((metric) => anyKnows(material, metric, "roas")),
    when: (material) => losing(material).length > 0,
    says: (material) =>
      say`Repair or stop the spend on ${
        list(losing(material).map((id) => say`${fact(id)} (${fact(`${id}.roas`)} on ${fact(`${id}.spend`)})`))
      }: a return under ${fact(threshold("roas"))} doesn't earn the money back.`,
  },
  {
    name: "spend_without_conversions",
    severity: "important",
    checks: "spend without conversions",
    canJudge: (material) => PERFORMANCES.some((metric) => anyKnows(material, metric, "spend", "conversions")),
    when: (material) => barren(material).length > 0,
    says: (material) =>
      say`Stop or rework ${
        list(barren(material).map((id) => say`${fact(id)} (${fact(`${id}.spend`)} spent)`))
      }: the money brought no conversion.`,
  },
  {
    name: "expensive_channel",
    severity: "important",
    checks: "the cost per conversion by channel",
    canJudge: (material) => benchmark(material) !== null,
    when: (material) => expensive(material).length > 0,
    says: (material) => {
      const best = benchmark(material)!;
      const dear = expensive(material).map((part) =>
        say`${fact(ofPart(CHANNELS, part))} (${fact(ofPart(CHANNELS, part, "cost_per_conversion"))} a conversion)`
      );
      return say`Move budget from ${list(dear)} to ${fact(ofPart(CHANNELS, best))}, where a conversion costs ${
        fact(ofPart(CHANNELS, best, "cost_per_conversion"))
      }: the difference is more than ${fact(threshold("cost_per_conversion"))}.`;
    },
  },
  {
    name: "falling_leads",
    severity: "important",
    checks: "the growth of leads",
    canJudge: (material) => knows(material, "lead_velocity"),
    when: (material) => fallsPast(material, "lead_velocity", "leads_fall"),
    says: (material) =>
      say`Refill the pipeline: leads fell ${size(material, "lead_velocity")}, past the limit of ${
        fact(threshold("leads_fall"))
      }${lostChannel(material)}.`,
  },
  {
    name: "weakest_funnel_step",
    severity: "important",
    checks: "the funnel's steps",
    canJudge: (material) =>
      knows(material, `${FUNNEL}.entered`) && !isBelow(material, `${FUNNEL}.entered`, "entities_to_judge_a_funnel") &&
      weakestStep(material) !== null,
    when: () => true,
    says: (material) => {
      const { from, to } = weakestStep(material)!;
      return say`Work first on the step from ${fact(ofPart(FUNNEL, from))} to ${fact(ofPart(FUNNEL, to))}: at ${
        fact(ofPart(FUNNEL, to, "step_rate"))
      } it lets through less than any other.`;
    },
  },
];

/** The ids of the channels whose return is below their cost; of the campaigns, where no channel's is. */
function losing(material: Material): readonly string[] {
  return firstNamed(material, (id) => isPositive(material, `${id}.spend`) && isBelow(material, `${id}.roas`, "roas"));
}

/** The ids of the channels that cost money and convert nobody; of the campaigns, where no channel is such. */
function barren(material: Material): readonly string[] {
  return firstNamed(
    material,
    (id) => isPositive(material, `${id}.spend`) && sign(material, `${id}.conversions`) === 0,
  );
}

function firstNamed(material: Material, matches: (id: string) => boolean): readonly string[] {
  const found = PERFORMANCES.map((metric) =>
    partsOf(material, metric).map((part) => ofPart(metric, part)).filter(matches).slice(0, NAMED)
  );
  return found.find((ids) => ids.length > 0) ?? [];
}

function anyKnows(material: Material, metric: string, ...names: readonly string[]): boolean {
  return partsOf(material, metric).some((part) => knows(material, ...names.map((name) => ofPart(metric, part, name))));
}

/** The channel with the cheapest conversions among those with enough of them to judge; null with no other beside it. */
function benchmark(material: Material): Part | null {
  const priced = ranked(material, CHANNELS, partsOf(material, CHANNELS), "cost_per_conversion");
  const proven = priced.filter((part) =>
    knows(material, ofPart(CHANNELS, part, "conversions")) &&
    !isBelow(material, ofPart(CHANNELS, part, "conversions"), "conversions_to_judge_a_channel")
  );
  return priced.length < 2 ? null : proven.at(-1) ?? null;
}

function expensive(material: Material): readonly Part[] {
  const best = ofPart(CHANNELS, benchmark(material)!, "cost_per_conversion");
  const times = rationalOf(THRESHOLDS.cost_per_conversion);
  return partsOf(material, CHANNELS).filter((part) =>
    exceeds(material, ofPart(CHANNELS, part, "cost_per_conversion"), best, times)
  ).slice(0, NAMED);
}

function lostChannel(material: Material): Phrase {
  const metric = "lead_change_by_channel";
  const total = figure(material, metric);
  if (total === null || sign(material, metric) !== -1) return say``;
  const [driver] = driversOf(material.results.get(metric)!.parts ?? [], total).leading;
  if (driver === undefined) return say``;
  return say`, most of all through ${fact(ofPart(metric, driver))}, down ${
    size(material, ofPart(metric, driver, "change"))
  }`;
}
