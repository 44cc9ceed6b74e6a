import type { TemplateType } from "../report.ts";
import { FINANCIAL_OVERVIEW } from "./financial_overview.ts";
import { MARKETING_FUNNEL } from "./marketing_funnel.ts";
import { REVENUE_HEALTH } from "./revenue_health.ts";
import type { Template } from "./template.ts";

/** Every kind of report by its type. */
export const TEMPLATES: Readonly<Record<TemplateType, Template>> = {
  revenue_health: REVENUE_HEALTH,
  marketing_funnel: MARKETING_FUNNEL,
  financial_overview: FINANCIAL_OVERVIEW,
};
