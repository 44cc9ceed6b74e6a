import { display } from "../facts/display.ts";
import { sumOf } from "../facts/order.ts";
import type { MetricResult, Part, SeriesPoint } from "../metrics/metric.ts";
import { formatDay } from "../values/day.ts";
import { moneyString } from "../values/money.ts";
import { periodKey } from "../values/period.ts";
import { type Figure, isKnown } from "../values/quantity.ts";
import type { FigureDocument, MetricDocument } from "./report.ts";

/** A figure as JSON. `unit` is what an unknown figure would be in. */
export function figureDocument(figure: Figure, unit: string = figure.unit): FigureDocument {
  const shown = display(figure);
  switch (figure.unit) {
    case "none":
      return { value: null, unit, display: shown, reason: figure.reason, reason_detail: figure.detail };
    case "money":
      return {
        value: { amount: moneyString(figure.money), currency: figure.money.currency },
        unit: "money",
        display: shown,
      };
    case "day":
      return { value: formatDay(figure.day), unit: figure.unit, display: shown };
    default:
      return { value: figure.number, unit: figure.unit, display: shown };
  }
}

/** The figures of a part that may be added up over parts. */
const ADDITIVE = new Set([
  "current",
  "previous",
  "change",
  "revenue",
  "transactions",
  "expense",
  "records",
  "leads",
  "conversions",
  "spend",
]);

/**
 * A metric's result as JSON, with the hash of the policy it was computed under. Of more than `mostParts` parts the rest
 * stands as sums in `parts_left_out`.
 */
export function metricDocument(result: MetricResult, policyHash: string, mostParts = Infinity): MetricDocument {
  const { parts } = result;
  return {
    metric: result.metric,
    label: result.label,
    ...figureDocument(result.value, result.unit),
    currency: result.currency,
    ...(result.period === undefined ? {} : { period: periodKey(result.period) }),
    complete: result.complete,
    ...(result.status === undefined ? {} : { status: result.status }),
    detail: {
      figures: figureDocuments(result.figures ?? {}),
      ...(result.series === undefined ? {} : { series: result.series.map(pointDocument) }),
      ...(parts === undefined ? {} : { parts: parts.slice(0, mostParts).map(partDocument) }),
      ...(parts === undefined || parts.length <= mostParts ? {} : { parts_left_out: leftOut(parts.slice(mostParts)) }),
      ...(result.byCurrency === undefined ? {} : {
        by_currency: figureDocuments(
          Object.fromEntries(Object.entries(result.byCurrency).map(([currency, { value }]) => [currency, value])),
        ),
      }),
      notes: result.notes ?? [],
    },
    rows_used: result.rowsUsed,
    rows_excluded: result.rowsExcluded,
    definition_version: result.definitionVersion,
    policy_hash: policyHash,
  };
}

/** `start` and `end` are the period's first and last day. */
function pointDocument({ period, complete, figures }: SeriesPoint) {
  return {
    period: periodKey(period),
    start: formatDay(period.start),
    end: formatDay(period.end - 1),
    complete,
    figures: figureDocuments(figures),
  };
}

function partDocument({ label, figures }: Part) {
  return { label, figures: figureDocuments(figures) };
}

function leftOut(parts: readonly Part[]): NonNullable<MetricDocument["detail"]["parts_left_out"]> {
  const names = [...new Set(parts.flatMap(({ figures }) => Object.keys(figures)))].filter((name) => ADDITIVE.has(name));
  const sums = names.flatMap((name) => {
    const sum = sumOf(parts.flatMap(({ figures }) => figures[name] ?? []).filter(isKnown));
    return sum === null ? [] : [[name, figureDocument(sum)] as const];
  });
  return { count: parts.length, sums: Object.fromEntries(sums) };
}

function figureDocuments(figures: Readonly<Record<string, Figure>>): Readonly<Record<string, FigureDocument>> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figureDocument(figure)]));
}
