import type { Metric } from "../metric.ts";
import { burnRate } from "./burn_rate.ts";
import { cac } from "./cac.ts";
import { cacPayback } from "./cac_payback.ts";
import { expenseByCategory } from "./expense_by_category.ts";
import { expenseChangeByCategory } from "./expense_change_by_category.ts";
import { grossMargin } from "./gross_margin.ts";
import { ltv } from "./ltv.ts";
import { ltvCacRatio } from "./ltv_cac_ratio.ts";
import { netProfit } from "./net_profit.ts";
import { runway } from "./runway.ts";

/** The financial metrics, in the order of the catalogue. */
export const FINANCIAL: readonly Metric[] = [
  cac,
  ltv,
  ltvCacRatio,
  cacPayback,
  grossMargin,
  burnRate,
  runway,
  netProfit,
  expenseByCategory,
  expenseChangeByCategory,
];
