import assert from "node:assert/strict";
import { figureDocument, metricDocument } from "../../../src/domain/report/document.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { periodOf } from "../../../src/domain/values/period.ts";
import { onDay } from "../../../src/domain/values/quantity.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";
import { count, part, pct, point, result, usd } from "../narrative/results.ts";

Deno.test("a figure is a decimal string, a number, a day, or null with its reason", () => {
  assert.deepEqual(figureDocument(usd("-0.05")), {
    value: { amount: "-0.05", currency: "USD" },
    unit: "money",
    display: "-$0.05",
  });
  assert.deepEqual(figureDocument(pct(12.5)), { value: 12.5, unit: "percent", display: "12.5%" });
  assert.deepEqual(figureDocument(onDay(parseDay("2024-02-29")!)), {
    value: "2024-02-29",
    unit: "day",
    display: "29 February 2024",
  });
  assert.deepEqual(figureDocument(unavailable("no_rows", "nothing is paid"), "money"), {
    value: null,
    unit: "money",
    display: "not known",
    reason: "no_rows",
    reason_detail: "nothing is paid",
  });
});

Deno.test("a result with everything; a period's end is its last day", () => {
  const document = metricDocument(
    result("revenue_by_period", {
      value: usd("5"),
      figures: { period_count: count(1) },
      series: [point("2024-02-01", { revenue: usd("5") }, { complete: false })],
      parts: [part("Pro", { revenue: usd("5") })],
      status: "good",
      notes: ["Said."],
      period: periodOf(parseDay("2024-02-01")!, "month"),
    }, {
      byCurrency: { EUR: { value: unavailable("no_rows", "") } },
      rowsUsed: 3,
      rowsExcluded: [{ reason: "not_paid", count: 2 }],
    }),
    "hash",
  );
  assert.equal(document.period, "2024-02");
  assert.equal(document.status, "good");
  assert.deepEqual(document.detail.series![0], {
    period: "2024-02",
    start: "2024-02-01",
    end: "2024-02-29",
    complete: false,
    figures: { revenue: figureDocument(usd("5")) },
  });
  assert.deepEqual(document.detail.parts, [{ label: "Pro", figures: { revenue: figureDocument(usd("5")) } }]);
  assert.equal(document.detail.parts_left_out, undefined);
  assert.equal(document.detail.by_currency!.EUR!.value, null);
  assert.deepEqual(document.detail.notes, ["Said."]);
  assert.deepEqual(document.rows_excluded, [{ reason: "not_paid", count: 2 }]);
  assert.equal(document.policy_hash, "hash");
});

Deno.test("an unknown value keeps the metric's unit and has only what it has", () => {
  assert.deepEqual(metricDocument(result("mrr", { value: unavailable("not_recurring", "x") }), "hash"), {
    metric: "mrr",
    label: "Mrr",
    value: null,
    unit: "money",
    display: "not known",
    reason: "not_recurring",
    reason_detail: "x",
    currency: "USD",
    complete: true,
    detail: { figures: {}, notes: [] },
    rows_used: 0,
    rows_excluded: [],
    definition_version: 1,
    policy_hash: "hash",
  });
});

Deno.test("parts 1 + 2 shown leave out 3 + 4 = 7 and 2 counts, shares never added", () => {
  const parts = ["1", "2", "3", "4"].map((amount) =>
    part(amount, { revenue: usd(amount), transactions: count(1), share: pct(1), spend: unavailable("no_rows", "") })
  );
  const { detail } = metricDocument(result("top_customers", { value: usd("10"), parts }), "hash", 2);
  assert.equal(detail.parts!.length, 2);
  assert.deepEqual(detail.parts_left_out, {
    count: 2,
    sums: { revenue: figureDocument(usd("7")), transactions: figureDocument(count(2)) },
  });
});
