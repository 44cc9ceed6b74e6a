import assert from "node:assert/strict";
import { expenseByCategory } from "../../../../src/domain/metrics/financial/expense_by_category.ts";
import { expenseChangeByCategory } from "../../../../src/domain/metrics/financial/expense_change_by_category.ts";
import { brief, briefParts, computed, day } from "../computed.ts";

const EXPENSES = [
  "date | category | expense",
  "2024-01-15 | Rent | 3000.00",
  "2024-01-20 | Payroll | 7000.00",
  "2024-02-15 | Rent | 3100.00",
  "2024-02-20 | Payroll | 6000.00",
  "2024-02-21 | | 900.00",
  "2024-03-01 | Rent | 5.00",
];

Deno.test("20005.00 of expense are Payroll 13000 (64.98 %), Rent 6105 (30.52 %) and 900 without a name (4.5 %)", () => {
  const result = computed(expenseByCategory, EXPENSES);
  assert.equal(brief(result.value), "20005.00");
  assert.deepEqual(briefParts(result), [
    ["Payroll", { expense: "13000.00", share: "64.98", transactions: "2" }],
    ["Rent", { expense: "6105.00", share: "30.52", transactions: "3" }],
    ["", { expense: "900.00", share: "4.5", transactions: "1" }],
  ]);
});

Deno.test("equal categories stand by name; blank cells are no expense", () => {
  const tie = computed(expenseByCategory, ["category | expense", "B | 1.00", "A | 1.00", "C | 1.00"]);
  assert.deepEqual(tie.parts!.map(({ label }) => label), ["A", "B", "C"]);
  assert.equal(brief(computed(expenseByCategory, ["category | expense", "A | ", "B | "]).value), "no_rows");
});

Deno.test("from January's 10000 to February's 10000 nothing changed: -1000 + 900 + 100 = 0", () => {
  const result = computed(expenseChangeByCategory, EXPENSES);
  assert.equal(brief(result.value), "0.00");
  assert.deepEqual(briefParts(result), [
    ["Payroll", { current: "6000.00", previous: "7000.00", change: "-1000.00" }],
    ["", { current: "900.00", previous: "0.00", change: "900.00" }],
    ["Rent", { current: "3100.00", previous: "3000.00", change: "100.00" }],
  ]);
});

Deno.test("one complete month can't have changed", () => {
  const result = computed(expenseChangeByCategory, EXPENSES.slice(0, 3), { asOf: day("2024-01-31") });
  assert.equal(brief(result.value), "insufficient_periods");
});

Deno.test("changes of the same size stand by name", () => {
  const result = computed(expenseChangeByCategory, [
    "date | category | expense",
    "2024-01-31 | B | 10.00",
    "2024-01-31 | A | 5.00",
    "2024-02-29 | B | 5.00",
    "2024-02-29 | A | 10.00",
    "2024-02-29 | C | 5.00",
  ]);
  assert.deepEqual(
    briefParts(result).map(([label, { change }]) => [label, change]),
    [["A", "5.00"], ["B", "-5.00"], ["C", "5.00"]],
  );
});
