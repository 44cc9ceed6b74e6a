import type { Part } from "../../metrics/metric.ts";
import { compared, counted, isPositive, type Material, ofPart, partsOf, sign } from "../material.ts";
import { fact, list, type Phrase, say } from "../say.ts";
import { hasFigures, ranked } from "./ranking.ts";
import { present, type Topic, topic } from "./topic.ts";

interface Kind {
  readonly metric: string;
  readonly singular: string;
  readonly plural: string;
}

const KINDS: readonly Kind[] = [
  { metric: "channel_performance", singular: "channel", plural: "channels" },
  { metric: "campaign_performance", singular: "campaign", plural: "campaigns" },
];

/** Which channels and campaigns bring results, and what each result costs there. */
export function writeChannels(material: Material): Topic {
  const [main, ...rest] = KINDS.filter(({ metric }) => partsOf(material, metric).length > 0);
  if (main === undefined) return topic({});
  return topic({
    findings: strengths(material, main),
    details: [
      ...present(conversionRates(material, main), barren(material, main)),
      ...rest.flatMap((kind) => [
        ...strengths(material, kind),
        ...present(conversionRates(material, kind), barren(material, kind)),
      ]),
    ],
  });
}

function strengths(material: Material, kind: Kind): readonly Phrase[] {
  return present(most(material, kind), cheapest(material, kind), returns(material, kind));
}

function most(material: Material, { metric, singular }: Kind): Phrase | null {
  const parts = partsOf(material, metric);
  const name = ["conversions", "leads", "revenue"].find((each) => ranked(material, metric, parts, each).length > 0);
  if (name === undefined) return null;
  const [first, next] = ranked(material, metric, parts, name);
  const brought = (part: Part) =>
    name === "revenue"
      ? say`${fact(ofPart(metric, part, name))} in revenue`
      : counted(material, ofPart(metric, part, name), name.slice(0, -1));
  if (parts.length === 1) {
    return say`${fact(ofPart(metric, first!))} is the only ${singular}, with ${brought(first!)}.`;
  }
  const tie = next !== undefined && compared(material, ofPart(metric, first!, name), ofPart(metric, next, name)) === 0;
  if (tie) {
    return say`${fact(ofPart(metric, first!))} and ${fact(ofPart(metric, next))} lead with ${brought(first!)} each.`;
  }
  const behind = next === undefined
    ? say``
    : say`, ahead of ${fact(ofPart(metric, next))} with ${fact(ofPart(metric, next, name))}`;
  return say`${fact(ofPart(metric, first!))} is the strongest ${singular} with ${brought(first!)}${behind}.`;
}

function cheapest(material: Material, { metric, singular }: Kind): Phrase | null {
  const name = "cost_per_conversion";
  const priced = ranked(material, metric, partsOf(material, metric), name);
  const [dearest, cheap] = [priced.at(0), priced.at(-1)];
  if (dearest === undefined || cheap === undefined || dearest === cheap) return null;
  if (compared(material, ofPart(metric, dearest, name), ofPart(metric, cheap, name)) === 0) {
    return say`A conversion costs ${fact(ofPart(metric, cheap, name))} in every ${singular}.`;
  }
  return say`A conversion is cheapest through ${fact(ofPart(metric, cheap))}, at ${
    fact(ofPart(metric, cheap, name))
  }, and dearest through ${fact(ofPart(metric, dearest))}, at ${fact(ofPart(metric, dearest, name))}.`;
}

function returns(material: Material, { metric }: Kind): Phrase | null {
  const earning = ranked(material, metric, partsOf(material, metric), "roas");
  const [best, worst] = [earning.at(0), earning.at(-1)];
  if (best === undefined || worst === undefined || best === worst) return null;
  return say`Spend returns most in ${fact(ofPart(metric, best))} (${fact(ofPart(metric, best, "roas"))}) and least in ${
    fact(ofPart(metric, worst))
  } (${fact(ofPart(metric, worst, "roas"))}).`;
}

function conversionRates(material: Material, { metric, plural }: Kind): Phrase | null {
  const parts = partsOf(material, metric).filter((part) => hasFigures(material, metric, part, "conversion_rate"));
  const rated = ranked(material, metric, parts, "conversion_rate").slice(0, 5);
  if (rated.length < 2) return null;
  const shown = rated.map((part) =>
    say`${fact(ofPart(metric, part))} (${fact(ofPart(metric, part, "conversion_rate"))})`
  );
  return say`By conversion rate, the ${plural} rank ${list(shown)}.`;
}

/** Those that cost money and brought no conversion. */
function barren(material: Material, { metric }: Kind): Phrase | null {
  const idle = partsOf(material, metric).filter((part) =>
    isPositive(material, ofPart(metric, part, "spend")) && sign(material, ofPart(metric, part, "conversions")) === 0
  ).slice(0, 5);
  if (idle.length === 0) return null;
  const shown = idle.map((part) => say`${fact(ofPart(metric, part, "spend"))} on ${fact(ofPart(metric, part))}`);
  return say`No conversion came of ${list(shown)}.`;
}
