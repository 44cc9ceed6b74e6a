import { writeCustomers } from "../../narrative/write/customers.ts";
import { writeMovement } from "../../narrative/write/movement.ts";
import { writePayments } from "../../narrative/write/payments.ts";
import { writeProducts } from "../../narrative/write/products.ts";
import { writeRevenue } from "../../narrative/write/revenue.ts";
import { detailedAnalysis, executiveSummary, keyFindings, RECOMMENDATIONS } from "./sections.ts";
import type { Template } from "./template.ts";

const REQUIRED = ["total_revenue"];

const OPTIONAL = [
  "revenue_by_period",
  "revenue_growth",
  "revenue_change_by_product",
  "revenue_change_by_channel",
  "revenue_change_by_customer",
  "revenue_unusual_periods",
  "average_order_value",
  "revenue_by_product",
  "refund_rate",
  "failed_payment_rate",
  "mrr",
  "arr",
  "customer_count",
  "new_customers",
  "returning_customers",
  "repeat_purchase_rate",
  "revenue_per_customer",
  "customer_concentration",
  "top_customers",
  "cohort_retention",
];

const WRITERS = [writeRevenue, writeMovement, writeProducts, writeCustomers, writePayments];

export const REVENUE_HEALTH: Template = {
  type: "revenue_health",
  title: "Revenue health",
  description: "What came in, which way it goes and who drives it: products, customers, refunds and failed payments.",
  required: REQUIRED,
  optional: OPTIONAL,
  sections: [
    executiveSummary(WRITERS),
    keyFindings(WRITERS),
    detailedAnalysis(WRITERS, [...REQUIRED, ...OPTIONAL]),
    RECOMMENDATIONS,
  ],
};
