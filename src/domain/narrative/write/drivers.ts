import { driversOf } from "../../facts/drivers.ts";
import { figure, type Material, ofPart, sign, size } from "../material.ts";
import { compareQuantities, signOf } from "../../facts/order.ts";
import type { Part } from "../../metrics/metric.ts";
import type { Quantity } from "../../values/quantity.ts";
import { fact, type FactRef, type Phrase, say } from "../say.ts";

/** What moved, in words: the breakdown's metric and what its parts are called. */
export interface Change {
  readonly metric: string;
  /** "product" and "products". */
  readonly part: string;
  readonly parts: string;
  readonly subject: "revenue" | "leads" | "expenses";
}

const VERBS = {
  revenue: { up: "gained", down: "lost" },
  leads: { up: "gained", down: "lost" },
  expenses: { up: "rose by", down: "fell by" },
} as const;

/**
 * Who drove a change, from a breakdown whose parts add up to it; null where it isn't known, or nothing but a single
 * part could have moved. `again` is the wording where the change itself has been named before.
 */
export function whoDrove(material: Material, change: Change, again = false): Phrase | null {
  const { metric, parts, subject } = change;
  const result = material.results.get(metric);
  const total = figure(material, metric);
  if (result?.parts === undefined || total === null || result.parts.length < 2) return null;
  const { leading, opposing } = driversOf(result.parts, total);
  const [first, next] = leading;
  if (first === undefined) return null;
  const name = (part: Part) => fact(ofPart(metric, part));
  const amount = (part: Part) => size(material, ofPart(metric, part, "change"));
  const { up, down } = VERBS[subject];
  const rising = signOf(total) >= 0;
  const [against] = opposing;

  const by = again ? say`By ${change.part}, ` : say``;
  if (signOf(total) === 0) {
    return against === undefined
      ? null
      : say`${by}${name(first)} ${up} ${amount(first)} and ${name(against)} ${down} ${
        amount(against)
      }; over all ${parts} the changes cancel out.`;
  }
  const held = against === undefined ? say`` : say`; ${name(against)} ${rising ? down : up} ${amount(against)}`;
  const rest = say`${held}${others(material, change)}.`;
  const turn = again ? say`${rising ? "rise" : "fall"}` : turnOf(total, rising, size(material, metric), subject);
  if (isMoreThanAll(material, metric, first)) {
    const moved = rising ? up : down;
    const also = next === undefined ? say`` : say`; ${name(next)} ${moved} ${amount(next)}`;
    return say`${by}${name(first)} ${moved} ${amount(first)}, more than the whole ${turn}${also}${rest}`;
  }
  if (leading.length === 1 && against === undefined) {
    return say`${by}${again ? "the" : "The"} whole ${turn} came from ${name(first)}.`;
  }
  const second = next === undefined ? say`` : say` and ${name(next)} for ${amount(next)}`;
  return again
    ? say`${by}${name(first)} accounts for ${amount(first)} of the ${turn}${second}${rest}`
    : say`Of the ${turn}, ${name(first)} accounts for ${amount(first)}${second}${rest}`;
}

/** "$100.00 rise in revenue", "rise of 130 leads". */
function turnOf(total: Quantity, rising: boolean, amount: FactRef, subject: Change["subject"]): Phrase {
  const way = rising ? "rise" : "fall";
  return total.unit === "money" ? say`${amount} ${way} in ${subject}` : say`${way} of ${amount} ${subject}`;
}

function isMoreThanAll(material: Material, metric: string, part: Part): boolean {
  const total = figure(material, metric)!;
  const change = figure(material, ofPart(metric, part, "change"))!;
  return compareQuantities(change, total) * signOf(total) > 0;
}

/** What the parts that aren't named came to together, where there are any. */
function others(material: Material, { metric, parts, subject }: Change): Phrase {
  const { up, down } = VERBS[subject];
  const id = `${metric}.others`;
  const direction = sign(material, id);
  if (direction === null) return say``;
  if (direction === 0) return say`; the other ${parts} cancel each other out`;
  return say`; the other ${parts} together ${direction > 0 ? up : down} ${size(material, id)}`;
}
