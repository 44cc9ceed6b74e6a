import type { ChartSpec } from "../../../src/domain/charts/spec.ts";
import type { FigureDocument, MetricDocument, Report } from "../../../src/domain/report/report.ts";

/** A label as an attacker would choose it: markup, a formula, table syntax and terminal control in one. */
export const HOSTILE = `=HYPERLINK("x")|<script>alert('1')</script>\u001b[31m*_`;

export function dollars(amount: string, display: string): FigureDocument {
  return { value: { amount, currency: "USD" }, unit: "money", display };
}

export function percentOf(value: number, display = `${value}%`): FigureDocument {
  return { value, unit: "percent", display };
}

export function countOf(value: number, display = String(value)): FigureDocument {
  return { value, unit: "count", display };
}

const NOT_KNOWN: FigureDocument = {
  value: null,
  unit: "percent",
  display: "not known",
  reason: "zero_denominator",
  reason_detail: "there were no leads",
};

function metric(
  name: string,
  label: string,
  figure: FigureDocument,
  more: Partial<MetricDocument> = {},
): MetricDocument {
  return {
    metric: name,
    label,
    ...figure,
    currency: "USD",
    complete: true,
    detail: { figures: {}, notes: [] },
    rows_used: 118,
    rows_excluded: [{ reason: "not_paid", count: 2 }],
    definition_version: 1,
    policy_hash: "5e1f",
    ...more,
  };
}

const MONTHLY: readonly (readonly [string, string, string, string, string, number])[] = [
  ["2024-01", "2024-01-01", "2024-01-31", "10240.50", "$10,240.50", 10240.5],
  ["2024-02", "2024-02-01", "2024-02-29", "11820.00", "$11,820.00", 11820],
  ["2024-03", "2024-03-01", "2024-03-31", "12950.25", "$12,950.25", 12950.25],
  ["2024-04", "2024-04-01", "2024-04-30", "12400.00", "$12,400.00", 12400],
  ["2024-05", "2024-05-01", "2024-05-31", "15310.75", "$15,310.75", 15310.75],
  ["2024-06", "2024-06-01", "2024-06-30", "8410.00", "$8,410.00", 8410],
  ["2024-07", "2024-07-01", "2024-07-31", "3120.00", "$3,120.00", 3120],
];

export const LINE: ChartSpec = {
  id: "revenue_by_period",
  kind: "line",
  title: "Revenue by month",
  description: "Net revenue rises from January to May and falls in June; July is not over.",
  unit: "money",
  currency: "USD",
  points: MONTHLY.map(([x, start, , , display, y]) => ({
    x,
    start,
    y,
    display,
    fact: `revenue_by_period[${x}].revenue`,
    complete: x !== "2024-07",
  })),
};

export const COLUMNS: ChartSpec = { ...LINE, id: "revenue columns", kind: "bar", title: "Revenue by month, as bars" };

export const BARS: ChartSpec = {
  id: "revenue_by_product",
  kind: "bar",
  title: "Revenue by product",
  description: "Pro brings the most revenue.",
  unit: "money",
  currency: "USD",
  points: ([["Pro", 44120.5, "$44,120.50"], ["Starter", 18010, "$18,010.00"], [HOSTILE, 12121, "$12,121.00"]] as const)
    .map(([x, y, display]) => ({ x, y, display, fact: `revenue_by_product{${x}}.revenue`, complete: true })),
};

export const CHANGES: ChartSpec = {
  ...BARS,
  id: "revenue_change_by_product",
  title: "What changed, by product",
  points: ([["Pro", -5200.25, "-$5,200.25"], ["Starter", 300, "$300.00"], ["Add-on", -2000.5, "-$2,000.50"]] as const)
    .map(([x, y, display]) => ({ x, y, display, fact: `revenue_change_by_product{${x}}.change`, complete: true })),
};

export const FUNNEL: ChartSpec = {
  id: "funnel_analysis",
  kind: "funnel",
  title: "Funnel",
  description: "Of 1,200 leads, 96 became customers.",
  unit: "count",
  points:
    ([["lead", 1200, "1,200"], ["qualified", 610, "610"], ["proposal", 240, "240"], ["customer", 96, "96"]] as const)
      .map(([x, y, display]) => ({ x, y, display, fact: `funnel_analysis{${x}}.count`, complete: true })),
};

/** A report with every kind of figure, chart and finding, made by hand. */
export const REPORT: Report = {
  title: "Revenue health",
  template_type: "revenue_health",
  as_of: "2024-07-12",
  metrics: {
    total_revenue: metric("total_revenue", "Total revenue", dollars("74251.50", "$74,251.50"), {
      detail: {
        figures: {
          gross: dollars("75551.50", "$75,551.50"),
          refunds: dollars("1300.00", "$1,300.00"),
          transaction_count: countOf(118),
        },
        notes: ["Rows with a refunded status are in neither gross nor refunds."],
        by_currency: { USD: dollars("74251.50", "$74,251.50"), EUR: dollars("120.00", "€120.00") },
      },
    }),
    revenue_growth: metric("revenue_growth", "Revenue growth", percentOf(-45.07), {
      period: "2024-06",
      status: "concerning",
      detail: {
        figures: { current: dollars("8410.00", "$8,410.00"), previous: dollars("15310.75", "$15,310.75") },
        notes: [],
      },
    }),
    revenue_by_period: metric("revenue_by_period", "Revenue by period", dollars("74251.50", "$74,251.50"), {
      complete: false,
      detail: {
        figures: { undated: countOf(0), period_count: countOf(7) },
        series: MONTHLY.map(([period, start, end, amount, display]) => ({
          period,
          start,
          end,
          complete: period !== "2024-07",
          figures: { revenue: dollars(amount, display), transactions: countOf(17) },
        })),
        notes: [],
      },
    }),
    average_order_value: metric("average_order_value", "Average order value", dollars("640.27", "$640.27"), {
      rows_excluded: [],
    }),
    customer_count: metric("customer_count", "Customers", countOf(1204, "1,204")),
    revenue_by_product: metric("revenue_by_product", "Revenue by product", dollars("74251.50", "$74,251.50"), {
      detail: {
        figures: {},
        parts: [
          { label: "Pro", figures: { revenue: dollars("44120.50", "$44,120.50"), share: percentOf(59.42) } },
          { label: "Starter", figures: { revenue: dollars("18010.00", "$18,010.00"), share: percentOf(24.26) } },
          { label: HOSTILE, figures: { revenue: dollars("12121.00", "$12,121.00"), share: percentOf(16.32) } },
          { label: "", figures: { revenue: dollars("-25.25", "-$25.25"), share: NOT_KNOWN } },
        ],
        notes: [],
      },
    }),
    refund_rate: metric("refund_rate", "Refund rate", NOT_KNOWN, {
      reason: "zero_denominator",
      reason_detail: "there were no leads",
    }),
  },
  narratives: [
    {
      name: "executive_summary",
      title: "Executive summary",
      sentences: [
        { text: "Net revenue is $74,251.50 from 118 paid orders.", facts: ["total_revenue"] },
        {
          text:
            "June fell to $8,410.00 from $15,310.75 in May, a change of -45.07%, and Pro alone explains most of it.",
          facts: ["revenue_growth"],
        },
      ],
    },
    {
      name: "recommendations",
      title: "Recommendations",
      sentences: [
        { text: "Talk to the customers of Pro who left in June.", facts: ["revenue_growth"], rule: "revenue_falls" },
        { text: `Look at ${HOSTILE} apart.`, facts: [], rule: "concentration" },
      ],
    },
  ],
  validation: {
    rows: { in: 1204, ok: 1200, rejected: 3, skipped: 1, unchanged: 0 },
    findings: [
      {
        rule: "unreadable_cell",
        severity: "warning",
        message: "The amount “see invoice” can't be read as a number.",
        suggestion: "Put a number in the cell, or leave it empty.",
        row: 12,
        column: "amount",
        held: HOSTILE,
        count: 3,
      },
      { rule: "summary_row", severity: "info", message: "A “Total” row was skipped.", suggestion: "Nothing to do." },
    ],
    findings_count: 9,
  },
  charts: [LINE, BARS, CHANGES],
  unavailable: [
    { metric: "refund_rate", label: "Refund rate", reason: "zero_denominator", detail: "there were no leads" },
    { metric: "mrr", label: "MRR", reason: "not_recurring", detail: "no column says how often a customer is billed" },
  ],
  provenance: {
    source: "orders <2024>.csv",
    dataset_hash: "9f2c71aa0b64e1d8",
    policy_hash: "5e1f",
    engine_version: "1.0.0",
    narrator: "Echo",
    currency: "USD",
    currency_source: "column",
    timezone: "UTC",
    columns: [
      { name: "amount", role: "amount", evidence: ["the header says so", "98% of its cells are money"] },
      { name: "note", role: null, evidence: [] },
    ],
  },
};
