/** What stands beside a metric's value, by metric: named figures, and what each period and each part of it has. */
export interface FigureNames {
  readonly figures?: readonly string[];
  readonly series?: readonly string[];
  readonly parts?: readonly string[];
}

const CHANGE = ["current", "previous", "change"] as const;

const PERFORMANCE: FigureNames = {
  parts: [
    "records",
    "leads",
    "conversions",
    "spend",
    "revenue",
    "conversion_rate",
    "cost_per_lead",
    "cost_per_conversion",
    "roas",
  ],
};

const REVENUE_PARTS = ["revenue", "share", "transactions", "average"] as const;

const RECURRING = ["subscribers", "subscriptions", "unknown_intervals"] as const;

export const FIGURE_NAMES: Readonly<Record<string, FigureNames>> = {
  total_revenue: {
    figures: [
      "gross",
      "refunds",
      "reversed",
      "fees",
      "transaction_count",
      "average_transaction",
      "undated",
      "paid_rows_without_amount",
    ],
  },
  revenue_by_period: { figures: ["undated", "period_count"], series: ["revenue", "transactions"] },
  revenue_growth: {
    figures: [...CHANGE, "partial_current", "partial_comparable", "partial_change"],
    series: ["revenue"],
  },
  average_order_value: { figures: ["orders", "min", "max", "median"] },
  revenue_by_product: { figures: ["product_count"], parts: REVENUE_PARTS },
  refund_rate: { figures: ["refunds", "gross", "refund_count", "by_count"] },
  failed_payment_rate: { figures: ["failed_count", "paid_count", "failed_amount"] },
  revenue_change_by_product: { parts: CHANGE },
  revenue_change_by_customer: { parts: CHANGE },
  revenue_change_by_channel: { parts: CHANGE },
  revenue_unusual_periods: { series: ["revenue", "expected"] },
  mrr: { figures: RECURRING },
  arr: { figures: ["mrr", ...RECURRING] },
  customer_count: { figures: ["transactions_without_customer"] },
  new_customers: { series: ["customers"] },
  returning_customers: { series: ["customers"] },
  repeat_purchase_rate: { figures: ["repeat_customers", "customers"] },
  revenue_per_customer: { figures: ["revenue", "customers"] },
  customer_concentration: { figures: ["top_1", "top_5", "top_10", "herfindahl", "customers"] },
  top_customers: { parts: REVENUE_PARTS },
  cohort_retention: { series: ["customers", "retention_1 …", "revenue_0 …"] },
  cac: { figures: ["spend", "new_customers"] },
  ltv: {
    figures: [
      "revenue_per_customer",
      "monthly_revenue",
      "lifespan_months",
      "customers",
      "data_months",
      "gross_margin_ltv",
    ],
  },
  ltv_cac_ratio: { figures: ["ltv", "cac"] },
  cac_payback: { figures: ["cac", "monthly_margin"] },
  gross_margin: { figures: ["revenue", "cost", "gross_profit", "rows_without_cost"] },
  burn_rate: {
    figures: ["gross_burn", "net_burn", "total_expense", "total_income", "months"],
    series: ["expense", "income"],
  },
  runway: { figures: ["cash", "burn_rate", "recent_burn", "recent_runway"] },
  net_profit: { figures: ["income", "expense", "margin"], series: ["expense", "income", "profit"] },
  expense_by_category: { parts: ["expense", "share", "transactions"] },
  expense_change_by_category: { parts: CHANGE },
  conversion_rate: { figures: ["conversions", "leads", "rows_excluded"] },
  channel_performance: PERFORMANCE,
  campaign_performance: PERFORMANCE,
  cost_per_lead: { figures: ["spend", "leads"] },
  cost_per_conversion: { figures: ["spend", "conversions"] },
  cost_per_click: { figures: ["spend", "clicks"] },
  click_through_rate: { figures: ["clicks", "impressions"] },
  roas: { figures: ["revenue", "spend"] },
  leads_by_period: { series: ["leads"] },
  lead_velocity: { figures: CHANGE, series: ["leads"] },
  lead_change_by_channel: { parts: CHANGE },
  funnel_analysis: {
    figures: ["entered", "converted", "unmapped"],
    parts: ["count", "step_rate", "overall_rate"],
  },
};
