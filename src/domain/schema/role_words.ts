import type { Role } from "./role.ts";

/** How Echo speaks of a role. */
const WORDS: Readonly<Partial<Record<Role, string>>> = {
  customer: "customer",
  leads: "number of leads",
  clicks: "number of clicks",
  impressions: "number of impressions",
  conversions: "number of conversions",
  status: "payment status",
  spend: "marketing spend",
  cost: "cost of goods",
  revenue: "attributed revenue",
  interval: "billing interval",
  direction: "direction (income or expense)",
};

/** A role in words: "unit price", "payment status". */
export function roleWords(role: Role): string {
  return WORDS[role] ?? role.replaceAll("_", " ");
}
