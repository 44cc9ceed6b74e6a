import type { Metric } from "../metric.ts";
import { averageOrderValue } from "./average_order_value.ts";
import { failedPaymentRate } from "./failed_payment_rate.ts";
import { refundRate } from "./refund_rate.ts";
import { revenueByPeriod } from "./revenue_by_period.ts";
import { revenueByProduct } from "./revenue_by_product.ts";
import { revenueChangeByChannel, revenueChangeByCustomer, revenueChangeByProduct } from "./revenue_change_by.ts";
import { revenueGrowth } from "./revenue_growth.ts";
import { revenueUnusualPeriods } from "./revenue_unusual_periods.ts";
import { totalRevenue } from "./total_revenue.ts";

export const REVENUE: readonly Metric[] = [
  totalRevenue,
  revenueByPeriod,
  revenueGrowth,
  averageOrderValue,
  revenueByProduct,
  refundRate,
  failedPaymentRate,
  revenueChangeByProduct,
  revenueChangeByCustomer,
  revenueChangeByChannel,
  revenueUnusualPeriods,
];
