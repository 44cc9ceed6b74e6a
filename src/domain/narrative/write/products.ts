import type { Part } from "../../metrics/metric.ts";
import { knows, type Material, ofPart, partsOf, sign } from "../material.ts";
import { fact, list, type Phrase, say } from "../say.ts";
import { hasFigures, ranked } from "./ranking.ts";
import { type Topic, topic } from "./topic.ts";

const METRIC = "revenue_by_product";

/** What sells: the leading products, those behind them, and those that refunds have eaten up. */
export function writeProducts(material: Material): Topic {
  const parts = partsOf(material, METRIC);
  const selling = ranked(material, METRIC, parts, "revenue");
  return topic({
    findings: [...leading(material, parts, selling), ...inTheRed(material, parts)],
    details: behind(material, selling),
  });
}

function leading(material: Material, parts: readonly Part[], selling: readonly Part[]): readonly Phrase[] {
  const [first, next] = selling;
  if (first === undefined) return [];
  const name = fact(ofPart(METRIC, first));
  const revenue = fact(ofPart(METRIC, first, "revenue"));
  if (parts.length === 1) return first.label === "" ? [] : [say`${name} is the only product sold.`];
  const share = hasFigures(material, METRIC, first, "share")
    ? say`, ${fact(ofPart(METRIC, first, "share"))} of the total`
    : say``;
  const follower = next === undefined ? say`` : say`; ${withRevenue(next)} comes next`;
  return [say`The best seller is ${name} with ${revenue}${share}${follower}.`];
}

function inTheRed(material: Material, parts: readonly Part[]): readonly Phrase[] {
  return parts.filter((part) => sign(material, ofPart(METRIC, part, "revenue")) === -1).map((part) =>
    say`Refunds on ${fact(ofPart(METRIC, part))} exceed its sales and leave it at ${
      fact(ofPart(METRIC, part, "revenue"))
    }.`
  );
}

function behind(material: Material, selling: readonly Part[]): readonly Phrase[] {
  const [first, second, ...others] = selling;
  const rest = others.slice(0, 3);
  if (first === undefined || second === undefined || rest.length === 0) return [];
  const leaders = list([first, second].map((part) => say`${fact(ofPart(METRIC, part))}`));
  const all = selling.length === 2 + rest.length;
  const more = all || !knows(material, `${METRIC}.product_count`)
    ? say``
    : say`, out of ${fact(`${METRIC}.product_count`)} products in all`;
  return [say`Behind ${leaders} ${rest.length === 1 ? "comes" : "come"} ${list(rest.map(withRevenue))}${more}.`];
}

function withRevenue(part: Part): Phrase {
  return say`${fact(ofPart(METRIC, part))} with ${fact(ofPart(METRIC, part, "revenue"))}`;
}
