import type { MetricResult, Outcome, Part, SeriesPoint } from "../metrics/metric.ts";
import { periodKey } from "../values/period.ts";
import { count, type Figure, isKnown, onDay, type Quantity } from "../values/quantity.ts";
import { display, displayLabel, displayPeriod } from "./display.ts";
import { changeOf, driversOf } from "./drivers.ts";
import type { Fact, Facts } from "./fact.ts";
import { signOf, sizeOf, sumOf } from "./order.ts";

/** A breakdown can have a part per customer; only its head, and whatever drives a change, is ever spoken of. */
export const PARTS_WITH_FACTS = 50;

const BLANKS: readonly (readonly [ending: string, blank: string])[] = [
  ["product", "(no product)"],
  ["customer", "(no customer)"],
  ["customers", "(no customer)"],
  ["channel", "(no channel)"],
  ["channel_performance", "(no channel)"],
  ["campaign_performance", "(no campaign)"],
  ["category", "(no category)"],
  ["funnel_analysis", "(no stage)"],
];

/**
 * Every figure a reader may see, by id, in the order of `results` and then `own` (facts that no metric makes).
 *
 * A result gives `metric`, `metric.figure`, `metric@EUR`; `metric[2024-01]` (the period's name) and
 * `metric[2024-01].figure`; `metric{Pro}` (the name) and `metric{Pro}.figure`. Three kinds are derived exactly:
 * `….size` (a negative figure without its sign), `metric.empty_periods`, and `metric.others` (what the parts of a
 * change that aren't its main drivers come to together).
 */
export function collectFacts(results: ReadonlyMap<string, MetricResult>, own: Iterable<Fact> = []): Facts {
  const facts = new Map<string, Fact>();
  const put = (fact: Fact) => {
    facts.set(fact.id, fact);
    if (showsNegative(fact)) {
      const size = sizeOf(fact.figure);
      facts.set(`${fact.id}.size`, { ...fact, id: `${fact.id}.size`, figure: size, display: display(size) });
    }
  };
  for (const [metric, result] of results) {
    for (const fact of factsOfOutcome(metric, result)) put(fact);
    for (const [currency, outcome] of Object.entries(result.byCurrency ?? {})) {
      put(figureFact(`${metric}@${currency}`, metric, outcome.value));
    }
  }
  for (const fact of own) put(fact);
  return facts;
}

/** True for a fact that shows a figure below zero, rather than a name or a day. */
function showsNegative(fact: Fact): fact is Fact & { readonly figure: Quantity } {
  return isKnown(fact.figure) && fact.figure.unit !== "day" && signOf(fact.figure) < 0 &&
    fact.display === display(fact.figure);
}

/** A fact that shows `figure`. */
export function figureFact(id: string, metric: string, figure: Figure): Fact {
  return { id, metric, figure, display: display(figure) };
}

/** What the blank part of a metric's breakdown is called. */
export function blankName(metric: string): string {
  return BLANKS.find(([ending]) => metric.endsWith(ending))?.[1] ?? "(blank)";
}

/** A fact that shows a name out of the data; `figure` is the figure the name leads. */
export function labelFact(id: string, metric: string, label: string, figure: Figure, blank = "(blank)"): Fact {
  return { id, metric, figure, label, display: displayLabel(label, blank) };
}

function* factsOfOutcome(metric: string, outcome: Outcome): Generator<Fact> {
  yield figureFact(metric, metric, outcome.value);
  for (const [name, figure] of Object.entries(outcome.figures ?? {})) {
    yield figureFact(`${metric}.${name}`, metric, figure);
  }
  yield* factsOfSeries(metric, outcome.series ?? []);
  yield* factsOfParts(metric, outcome);
}

function* factsOfSeries(metric: string, series: readonly SeriesPoint[]): Generator<Fact> {
  for (const { period, figures } of series) {
    const id = `${metric}[${periodKey(period)}]`;
    yield { id, metric, figure: onDay(period.start), display: displayPeriod(period), period };
    for (const [name, figure] of Object.entries(figures)) {
      yield { ...figureFact(`${id}.${name}`, metric, figure), period };
    }
  }
  if (series.length > 0) yield figureFact(`${metric}.empty_periods`, metric, count(series.filter(isEmpty).length));
}

/** True for a period that is over and whose every known figure is zero. */
function isEmpty(point: SeriesPoint): boolean {
  const known = Object.values(point.figures).filter(isKnown);
  return point.complete && known.length > 0 && known.every((figure) => signOf(figure) === 0);
}

function* factsOfParts(metric: string, outcome: Outcome): Generator<Fact> {
  const parts = outcome.parts ?? [];
  const blank = blankName(metric);
  const drivers = isKnown(outcome.value) ? driversOf(parts, outcome.value) : null;
  const spokenOf = new Set<Part>([
    ...parts.slice(0, PARTS_WITH_FACTS),
    ...drivers?.leading ?? [],
    ...drivers?.opposing ?? [],
  ]);
  for (const part of spokenOf) {
    const id = `${metric}{${part.label}}`;
    const [leading] = Object.values(part.figures);
    yield labelFact(id, metric, part.label, leading ?? outcome.value, blank);
    for (const [name, figure] of Object.entries(part.figures)) {
      yield { ...figureFact(`${id}.${name}`, metric, figure), label: part.label };
    }
  }
  const others = drivers === null ? null : sumOf(drivers.others.map((part) => changeOf(part)!));
  if (others !== null) yield figureFact(`${metric}.others`, metric, others);
}
