import assert from "node:assert/strict";
import { measure } from "../../../src/domain/measures/execute.ts";
import type { Condition, Measure } from "../../../src/domain/measures/measure.ts";
import type { Dataset } from "../../../src/domain/schema/dataset.ts";
import { periodAt, periodKey } from "../../../src/domain/values/period.ts";
import { toFixed } from "../../../src/domain/values/rational.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { datasetOf } from "../dataset_of.ts";

const ALL = { currency: null };
const PAID: Condition = { test: "payment", is: ["paid"] };

const SALES = datasetOf({
  date: ["2024-01-05", "2024-01-20", "2024-02-03", "", "2024-02-09", "2024-03-01"],
  amount: ["10.00", "20.00", "-5.00", "7.50", "", "0.00"],
  status: ["paid", "failed", "paid", "paid", "paid", "Chargeback"],
  product: ["A", "B", " A", "", "B ", "A"],
  customer: ["x", "y", "x", "", "z", "x"],
});

function valueOf(dataset: Dataset, asked: Measure): string | null {
  const value = measure(dataset, { asked }, ALL).value("asked");
  return value && toFixed(value, 2);
}

function groupsOf(dataset: Dataset, asked: Measure): Record<string, string> {
  return Object.fromEntries(
    measure(dataset, { asked }, ALL).groups("asked").map((group) => [group.keys.join("|"), toFixed(group.value!, 2)]),
  );
}

Deno.test("sum of paid amounts is 10 − 5 + 7.50 = 12.50 over 3 rows", () => {
  const measured = measure(SALES, { sum: { op: "sum", role: "amount", where: [PAID] } }, ALL);
  assert.equal(toFixed(measured.value("sum")!, 2), "12.50");
  assert.equal(measured.rows("sum"), 3);
});

Deno.test("each operation over the amounts 10, 20, −5, 7.50 and 0", () => {
  const role = "amount";
  assert.equal(valueOf(SALES, { op: "count" }), "6.00");
  assert.equal(valueOf(SALES, { op: "count", role }), "5.00");
  assert.equal(valueOf(SALES, { op: "min", role }), "-5.00");
  assert.equal(valueOf(SALES, { op: "max", role }), "20.00");
  assert.equal(valueOf(SALES, { op: "median", role }), "7.50");
  assert.equal(valueOf(SALES, { op: "median", role, where: [PAID] }), "7.50");
  assert.equal(valueOf(SALES, { op: "count_distinct", role: "customer" }), "3.00");
  assert.equal(valueOf(SALES, { op: "count_distinct", role: "date" }), "5.00");
  assert.equal(valueOf(SALES, { op: "first", role: "date" }), `${parseDay("2024-01-05")}.00`);
  assert.equal(valueOf(SALES, { op: "last", role: "date" }), `${parseDay("2024-03-01")}.00`);
});

Deno.test("the median of 10 and 7.50 is 8.75", () => {
  assert.equal(
    valueOf(SALES, { op: "median", role: "amount", where: [PAID, { test: "positive", role: "amount" }] }),
    "8.75",
  );
});

Deno.test("texts that differ only by surrounding spaces are one group, blank is its own", () => {
  assert.deepEqual(groupsOf(SALES, { op: "sum", role: "amount", by: [{ by: "role", role: "product" }] }), {
    A: "5.00",
    B: "20.00",
    "": "7.50",
  });
});

Deno.test("periods are ordinals, a row without a day has none", () => {
  const groups = measure(SALES, { rows: { op: "count", by: [{ by: "period", unit: "month" }] } }, ALL).groups("rows");
  assert.deepEqual(
    groups.map(({ keys: [key], rows }) => [typeof key === "number" ? periodKey(periodAt(key, "month")) : key, rows]),
    [["2024-01", 2], ["2024-02", 2], [null, 1], ["2024-03", 1]],
  );
});

Deno.test("two dimensions, and distinct customers in each", () => {
  assert.deepEqual(
    groupsOf(SALES, {
      op: "count_distinct",
      role: "customer",
      by: [{ by: "role", role: "status" }, { by: "role", role: "product" }],
    }),
    { "paid|A": "1.00", "failed|B": "1.00", "paid|B": "1.00", "Chargeback|A": "1.00" },
  );
});

Deno.test("first day and extremes by group", () => {
  const by = [{ by: "role", role: "product" }] as const;
  const first = parseDay("2024-01-05")!;
  assert.deepEqual(groupsOf(SALES, { op: "first", role: "date", by }), { A: `${first}.00`, B: `${first + 15}.00` });
  assert.deepEqual(groupsOf(SALES, { op: "max", role: "amount", by }), { A: "10.00", B: "20.00", "": "7.50" });
  assert.deepEqual(groupsOf(SALES, { op: "median", role: "amount", by }), { A: "0.00", B: "20.00", "": "7.50" });
});

Deno.test("conditions on numbers, days and texts", () => {
  const count = (...where: readonly Condition[]) => valueOf(SALES, { op: "count", where });
  const february = { role: "date", start: parseDay("2024-02-01")!, end: parseDay("2024-03-01")! } as const;
  assert.equal(count({ test: "positive", role: "amount" }), "3.00");
  assert.equal(count({ test: "negative", role: "amount" }), "1.00");
  assert.equal(count({ test: "absent", role: "amount" }), "1.00");
  assert.equal(count({ test: "absent", role: "date" }), "1.00");
  assert.equal(count({ test: "present", role: "date" }), "5.00");
  assert.equal(count({ test: "between", ...february }), "2.00");
  assert.equal(count({ test: "outside", ...february }), "4.00");
  assert.equal(count({ test: "present", role: "customer" }), "5.00");
  assert.equal(count({ test: "absent", role: "customer" }), "1.00");
  assert.equal(count({ test: "equals", role: "product", value: " A " }), "3.00");
  assert.equal(count({ test: "equals", role: "product", value: "Z" }), "0.00");
  assert.equal(count({ test: "equals", role: "product", value: "" }), "1.00");
  assert.equal(count({ test: "payment", is: ["refunded", "failed"] }), "2.00");
});

Deno.test("a role without a column is absent everywhere, one group, and has no value", () => {
  assert.equal(valueOf(SALES, { op: "sum", role: "spend" }), null);
  assert.equal(valueOf(SALES, { op: "median", role: "spend" }), null);
  assert.equal(valueOf(SALES, { op: "count", where: [{ test: "absent", role: "spend" }] }), "6.00");
  assert.equal(valueOf(SALES, { op: "count", where: [{ test: "absent", role: "channel" }] }), "6.00");
  assert.equal(
    valueOf(SALES, { op: "count", where: [{ test: "outside", role: "end_date", start: 0, end: 9 }] }),
    "6.00",
  );
  assert.equal(valueOf(SALES, { op: "count_distinct", role: "end_date" }), "0.00");
  assert.equal(valueOf(SALES, { op: "median", role: "spend", per: "order_id" }), null);
  assert.deepEqual(groupsOf(SALES, { op: "count", by: [{ by: "role", role: "channel" }] }), { "": "6.00" });
  assert.deepEqual(groupsOf(SALES, { op: "count", by: [{ by: "period", unit: "day", role: "end_date" }] }), {
    "": "6.00",
  });
});

Deno.test("without a status column every row is paid", () => {
  assert.equal(valueOf(datasetOf({ amount: ["1", "2"] }), { op: "sum", role: "amount", where: [PAID] }), "3.00");
});

Deno.test("sums per order: 30, 5 and 7 alone; their count, least, greatest and middle", () => {
  const orders = datasetOf({ order_id: ["o1", "o1", "o2", ""], amount: ["10", "20", "5", "7"] });
  const per = (op: Measure["op"]) => valueOf(orders, { op, role: "amount", per: "order_id" });
  assert.deepEqual(["count", "min", "max", "median"].map((op) => per(op as Measure["op"])), [
    "3.00",
    "5.00",
    "30.00",
    "7.00",
  ]);
});

Deno.test("orders of one row each, in any order and among blanks, are their rows: median of 5, 7 and 9 is 7", () => {
  for (const ids of [["o1", "o2", "o3"], ["o", "o2", "o20"], ["o2", "o1", "o3"], ["o1", "", ""], ["1", "2 ", "3"]]) {
    const orders = datasetOf({ order_id: ids, amount: ["9", "5", "7"] });
    assert.equal(valueOf(orders, { op: "median", role: "amount", per: "order_id" }), "7.00", ids.join());
  }
});

Deno.test("ids that ascend in length but repeat once trimmed are one order: 9 + 5 = 14", () => {
  const orders = datasetOf({ order_id: ["1", "1 "], amount: ["9", "5"] });
  assert.equal(valueOf(orders, { op: "max", role: "amount", per: "order_id" }), "14.00");
});

Deno.test("sums per order by customer", () => {
  const orders = datasetOf({
    customer: ["a", "a", "a", "b", "b"],
    order_id: ["1", "1", "2", "3", ""],
    amount: ["10", "20", "5", "7", "8"],
  });
  const asked: Measure = { op: "count", role: "amount", per: "order_id", by: [{ by: "role", role: "customer" }] };
  assert.deepEqual(groupsOf(orders, asked), { a: "2.00", b: "2.00" });
});

Deno.test("cohorts are the month of a customer's first paid row, on all the customer's rows", () => {
  const dataset = datasetOf({
    date: ["2024-02-01", "2024-03-01", "2024-01-01", "2024-03-05", ""],
    amount: ["1", "2", "4", "8", "16"],
    customer: ["a", "a", "a", "", "b"],
    status: ["paid", "paid", "failed", "paid", "paid"],
  });
  const asked: Measure = { op: "sum", role: "amount", by: [{ by: "cohort", unit: "month", where: [PAID] }] };
  assert.deepEqual(groupsOf(dataset, asked), { [String(2024 * 12 + 1)]: "7.00", "": "24.00" });
  assert.deepEqual(groupsOf(datasetOf({ amount: ["1"], customer: ["a"] }), asked), { "": "1.00" });
});

Deno.test("sums past 2^53 are exact: 3 × 9,007,199,254,740,991 and −1 in the smallest unit", () => {
  const huge = datasetOf({
    amount: ["90071992547409.91", "90071992547409.91", "90071992547409.91", "-0.01"],
    order_id: ["a", "a", "b", ""],
  });
  assert.equal(valueOf(huge, { op: "sum", role: "amount" }), "270215977642229.72");
  assert.equal(valueOf(huge, { op: "max", role: "amount", per: "order_id" }), "180143985094819.82");
  assert.equal(valueOf(huge, { op: "min", role: "amount", per: "order_id" }), "-0.01");
  assert.equal(valueOf(huge, { op: "median", role: "amount", per: "order_id" }), "90071992547409.91");
  assert.equal(valueOf(huge, { op: "count", role: "amount", per: "order_id" }), "3.00");
});

Deno.test("summary rows count in nothing", () => {
  const dataset = datasetOf({ product: ["A", "B", "Total"], amount: ["100.00", "200.00", "300.00"] });
  const measured = measure(dataset, { sum: { op: "sum", role: "amount" } }, ALL);
  assert.equal(toFixed(measured.value("sum")!, 2), "300.00");
  assert.deepEqual(measured.exclusions("sum"), [{ reason: "summary_row", count: 1 }]);
});

Deno.test("exclusions name the first condition that each row fails", () => {
  const dataset = datasetOf({
    amount: ["1", "oops", "", "-4", "0", "5", "6", "7", "8", "9"],
    status: ["paid", "paid", "paid", "paid", "paid", "failed", "pending", "refunded", "?", "paid"],
    date: [...Array(9).fill("2024-01-01"), ""],
    customer: ["c", "c", "c", "c", "c", "c", "c", "c", "c", "d"],
  }, { mapping: { amount: "amount" } });
  const positive: Measure = {
    op: "sum",
    role: "amount",
    where: [PAID, { test: "positive", role: "amount" }, { test: "present", role: "date" }],
  };
  const inverse: Measure = {
    op: "count",
    where: [{ test: "absent", role: "amount" }, { test: "absent", role: "date" }, {
      test: "equals",
      role: "customer",
      value: "x",
    }],
  };
  const dated: Measure = { op: "count", where: [{ test: "absent", role: "date" }] };
  const spent: Measure = { op: "sum", role: "spend" };
  const ended: Measure = { op: "count", where: [{ test: "present", role: "end_date" }] };
  const other: Measure = { op: "count", where: [{ test: "equals", role: "customer", value: "d" }] };
  const measured = measure(dataset, { positive, inverse, dated, spent, ended, other }, ALL);
  const reasons = (name: string) =>
    Object.fromEntries(measured.exclusions(name).map(({ reason, count }) => [reason, count]));
  assert.deepEqual(reasons("positive"), {
    not_positive_amount: 2,
    blank_amount: 1,
    failed: 1,
    pending: 1,
    refunded: 1,
    undated: 1,
    unknown_status: 1,
    unreadable_amount: 1,
  });
  assert.deepEqual(reasons("inverse"), { with_amount: 8, with_date: 2 });
  assert.deepEqual(reasons("dated"), { with_date: 9 });
  assert.deepEqual(reasons("spent"), { blank_spend: 10 });
  assert.deepEqual(reasons("ended"), { blank_end_date: 10 });
  assert.deepEqual(reasons("other"), { other_customer: 9 });
});

Deno.test("rows that stand alone in a sum per order are not excluded", () => {
  const orders = datasetOf({ order_id: ["o1", ""], amount: ["10", "20"] });
  const measured = measure(orders, { orders: { op: "count", role: "amount", per: "order_id" } }, ALL);
  assert.deepEqual(measured.exclusions("orders"), []);
});

Deno.test("a view sees one currency, or one span of days", () => {
  const dataset = datasetOf({
    date: ["2024-01-01", "2024-01-02", "2024-01-03"],
    amount: ["1", "2", "4"],
    currency: ["USD", "EUR", ""],
  });
  const sum = (view: Parameters<typeof measure>[2]) =>
    toFixed(measure(dataset, { sum: { op: "sum", role: "amount" } }, view).value("sum")!, 0);
  const january2 = parseDay("2024-01-02")!;
  assert.equal(sum({ currency: "USD" }), "5");
  assert.equal(sum({ currency: "EUR" }), "2");
  assert.equal(sum({ currency: null, range: { start: january2, end: january2 + 1 } }), "2");
  assert.equal(sum({ currency: null, until: january2 }), "3");
});

Deno.test("a range without any dates sees no row", () => {
  const undated = measure(datasetOf({ amount: ["1"] }), { sum: { op: "sum", role: "amount" } }, {
    currency: null,
    range: { start: 0, end: 9 },
    until: 4,
  });
  assert.equal(undated.value("sum"), null);
});

Deno.test("asking for a measure that isn't there, or the value of one with groups, is a bug", () => {
  const measured = measure(SALES, { grouped: { op: "count", by: [{ by: "role", role: "product" }] } }, ALL);
  assert.throws(() => measured.value("nothing"), /There is no measure "nothing"/);
  assert.throws(() => measured.exclusions("nothing"), /There is no measure "nothing"/);
  assert.throws(() => measured.value("grouped"), /has groups/);
});
