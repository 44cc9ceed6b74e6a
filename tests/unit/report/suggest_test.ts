import assert from "node:assert/strict";
import type { Role } from "../../../src/domain/schema/role.ts";
import { suggestTemplate } from "../../../src/domain/report/suggest.ts";

function suggested(...roles: Role[]): string {
  return suggestTemplate({ roles: new Set(roles) });
}

Deno.test("payments suggest revenue health, also with a channel and a category", () => {
  assert.equal(suggested("date", "amount", "customer", "status"), "revenue_health");
  assert.equal(suggested("date", "amount", "order_id", "product", "channel"), "revenue_health");
  assert.equal(suggested("amount", "category"), "revenue_health");
  assert.equal(suggested("subscription_id", "amount", "interval"), "revenue_health");
});

Deno.test("leads, clicks, spend or stages suggest the marketing funnel", () => {
  assert.equal(suggested("date", "channel", "leads", "conversions"), "marketing_funnel");
  assert.equal(suggested("impressions", "clicks", "spend", "amount"), "marketing_funnel");
  assert.equal(suggested("lead_id", "stage"), "marketing_funnel");
});

Deno.test("expenses or a direction suggest the financial overview", () => {
  assert.equal(suggested("date", "amount", "direction", "category"), "financial_overview");
  assert.equal(suggested("date", "expense"), "financial_overview");
});

Deno.test("columns that say nothing suggest revenue health", () => {
  assert.equal(suggested(), "revenue_health");
});
