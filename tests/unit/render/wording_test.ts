import assert from "node:assert/strict";
import {
  counted,
  exclusions,
  grouped,
  inWords,
  periodInWords,
  place,
  provenance,
  roleInWords,
} from "../../../src/render/wording.ts";
import { REPORT } from "./example_report.ts";

Deno.test("names become words, initialisms capitals", () => {
  assert.deepEqual(["transaction_count", "ltv", "cost_per_lead", "top_1"].map(inWords), [
    "Transaction count",
    "LTV",
    "Cost per lead",
    "Top 1",
  ]);
});

Deno.test("a period's key in words, for each unit; other texts stay", () => {
  assert.deepEqual(
    ["2024-01-15", "2024-01-01/2024-01-07", "2024-01", "2024-Q3", "2024", "2024-13", "Pro"].map(periodInWords),
    ["15 January 2024", "the week of 1 January 2024", "January 2024", "Q3 2024", "2024", "2024-13", "Pro"],
  );
});

Deno.test("1234567 is 1,234,567; 1 row, 2 rows", () => {
  assert.deepEqual([999, 1000, 1234567].map(grouped), ["999", "1,000", "1,234,567"]);
  assert.deepEqual([counted(1, "row"), counted(2, "row"), counted(0, "entry", "entries")], [
    "1 row",
    "2 rows",
    "0 entries",
  ]);
});

Deno.test("the reasons for leaving rows out read as words", () => {
  const reasons = [
    "failed",
    "unknown_status",
    "blank_customer",
    "unreadable_amount",
    "not_positive_amount",
    "not_negative_amount",
    "with_refund_amount",
    "other_status",
    "other_period",
    "undated",
    "blank_something",
  ];
  assert.deepEqual(exclusions(reasons.map((reason) => ({ reason, count: 1 }))).split(", "), [
    "1 failed",
    "1 with an unknown status",
    "1 without customer",
    "1 with unreadable amount",
    "1 without positive amount",
    "1 without negative amount",
    "1 with refund amount",
    "1 of another payment status",
    "1 in another period",
    "1 undated",
    "1 without something",
  ]);
  assert.equal(exclusions([]), "none");
  assert.equal(roleInWords(null), "not used");
});

Deno.test("a finding's place: row and column, either, or neither", () => {
  assert.equal(place({ row: 1200, column: "amount" }), "row 1,200, column amount");
  assert.equal(place({ column: "amount" }), "column amount");
  assert.equal(place({}), "");
});

Deno.test("provenance says what isn't there: no date, several currencies, a source it doesn't know", () => {
  const from = { ...REPORT.provenance, currency: null };
  const without = new Map(provenance({ ...REPORT, as_of: null, provenance: from }));
  assert.equal(without.get("As of"), "the data holds no date");
  assert.equal(without.get("Currency"), "several, never added up");
  const other = new Map(provenance({ ...REPORT, provenance: { ...REPORT.provenance, currency_source: "elsewhere" } }));
  assert.equal(other.get("Currency"), "USD, elsewhere");
});
