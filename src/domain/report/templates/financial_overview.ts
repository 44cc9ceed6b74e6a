import { writeCash } from "../../narrative/write/cash.ts";
import { writeMovement } from "../../narrative/write/movement.ts";
import { writePayments } from "../../narrative/write/payments.ts";
import { writeProfit } from "../../narrative/write/profit.ts";
import { writeRevenue } from "../../narrative/write/revenue.ts";
import { writeUnitEconomics } from "../../narrative/write/unit_economics.ts";
import { detailedAnalysis, executiveSummary, keyFindings, RECOMMENDATIONS, subject } from "./sections.ts";
import type { Template } from "./template.ts";

const REQUIRED = ["net_profit", "expense_by_category", "burn_rate", "gross_margin", "total_revenue", "cac"];

const CASH = ["burn_rate", "runway"];
const UNIT_ECONOMICS = ["cac", "ltv", "ltv_cac_ratio", "cac_payback"];

const OPTIONAL = [
  "expense_change_by_category",
  "revenue_by_period",
  "revenue_growth",
  "mrr",
  "arr",
  "runway",
  "ltv",
  "ltv_cac_ratio",
  "cac_payback",
];

/** A set of books has no payments of customers; what it lacks of these isn't worth a word. */
const SALES = ["total_revenue", "revenue_by_period", "revenue_growth", "mrr", "arr"];

const TOLD_ELSEWHERE = [...CASH, ...UNIT_ECONOMICS, ...SALES];

const WRITERS = [writeProfit, writeRevenue, writeMovement, writePayments];

const ALL = [...WRITERS, writeCash, writeUnitEconomics];

export const FINANCIAL_OVERVIEW: Template = {
  type: "financial_overview",
  title: "Financial overview",
  description: "What is left of income, where the money goes, how long cash lasts and whether winning customers pays.",
  required: REQUIRED,
  optional: OPTIONAL,
  sections: [
    executiveSummary(ALL),
    keyFindings(ALL),
    subject("cash_and_runway", "Cash and runway", writeCash, CASH),
    subject("unit_economics", "Unit economics", writeUnitEconomics, UNIT_ECONOMICS),
    detailedAnalysis(
      WRITERS,
      [...REQUIRED, ...OPTIONAL].filter((metric) => !TOLD_ELSEWHERE.includes(metric)),
    ),
    RECOMMENDATIONS,
  ],
};
