import {
  compared,
  counted,
  during,
  inPeriod,
  isPositive,
  knows,
  type Material,
  seriesOf,
  sign,
  size,
  unitOf,
} from "../material.ts";
import type { SeriesPoint } from "../../metrics/metric.ts";
import { isKnown } from "../../values/quantity.ts";
import { fact, type Phrase, say } from "../say.ts";

/** A flow that is compared from period to period. */
export interface Flow {
  /** The metric of its growth, with the series [previous, current]. */
  readonly growth: string;
  /** The metric of its whole series. */
  readonly series: string;
  /** The figure's name in both series. */
  readonly figure: string;
  /** "Revenue", "was", "has" and "in revenue"; "Leads", "were", "have" and "leads". */
  readonly subject: string;
  readonly was: string;
  readonly has: string;
  readonly noun: string;
}

export const REVENUE_FLOW: Flow = {
  growth: "revenue_growth",
  series: "revenue_by_period",
  figure: "revenue",
  subject: "Revenue",
  was: "was",
  has: "has",
  noun: "in revenue",
};

export const LEADS_FLOW: Flow = {
  growth: "lead_velocity",
  series: "leads_by_period",
  figure: "leads",
  subject: "Leads",
  was: "were",
  has: "have",
  noun: "leads",
};

/** How the last complete period compares with the one before, in one sentence; null where there is no such pair. */
export function compareLastPeriods(material: Material, flow: Flow): Phrase | null {
  const { growth, subject, was } = flow;
  const [before, now] = seriesOf(material, growth);
  if (before === undefined || now === undefined) return null;
  const [from, to] = [inPeriod(growth, before, flow.figure), inPeriod(growth, now, flow.figure)];
  if (!knows(material, from, to)) return null;
  const [then, at] = [during(growth, before), during(growth, now)];
  if (sign(material, from) === 0) {
    return sign(material, to) === 0
      ? say`There ${was} no ${subject.toLowerCase()} ${then}, and none ${at}.`
      : say`${subject} ${was} ${fact(to)} ${at}; ${fact(inPeriod(growth, before))} had none to compare with.`;
  }
  if (sign(material, from) === -1 || !knows(material, growth)) {
    return say`${subject} ${was} ${fact(to)} ${at}, after ${fact(from)} ${then}.`;
  }
  if (sign(material, to) === -1) {
    return say`${subject} turned negative: ${fact(to)} ${at}, after ${fact(from)} ${then}.`;
  }
  if (sign(material, growth) === 0) return say`${subject} ${was} ${fact(to)} ${at}, level with ${fact(from)} ${then}.`;
  return say`${subject} ${sign(material, growth) === 1 ? "rose" : "fell"} ${size(material, growth)} to ${
    fact(to)
  } ${at}, from ${fact(from)} ${then}.`;
}

/** How the period that isn't over compares with as many days of the one before; null where every period is over. */
export function compareUnfinishedPeriod(material: Material, { growth, series, noun }: Flow): Phrase | null {
  const points = seriesOf(material, series);
  const last = points.at(-1);
  const before = points.at(-2);
  const [current, comparable, change] = ["current", "comparable", "change"].map((name) => `${growth}.partial_${name}`);
  if (last === undefined || last.complete || !knows(material, current!)) return null;
  const soFar = say`So far ${fact(inPeriod(series, last))}, which isn't over in this file, has brought ${
    fact(current!)
  } ${noun}`;
  if (before === undefined || !knows(material, comparable!)) return say`${soFar}.`;
  if (sign(material, comparable!) === 0) {
    return say`${soFar}; as many days of ${fact(inPeriod(series, before))} brought none.`;
  }
  const against = say`${fact(comparable!)} in as many days of ${fact(inPeriod(series, before))}`;
  const direction = sign(material, change!);
  if (direction === null) return say`${soFar}, after ${against}.`;
  if (direction === 0) return say`${soFar}, level with ${against}.`;
  return say`${soFar}, ${direction > 0 ? "up" : "down"} ${size(material, change!)} on ${against}.`;
}

/** The best and the weakest complete period, and how many were empty; null with fewer than three, or all alike. */
export function bestAndWeakest(material: Material, { series: metric, figure: name }: Flow): Phrase | null {
  const points = seriesOf(material, metric).filter((point) =>
    point.complete && point.figures[name] !== undefined && isKnown(point.figures[name])
  );
  const [first] = points;
  if (first === undefined || points.length < 3) return null;
  const pick = (wanted: number) =>
    points.reduce((best, point) => order(material, metric, name, point, best) === wanted ? point : best, first);
  const [best, weakest] = [pick(1), pick(-1)];
  if (best === weakest) return null;
  const at = (point: SeriesPoint) =>
    say`${fact(inPeriod(metric, point))} with ${fact(inPeriod(metric, point, name))}${
      name === "leads" ? " leads" : ""
    }`;
  const unit = unitOf(points);
  if (isPositive(material, `${metric}.empty_periods`)) {
    const empty = counted(material, `${metric}.empty_periods`, `complete ${unit}`);
    return say`The best ${unit} was ${at(best)}; ${empty} brought nothing.`;
  }
  return say`The best ${unit} was ${at(best)}, the weakest ${at(weakest)}.`;
}

function order(material: Material, metric: string, name: string, a: SeriesPoint, b: SeriesPoint): number {
  return Math.sign(compared(material, inPeriod(metric, a, name), inPeriod(metric, b, name)) ?? 0);
}

/** Where the complete periods are heading, where that is more than chance; null otherwise. */
export function heading(material: Material, { series, subject, has }: Flow): Phrase | null {
  const id = `${series}.trend`;
  const direction = sign(material, id);
  if (direction === null || direction === 0) return null;
  const unit = unitOf(seriesOf(material, series));
  return say`Over the complete ${unit}s ${subject.toLowerCase()} ${has} been ${
    direction > 0 ? "growing" : "shrinking"
  } steadily, by about ${size(material, id)} a ${unit}.`;
}
