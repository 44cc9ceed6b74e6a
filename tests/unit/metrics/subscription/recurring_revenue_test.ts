import assert from "node:assert/strict";
import { arr } from "../../../../src/domain/metrics/subscription/arr.ts";
import { mrr } from "../../../../src/domain/metrics/subscription/mrr.ts";
import { brief, briefly, computed, day } from "../computed.ts";

const SUBSCRIPTIONS = [
  "customer | amount | interval | status",
  "S1 | 10.00 | monthly | active",
  "S2 | 120.00 | annual | active",
  "S3 | 100.00 | yearly | active",
  "S4 | 30.00 | quarterly | active",
  "S5 | 7.00 | weekly | active",
  "S6 | 60.00 | semi-annual | active",
  "S7 | 2.00 | daily | active",
  "S8 | 240.00 | biennial | active",
  "S9 | 500.00 | one-time | active",
  "S10 | 99.00 | monthly | canceled",
  "S11 | 15.00 | Monthly  | past_due",
  "S12 | 45.00 | | active",
  "S1 | 5.00 | monthly | active",
];

Deno.test("10 + 10 + 100/12 + 10 + 7×52/12 + 10 + 2×365/12 + 10 + 5 = 154.50 a month, × 12 = 1854", () => {
  const result = computed(mrr, SUBSCRIPTIONS);
  assert.equal(brief(result.value), "154.50");
  assert.deepEqual(briefly(result.figures), { subscribers: "8", subscriptions: "9", unknown_intervals: "1" });
  assert.equal(result.notes?.length, 1);
  const yearly = computed(arr, SUBSCRIPTIONS);
  assert.equal(brief(yearly.value), "1854.00");
  assert.equal(brief(yearly.figures?.mrr), "154.50");
});

Deno.test("plain payments don't recur unless something says so", () => {
  const payments = ["date | amount | customer", "2024-01-05 | 50 | C1", "2024-02-05 | 50 | C1"];
  assert.equal(brief(computed(mrr, payments).value), "not_recurring");
  assert.equal(brief(computed(arr, payments).value), "not_recurring");
});

const PAYMENTS = [
  "date | amount | customer | status",
  "2024-01-05 | 50 | C1 | paid",
  "2024-02-05 | 55 | C1 | paid",
  "2024-03-05 | 60 | C1 | paid",
  "2024-01-20 | 40 | C2 | paid",
  "2024-03-06 | 30 | C3 | paid",
  "2024-03-07 | 30 | C4 | failed",
];

Deno.test("of monthly payments each customer's latest that still runs counts: C1 60 + C3 30 = 90, C2's ended", () => {
  const result = computed(mrr, PAYMENTS, { parameters: { interval: "month" } });
  assert.equal(brief(result.value), "90.00");
  assert.deepEqual(briefly(result.figures), { subscribers: "2", subscriptions: "2", unknown_intervals: "0" });
});

Deno.test("on 20 February C1's 55 and C2's 40 − ended on the 20th − leave 55", () => {
  const result = computed(mrr, PAYMENTS, { parameters: { interval: "month" }, asOf: day("2024-02-20") });
  assert.equal(brief(result.value), "55.00");
});

Deno.test("an interval that names none is asked for", () => {
  assert.equal(brief(computed(mrr, PAYMENTS, { parameters: { interval: "often" } }).value), "missing_parameter");
});

Deno.test("payments of nobody in particular can't be told apart", () => {
  const rows = ["date | amount", "2024-01-05 | 50"];
  assert.equal(brief(computed(mrr, rows, { parameters: { interval: "month" } }).value), "missing_role");
});

Deno.test("the latest payment counts whatever its interval: an annual 1200 in January gives way to a monthly 50 in March", () => {
  const result = computed(mrr, [
    "date | amount | customer | interval | status",
    "2024-01-05 | 1200 | C1 | annual | paid",
    "2024-03-05 | 50 | C1 | monthly | paid",
    "2024-03-05 | 9 | C2 | whenever | paid",
    "2024-03-05 | 9 | C3 | once | paid",
  ]);
  assert.equal(brief(result.value), "50.00");
  assert.deepEqual(briefly(result.figures), { subscribers: "1", subscriptions: "1", unknown_intervals: "1" });
});

Deno.test("a canceled payment among paid ones doesn't make a file of payments one of subscriptions: 50, not 100", () => {
  const result = computed(mrr, [
    "date | amount | customer | interval | status",
    "2024-02-05 | 50 | C1 | monthly | paid",
    "2024-03-05 | 50 | C1 | monthly | paid",
    "2024-03-06 | 70 | C2 | monthly | canceled",
  ]);
  assert.equal(brief(result.value), "50.00");
});

Deno.test("subscriptions run from their start until before their end: 10 + 30, the 20 ended on the day; no customers named", () => {
  const result = computed(mrr, [
    "date | end_date | amount | interval | status",
    "2024-01-01 | | 10 | monthly | active",
    "2024-01-01 | 2024-03-01 | 20 | monthly | active",
    "2024-01-01 | 2024-03-02 | 30 | monthly | active",
    "2024-01-01 | | 40 | monthly | trialing",
    "2024-04-01 | | 50 | monthly | active",
  ], { asOf: day("2024-03-01") });
  assert.equal(brief(result.value), "40.00");
  assert.deepEqual(briefly(result.figures), {
    subscribers: "missing_role",
    subscriptions: "2",
    unknown_intervals: "0",
  });
  assert.equal(result.rowsUsed, 2);
});

Deno.test("where no row names an interval Echo knows nothing recurs, where all are canceled 0 does", () => {
  const rows = (
    interval: string,
    status: string,
  ) => ["amount | interval | status | customer", `5 | ${interval} | ${status} | A`];
  assert.equal(brief(computed(mrr, rows("now and then", "active")).value), "not_recurring");
  assert.equal(brief(computed(mrr, rows("monthly", "canceled")).value), "0.00");
});
