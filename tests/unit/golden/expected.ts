import assert from "node:assert/strict";
import { type Figure, isKnown } from "../../../src/domain/values/quantity.ts";
import { moneyString } from "../../../src/domain/values/money.ts";
import { periodKey } from "../../../src/domain/values/period.ts";
import {
  absolute,
  compare,
  isZero,
  parseDecimal,
  type Rational,
  rational,
} from "../../../src/domain/values/rational.ts";
import type { MetricResult, Part } from "../../../src/domain/metrics/metric.ts";

/** The figure as an exact number of what it counts (major units for money); null where it isn't known. */
export function exactly(figure: Figure | undefined): Rational | null {
  assert.ok(figure, "the figure is missing");
  if (!isKnown(figure)) return null;
  if (figure.unit === "money") return parseDecimal(moneyString(figure.money));
  return figure.unit === "day" ? rational(figure.day) : parseDecimal(String(figure.number));
}

/** Demands that `figure` is the number written as `expected` (null: not known). */
export function assertFigure(figure: Figure | undefined, expected: unknown, what: string): void {
  const actual = exactly(figure);
  if (expected === null) return assert.equal(actual, null, what);
  const wanted = parseDecimal(String(expected))!;
  assert.ok(actual !== null && compare(actual, wanted) === 0, `${what}: ${String(expected)} ≠ ${show(figure!)}`);
}

function show(figure: Figure): string {
  return JSON.stringify(figure, (_, value) => typeof value === "bigint" ? value.toString() : value);
}

/** Which of our figures a golden detail speaks of, by metric. */
const DETAILS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  total_revenue: {
    transaction_count: "transaction_count",
    average_transaction: "average_transaction",
    gross: "gross",
    refunds: "refunds",
    paid_rows_without_amount: "paid_rows_without_amount",
  },
  revenue_growth: { current_revenue: "current", previous_revenue: "previous" },
  average_order_value: { transaction_count: "orders", min_order: "min", max_order: "max" },
  revenue_by_product: { product_count: "product_count" },
  revenue_by_period: { undated_amount: "undated" },
  ltv: {
    avg_customer_revenue: "revenue_per_customer",
    customer_count: "customers",
    assumed_lifespan_months: "lifespan_months",
    data_months: "data_months",
  },
  ltv_cac_ratio: { ltv: "ltv", cac: "cac" },
  cac: { total_spend: "spend", total_conversions: "new_customers" },
  mrr: { subscriber_count: "subscribers", subscription_count: "subscriptions", unknown_periods: "unknown_intervals" },
  arr: { mrr: "mrr" },
  burn_rate: { total_expenses: "total_expense", months: "months" },
  runway: { cash_balance: "cash", burn_rate: "burn_rate" },
  gross_margin: {
    revenue: "revenue",
    cost: "cost",
    gross_profit: "gross_profit",
    rows_without_cost: "rows_without_cost",
  },
  conversion_rate: {
    total_conversions: "conversions",
    total_leads: "leads",
    rows_excluded_incomplete: "rows_excluded",
  },
  cost_per_lead: { total_spend: "spend", total_leads: "leads" },
  roas: { total_revenue: "revenue", total_spend: "spend" },
  lead_velocity: { current_leads: "current", previous_leads: "previous" },
  funnel_analysis: { total_entered: "entered", total_converted: "converted" },
};

/** Demands every part of a golden case's detail that Echo speaks of. */
export function assertDetail(result: MetricResult, detail: Readonly<Record<string, unknown>>): void {
  const names = DETAILS[result.metric] ?? {};
  for (const [name, expected] of Object.entries(detail)) {
    const figure = result.figures?.[names[name] ?? ""];
    if (!(name in names) || (figure === undefined && expected === null)) continue;
    const sizeOnly = name === "refunds" ? absoluteText(String(expected)) : expected;
    assertFigure(figure, sizeOnly, `${result.metric}.${names[name]}`);
  }
  if ("status" in detail) assert.equal(result.status, detail.status);
  if ("last_period_partial" in detail && result.series) assert.ok(result.series.every((point) => point.complete));
  assertBreakdowns(result, detail);
}

function absoluteText(text: string): string {
  const value = absolute(parseDecimal(text)!);
  return `${value.n / value.d}.${String(value.n % value.d).padStart(2, "0")}`;
}

type Table = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function assertBreakdowns(result: MetricResult, detail: Readonly<Record<string, unknown>>): void {
  if (result.metric === "revenue_by_period") return assertSeries(result, detail.breakdown, "revenue");
  if (result.metric === "burn_rate") return assertSeries(result, detail.monthly_breakdown, "expense");
  if (result.metric === "revenue_by_product") {
    return assertParts(result, detail.breakdown as Table, {
      revenue: "revenue",
      transactions: "transactions",
      avg_order: "average",
    });
  }
  const performance = (detail.channels ?? detail.campaigns) as Table | undefined;
  if (performance) {
    assertParts(result, performance, {
      records: "records",
      leads: "leads",
      conversions: "conversions",
      spend: "spend",
      conversion_rate: "conversion_rate",
      cost_per_conversion: "cost_per_conversion",
      cpa: "cost_per_conversion",
    });
  }
  if (result.metric === "funnel_analysis") assertFunnel(result.parts!, detail);
}

/** The non-zero periods of the series are the golden ones; the others are gaps. */
function assertSeries(result: MetricResult, expected: unknown, name: string): void {
  const wanted = expected as Readonly<Record<string, string>>;
  const found = (result.series ?? []).filter((point) => !isZero(exactly(point.figures[name]!)!));
  assert.deepEqual(
    found.map((point) => periodKey(point.period).replace("-Q", "Q")),
    Object.keys(wanted),
  );
  for (const point of found) {
    const key = periodKey(point.period).replace("-Q", "Q");
    assertFigure(point.figures[name], wanted[key], `${result.metric}[${key}]`);
  }
}

/** The parts are the golden ones, in the golden order. */
function assertParts(result: MetricResult, expected: Table, names: Readonly<Record<string, string>>): void {
  const parts = result.parts ?? [];
  assert.deepEqual(parts.map(({ label }) => label || "(blank)"), Object.keys(expected));
  for (const part of parts) {
    for (const [name, value] of Object.entries(expected[part.label || "(blank)"]!)) {
      assertFigure(part.figures[names[name]!], value, `${result.metric}{${part.label}}.${name}`);
    }
  }
}

function assertFunnel(parts: readonly Part[], detail: Readonly<Record<string, unknown>>): void {
  const counts = detail.stage_counts as Readonly<Record<string, number>>;
  const rates = detail.stage_conversions as Readonly<Record<string, string>>;
  assert.deepEqual(parts.map(({ label }) => label.toLowerCase()), Object.keys(counts));
  parts.forEach((part, index) => {
    assertFigure(part.figures.count, Object.values(counts)[index], `funnel{${part.label}}.count`);
    if (index > 0) {
      assertFigure(part.figures.step_rate, Object.values(rates)[index - 1], `funnel{${part.label}}.step_rate`);
    }
  });
}
