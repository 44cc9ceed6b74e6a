import type { Facts } from "../facts/fact.ts";
import type { MetricResult } from "../metrics/metric.ts";
import { formatDay } from "../values/day.ts";
import { moneyString } from "../values/money.ts";
import { periodKey } from "../values/period.ts";
import { isKnown, type Quantity } from "../values/quantity.ts";
import type { ChartPoint, ChartSpec } from "./spec.ts";

/** A chart that a metric's result can give: one of its figures over its series or its parts. */
interface Choice {
  readonly id: string;
  readonly metric: string;
  readonly over: "series" | "parts" | "stages";
  readonly figure: string;
  /** A series' "{unit}" is its period's: "Revenue by month". */
  readonly title: string;
  /** Fewer points than this say too little to draw. */
  readonly least: number;
}

const CHOICES: readonly Choice[] = [
  overTime("revenue_by_period", "revenue", "Revenue"),
  overParts("revenue_change_by_product", "change", "Change in revenue by product"),
  overParts("revenue_by_product", "revenue", "Revenue by product"),
  overParts("revenue_change_by_channel", "change", "Change in revenue by channel"),
  overTime("new_customers", "customers", "New customers"),
  overTime("returning_customers", "customers", "Returning customers"),
  overParts("top_customers", "revenue", "Revenue by customer"),
  {
    ...overTime("cohort_retention", "retention_1", ""),
    title: "New customers who come back the next month, by their first month",
    least: 3,
  },
  overTime("leads_by_period", "leads", "Leads"),
  overParts("channel_performance", "conversions", "Conversions by channel"),
  overParts("channel_performance", "leads", "Leads by channel"),
  overParts("channel_performance", "spend", "Spend by channel"),
  overParts("channel_performance", "cost_per_conversion", "Cost per conversion by channel"),
  overParts("campaign_performance", "conversions", "Conversions by campaign"),
  { ...overParts("funnel_analysis", "count", "Funnel"), over: "stages" },
  overTime("net_profit", "income", "Income"),
  overTime("net_profit", "expense", "Expenses"),
  overTime("net_profit", "profit", "Net profit"),
  overParts("expense_by_category", "expense", "Expenses by category"),
  overParts("expense_change_by_category", "change", "Change in expenses by category"),
];

const MOST_BARS = 12;

/** With this many periods or more a line reads better than bars. */
const LEAST_FOR_A_LINE = 4;

/** The charts that these results give, in a fixed order; only of figures that are facts, and never of a lone point. */
export function chooseCharts(results: ReadonlyMap<string, MetricResult>, facts: Facts): readonly ChartSpec[] {
  return CHOICES.flatMap((choice) => {
    const result = results.get(choice.metric);
    return result === undefined ? [] : chart(choice, result, facts) ?? [];
  });
}

function chart(choice: Choice, result: MetricResult, facts: Facts): ChartSpec | null {
  const known = pointsOf(choice, result, facts);
  if (known.length < choice.least || known.every(({ point }) => point.y === 0)) return null;
  const shown = choice.over === "parts" ? known.slice(0, MOST_BARS) : known;
  const points = shown.map(({ point }) => point);
  const quantity = shown[0]!.quantity;
  const title = choice.title.replace("{unit}", result.series?.[0]?.period.unit ?? "");
  return {
    id: choice.id,
    kind: kindOf(choice, points),
    title: shown.length < known.length ? `${title}, top ${MOST_BARS}` : title,
    description: describe(choice, shown),
    unit: unitOf(quantity),
    ...(quantity.unit === "money" ? { currency: quantity.money.currency } : {}),
    points,
  };
}

function pointsOf(choice: Choice, result: MetricResult, facts: Facts): readonly Known[] {
  if (choice.over === "series") return timePoints(choice, result, facts);
  const parts = partPoints(choice, result, facts);
  return choice.over === "stages" ? parts : parts.toSorted((a, b) => Math.abs(b.point.y) - Math.abs(a.point.y));
}

/** A point with the name a reader knows it by. */
interface Known {
  readonly name: string;
  readonly quantity: Quantity;
  readonly point: ChartPoint;
}

function timePoints({ metric, figure }: Choice, result: MetricResult, facts: Facts): readonly Known[] {
  return (result.series ?? []).flatMap(({ period, complete, figures }) => {
    const quantity = figures[figure];
    const id = `${metric}[${periodKey(period)}]`;
    const shown = facts.get(`${id}.${figure}`);
    if (quantity === undefined || !isKnown(quantity) || shown === undefined) return [];
    const start = formatDay(period.start);
    return [{
      name: facts.get(id)!.display,
      quantity,
      point: { x: periodKey(period), start, y: height(quantity), display: shown.display, fact: shown.id, complete },
    }];
  });
}

function partPoints({ metric, figure }: Choice, result: MetricResult, facts: Facts): readonly Known[] {
  return (result.parts ?? []).flatMap(({ label, figures }) => {
    const quantity = figures[figure];
    const shown = facts.get(`${metric}{${label}}.${figure}`);
    if (quantity === undefined || !isKnown(quantity) || shown === undefined) return [];
    const name = facts.get(`${metric}{${label}}`)!.display;
    return [{
      name,
      quantity,
      point: { x: name, y: height(quantity), display: shown.display, fact: shown.id, complete: true },
    }];
  });
}

function kindOf({ over }: Choice, points: readonly ChartPoint[]): ChartSpec["kind"] {
  if (over === "stages") return "funnel";
  return over === "series" && points.length >= LEAST_FOR_A_LINE ? "line" : "bar";
}

function describe({ over }: Choice, known: readonly Known[]): string {
  const [first, last] = [known[0]!, known.at(-1)!];
  const spoken = ({ name, point }: Known) => `${name} (${point.display})`;
  if (over === "stages") return `From ${spoken(first)} to ${spoken(last)}, stage by stage.`;
  const finished = known.filter(({ point }) => point.complete);
  const comparable = finished.length === 0 ? known : finished;
  const most = comparable.reduce((best, each) => each.point.y > best.point.y ? each : best);
  const least = comparable.reduce((best, each) => each.point.y < best.point.y ? each : best);
  const level = most.point.y === least.point.y;
  if (over === "parts") {
    return level ? `All at ${most.point.display}.` : `Highest is ${spoken(most)}, lowest ${spoken(least)}.`;
  }
  const extremes = level ? `all at ${most.point.display}` : `highest in ${spoken(most)}, lowest in ${spoken(least)}`;
  return `From ${first.name} to ${last.name}: ${extremes}.`;
}

/** Where a point is drawn; only a picture is made of it. */
function height(quantity: Quantity): number {
  if (quantity.unit === "money") return Number(moneyString(quantity.money));
  return quantity.unit === "day" ? quantity.day : quantity.number;
}

function unitOf(quantity: Quantity): ChartSpec["unit"] {
  return quantity.unit === "money" || quantity.unit === "percent" || quantity.unit === "count"
    ? quantity.unit
    : "number";
}

function overTime(metric: string, figure: string, title: string): Choice {
  return { id: idOf(metric, figure), metric, over: "series", figure, title: `${title} by {unit}`, least: 2 };
}

function overParts(metric: string, figure: string, title: string): Choice {
  return { id: idOf(metric, figure), metric, over: "parts", figure, title, least: 2 };
}

function idOf(metric: string, figure: string): string {
  return `${metric}.${figure}`;
}
