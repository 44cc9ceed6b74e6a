import type { Role } from "../schema/role.ts";
import type { TemplateType } from "./report.ts";

// The roles that speak for a template, the strongest first; a dataset's template is the one with the most said for it.
const SIGNS: Readonly<Record<TemplateType, readonly (readonly [Role, number])[]>> = {
  marketing_funnel: [
    ["stage", 3],
    ["lead_id", 3],
    ["leads", 3],
    ["impressions", 3],
    ["clicks", 3],
    ["spend", 2],
    ["conversions", 2],
    ["campaign", 2],
    ["channel", 1],
    ["revenue", 1],
  ],
  financial_overview: [["expense", 4], ["income", 3], ["direction", 3], ["category", 1], ["cost", 1]],
  revenue_health: [
    ["amount", 2],
    ["unit_price", 2],
    ["order_id", 1],
    ["transaction_id", 1],
    ["subscription_id", 1],
    ["customer", 1],
    ["product", 1],
    ["status", 1],
  ],
};

/** The template that suits what a dataset's columns mean; `revenue_health` where nothing speaks for another. */
export function suggestTemplate(dataset: { readonly roles: { has(role: Role): boolean } }): TemplateType {
  const weight = (template: TemplateType) =>
    SIGNS[template].reduce((sum, [role, points]) => sum + (dataset.roles.has(role) ? points : 0), 0);
  const templates: readonly TemplateType[] = ["revenue_health", "marketing_funnel", "financial_overview"];
  return templates.reduce((best, template) => weight(template) > weight(best) ? template : best);
}
