import type { Unit } from "../../../src/domain/values/quantity.ts";

/** A metric as the writers know it: the units of its value and of the figures they may find beside it. */
export interface MetricTold {
  readonly name: string;
  readonly value: Unit;
  readonly figures: Readonly<Record<string, Unit>>;
  readonly series: Readonly<Record<string, Unit>>;
  readonly parts: Readonly<Record<string, Unit>>;
  readonly statuses: readonly string[];
}

const CHANGE = { current: "money", previous: "money", change: "money" } as const;
const PERFORMANCE = {
  leads: "count",
  conversions: "count",
  spend: "money",
  revenue: "money",
  conversion_rate: "percent",
  cost_per_lead: "money",
  cost_per_conversion: "money",
  roas: "ratio",
} as const;

export const METRICS_TOLD: readonly MetricTold[] = [
  told("total_revenue", "money", {
    figures: {
      gross: "money",
      refunds: "money",
      reversed: "money",
      fees: "money",
      transaction_count: "count",
      average_transaction: "money",
      undated: "money",
      paid_rows_without_amount: "count",
    },
  }),
  told("revenue_by_period", "money", {
    figures: { undated: "money", period_count: "count" },
    series: { revenue: "money", transactions: "count" },
  }),
  told("revenue_growth", "percent", {
    figures: {
      current: "money",
      previous: "money",
      change: "money",
      partial_current: "money",
      partial_comparable: "money",
      partial_change: "percent",
    },
    series: { revenue: "money" },
  }),
  told("revenue_change_by_product", "money", { parts: CHANGE }),
  told("revenue_change_by_channel", "money", { parts: CHANGE }),
  told("revenue_change_by_customer", "money", { parts: CHANGE }),
  told("revenue_unusual_periods", "count", { series: { revenue: "money", expected: "money" } }),
  told("average_order_value", "money", { figures: { orders: "count", min: "money", max: "money", median: "money" } }),
  told("revenue_by_product", "money", {
    figures: { product_count: "count" },
    parts: { revenue: "money", share: "percent", transactions: "count", average: "money" },
  }),
  told("refund_rate", "percent", {
    figures: { refunds: "money", gross: "money", refund_count: "count", by_count: "percent" },
  }),
  told("failed_payment_rate", "percent", {
    figures: { failed_count: "count", paid_count: "count", failed_amount: "money" },
  }),
  told("mrr", "money", { figures: { subscribers: "count", subscriptions: "count", unknown_intervals: "count" } }),
  told("arr", "money", { figures: { mrr: "money" } }),
  told("customer_count", "count", { figures: { transactions_without_customer: "count" } }),
  told("new_customers", "count", { series: { customers: "count" } }),
  told("returning_customers", "count", { series: { customers: "count" } }),
  told("repeat_purchase_rate", "percent", { figures: { repeat_customers: "count", customers: "count" } }),
  told("revenue_per_customer", "money", { figures: { revenue: "money", customers: "count" } }),
  told("customer_concentration", "percent", {
    figures: { top_1: "percent", top_5: "percent", top_10: "percent", herfindahl: "number", customers: "count" },
  }),
  told("top_customers", "money", { parts: { revenue: "money", share: "percent", transactions: "count" } }),
  told("cohort_retention", "percent", {
    series: { customers: "count", retention_1: "percent", retention_2: "percent", revenue_0: "money" },
  }),
  told("cac", "money", { figures: { spend: "money", new_customers: "count" } }),
  told("ltv", "money", {
    figures: {
      revenue_per_customer: "money",
      monthly_revenue: "money",
      lifespan_months: "months",
      customers: "count",
      data_months: "count",
      gross_margin_ltv: "money",
    },
  }),
  told("ltv_cac_ratio", "ratio", {
    figures: { ltv: "money", cac: "money" },
    statuses: ["healthy", "acceptable", "concerning"],
  }),
  told("cac_payback", "months", { figures: { cac: "money", monthly_margin: "money" } }),
  told("gross_margin", "percent", {
    figures: { revenue: "money", cost: "money", gross_profit: "money", rows_without_cost: "count" },
  }),
  told("burn_rate", "money", {
    figures: { gross_burn: "money", net_burn: "money", total_expense: "money", total_income: "money", months: "count" },
    series: { expense: "money", income: "money" },
  }),
  told("runway", "months", {
    figures: { cash: "money", burn_rate: "money", recent_burn: "money", recent_runway: "months" },
    statuses: ["healthy", "monitor", "critical"],
  }),
  told("net_profit", "money", {
    figures: { income: "money", expense: "money", margin: "percent" },
    series: { income: "money", expense: "money", profit: "money" },
  }),
  told("expense_by_category", "money", { parts: { expense: "money", share: "percent", transactions: "count" } }),
  told("expense_change_by_category", "money", { parts: CHANGE }),
  told("conversion_rate", "percent", { figures: { conversions: "count", leads: "count", rows_excluded: "count" } }),
  told("channel_performance", "money", { parts: PERFORMANCE }),
  told("campaign_performance", "count", { parts: PERFORMANCE }),
  told("cost_per_lead", "money", { figures: { spend: "money", leads: "count" } }),
  told("cost_per_conversion", "money", { figures: { spend: "money", conversions: "count" } }),
  told("cost_per_click", "money", { figures: { spend: "money", clicks: "count" } }),
  told("click_through_rate", "percent", { figures: { clicks: "count", impressions: "count" } }),
  told("roas", "ratio", {
    figures: { revenue: "money", spend: "money" },
    statuses: ["excellent", "good", "break_even", "losing"],
  }),
  told("leads_by_period", "count", { series: { leads: "count" } }),
  told("lead_velocity", "percent", {
    figures: {
      current: "count",
      previous: "count",
      change: "count",
      partial_current: "count",
      partial_comparable: "count",
      partial_change: "percent",
    },
    series: { leads: "count" },
  }),
  told("lead_change_by_channel", "count", { parts: { current: "count", previous: "count", change: "count" } }),
  told("funnel_analysis", "percent", {
    figures: { entered: "count", converted: "count", unmapped: "count" },
    parts: { count: "count", step_rate: "percent", overall_rate: "percent" },
  }),
];

function told(name: string, value: Unit, more: Partial<MetricTold>): MetricTold {
  return { name, value, figures: {}, series: {}, parts: {}, statuses: [], ...more };
}
