import type { Metric } from "../metric.ts";
import { cohortRetention } from "./cohort_retention.ts";
import { customerConcentration } from "./customer_concentration.ts";
import { customerCount } from "./customer_count.ts";
import { newCustomers } from "./new_customers.ts";
import { repeatPurchaseRate } from "./repeat_purchase_rate.ts";
import { returningCustomers } from "./returning_customers.ts";
import { revenuePerCustomer } from "./revenue_per_customer.ts";
import { topCustomers } from "./top_customers.ts";

export const CUSTOMERS: readonly Metric[] = [
  customerCount,
  newCustomers,
  returningCustomers,
  repeatPurchaseRate,
  revenuePerCustomer,
  customerConcentration,
  topCustomers,
  cohortRetention,
];
