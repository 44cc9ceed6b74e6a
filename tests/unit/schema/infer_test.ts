import assert from "node:assert/strict";
import type { Dataset } from "../../../src/domain/schema/dataset.ts";
import { namesByRole, understood } from "./example.ts";

function evidence(dataset: Dataset, name: string): string[] {
  return dataset.columns.find((column) => column.name === name)!.evidence.map(({ detail }) => detail);
}

Deno.test("a US state is no payment status, and the column says why", () => {
  const dataset = understood("order_date|total|customer|state", ["2024-01-01|100.00|C1|CA", "2024-01-15|200.00|C2|NY"]);
  assert.deepEqual(namesByRole(dataset), { date: "order_date", amount: "total", customer: "customer" });
  assert.deepEqual(evidence(dataset, "state"), [
    "the header could mean the payment status, but it holds other words: 'CA', 'NY'",
  ]);
});

Deno.test("a state that holds payment words is one", () => {
  assert.equal(understood("amount|state", ["1.00|succeeded", "2.00|failed"]).roles.get("status")!.name, "state");
});

Deno.test("gross is the amount, not net, and net is named as the runner-up", () => {
  const dataset = understood("date|gross|fee|net", ["2024-01-01|100.00|3.20|96.80"]);
  assert.deepEqual(namesByRole(dataset), { date: "date", amount: "gross", fee: "fee" });
  assert.ok(evidence(dataset, "gross").includes("'net' could be the amount too; this header says it more plainly"));
});

Deno.test("revenue and amount in a table of campaigns are two roles", () => {
  const dataset = understood("spend|revenue|amount|leads", ["1000.00|4250.50|1|100"]);
  assert.deepEqual(namesByRole(dataset), { spend: "spend", revenue: "revenue", amount: "amount", leads: "leads" });
});

Deno.test("the status of a campaign is no payment status, of a payment with a spend beside it is", () => {
  const campaign = understood("campaign|leads|status", ["Winter|10|active"]);
  assert.ok(!campaign.roles.has("status"));
  assert.deepEqual(evidence(campaign, "status"), ["the status of a campaign says nothing about a payment"]);
  assert.ok(understood("amount|spend|status", ["1.00|1.00|paid"]).roles.has("status"));
  const mapped = understood("income x|spend|status", ["1.00|1.00|paid"], { mapping: { "income x": "amount" } });
  assert.ok(mapped.roles.has("status"));
});

Deno.test("a fee in the currency of the settlement isn't taken, one in that of the amount is", () => {
  const header = "Amount|Currency|Converted Currency|Fee";
  const settled = understood(header, ["15.00|usd|thb|35.40"]);
  assert.ok(!settled.roles.has("fee"));
  assert.deepEqual(evidence(settled, "Fee"), [
    "the fee is in the currency of the settlement, not in that of the amount",
    "the only cell reads as numbers with two decimals",
  ]);
  assert.ok(understood(header, ["15.00|USD|usd|0.40"]).roles.has("fee"));
  assert.ok(!understood(header, ["15.00|usd|usd|0.40", "15.00|eur|eur|0.40"]).roles.has("fee"));
});

Deno.test("an amount of words is none, an empty one is none, and another column takes its place", () => {
  const dataset = understood("amount|total", ["high|1.00", "low|2.00"]);
  assert.equal(dataset.roles.get("amount")!.name, "total");
  assert.deepEqual(evidence(dataset, "amount"), [
    "the header could mean the amount, but most of its cells can't be read as numbers",
  ]);
  const empty = understood("amount|total|date|customer id|customer|status", ["|1.00||||", "|2.00|||C1|"]);
  assert.deepEqual(namesByRole(empty), { amount: "total", customer: "customer" });
  for (const name of ["amount", "date", "customer id", "status"]) {
    assert.match(evidence(empty, name)[0]!, /but the column is empty$/);
  }
  assert.match(evidence(understood("date", ["soon"]), "date")[0]!, /can't be read as dates$/);
});

Deno.test("percentages are no amount", () => {
  assert.ok(!understood("amount", ["5%", "7%"]).roles.has("amount"));
});

Deno.test("the caller's mapping overrides the guess, null means none, and the first of two takes a role", () => {
  const rows = ["2024-01-01|1.00|2.00|3.00"];
  const mapping = { total: null, net: "amount", other: "amount" } as const;
  const dataset = understood("date|total|net|other", rows, { mapping });
  assert.deepEqual(namesByRole(dataset), { amount: "net", date: "date" });
  assert.equal(evidence(dataset, "net")[0], "you said that this is the amount");
  assert.deepEqual(evidence(dataset, "total"), [
    "you said that Echo needn't use it",
    "the only cell reads as numbers with two decimals",
  ]);
});

Deno.test("a mapped column is read as its role even if little of it fits", () => {
  const dataset = understood("a|b|c", ["x|", "1.50|"], { mapping: { a: "amount", b: "cost", c: "status" } });
  assert.deepEqual([...dataset.roles.get("amount")!.numbers!.values], [NaN, 150]);
  assert.ok(evidence(dataset, "b").includes("the column is empty"));
  assert.ok(evidence(dataset, "c").includes("the column is empty"));
});

Deno.test("without a date in any header the only column of days is the date", () => {
  const dataset = understood("when|amount|note", ["2024-01-01|1.00|x", "2024-01-02|2.00|y"]);
  assert.equal(dataset.roles.get("date")!.name, "when");
  assert.equal(evidence(dataset, "when")[0], "it is the only column of days");
  assert.ok(!understood("when|until|amount", ["2024-01-01|2024-01-05|1.00"]).roles.has("date"));
});

Deno.test("what a column without a role holds is named by its cells", () => {
  const rows = ["x|7|$7.00|2024-01-01|yes||2024-01-01", "y|8|$8.00|2024-01-02|no|N/A|2024-01-01"];
  const dataset = understood("a|b|c|d|e|f|date", rows);
  assert.deepEqual(dataset.columns.map(({ type }) => type), [
    "text",
    "number",
    "money",
    "day",
    "boolean",
    "empty",
    "day",
  ]);
});

Deno.test("the words of a status stand in its evidence", () => {
  assert.deepEqual(evidence(understood("amount|status", ["1.00|paid", "2.00|paid", "3.00|odd"]), "status"), [
    "the header says 'status'",
    "2 of 3 cells hold one of the words Echo knows: 'paid', 'odd'",
  ]);
});
