/**
 * What a column can mean to Echo. A dataset has at most one column per role.
 *
 * `amount` is money received by a row; `revenue` is revenue a marketing platform attributes; `spend` is marketing
 * cost; `cost` is cost of goods; `expense` and `income` are bookkeeping; `direction` says which of the two an
 * `amount` is; `interval` is a billing interval.
 */
export const ROLES = [
  "date",
  "end_date",
  "amount",
  "unit_price",
  "quantity",
  "refund_amount",
  "fee",
  "currency",
  "status",
  "customer",
  "order_id",
  "transaction_id",
  "subscription_id",
  "product",
  "interval",
  "cost",
  "expense",
  "income",
  "category",
  "direction",
  "channel",
  "campaign",
  "spend",
  "impressions",
  "clicks",
  "leads",
  "conversions",
  "revenue",
  "lead_id",
  "stage",
] as const;

export type Role = typeof ROLES[number];

/** How the cells of a role's column are read. */
export type RoleKind = "day" | "money" | "number" | "text";

export const ROLE_KINDS: Readonly<Record<Role, RoleKind>> = {
  date: "day",
  end_date: "day",
  amount: "money",
  unit_price: "money",
  quantity: "number",
  refund_amount: "money",
  fee: "money",
  currency: "text",
  status: "text",
  customer: "text",
  order_id: "text",
  transaction_id: "text",
  subscription_id: "text",
  product: "text",
  interval: "text",
  cost: "money",
  expense: "money",
  income: "money",
  category: "text",
  direction: "text",
  channel: "text",
  campaign: "text",
  spend: "money",
  impressions: "number",
  clicks: "number",
  leads: "number",
  conversions: "number",
  revenue: "money",
  lead_id: "text",
  stage: "text",
};

/** Roles that count what has no halves; platforms do split a conversion between campaigns, and a quantity can be weighed. */
export const COUNTS: ReadonlySet<Role> = new Set<Role>(["impressions", "clicks", "leads"]);

/** True for the name of a role. */
export function isRole(name: string): name is Role {
  return Object.hasOwn(ROLE_KINDS, name);
}
