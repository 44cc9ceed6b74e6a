import assert from "node:assert/strict";
import fc from "fast-check";
import { burnRate } from "../../../../src/domain/metrics/financial/burn_rate.ts";
import { netProfit } from "../../../../src/domain/metrics/financial/net_profit.ts";
import { runway } from "../../../../src/domain/metrics/financial/runway.ts";
import { periodKey } from "../../../../src/domain/values/period.ts";
import { rational } from "../../../../src/domain/values/rational.ts";
import { brief, briefly, computed, day } from "../computed.ts";

const EXPENSES = [
  "date | category | expense",
  "2024-01-15 | Rent | 3000.00",
  "2024-01-20 | Payroll | 7000.00",
  "2024-02-15 | Rent | 3000.00",
  "2024-02-20 | Payroll | 7500.50",
  "2024-05-15 | Rent | 3000.00",
  "2024-05-20 | Payroll | 8000.25",
];
const asOf = day("2024-05-31");

Deno.test("burn of 31500.75 over five months, two of them empty, is 31500.75 / 5 = 6300.15", () => {
  const result = computed(burnRate, EXPENSES, { asOf });
  assert.equal(brief(result.value), "6300.15");
  assert.deepEqual(briefly(result.figures), { gross_burn: "6300.15", total_expense: "31500.75", months: "5" });
  assert.deepEqual(
    result.series!.map(({ period, figures }) => [periodKey(period), brief(figures.expense)]),
    [
      ["2024-01", "10000.00"],
      ["2024-02", "10500.50"],
      ["2024-03", "0.00"],
      ["2024-04", "0.00"],
      ["2024-05", "11000.25"],
    ],
  );
  assert.deepEqual(result.notes, ["Gross burn: the file says nothing of income."]);
});

Deno.test("a month that isn't over is shown and doesn't count: 20500.50 / 4 = 5125.13", () => {
  const result = computed(burnRate, EXPENSES);
  assert.equal(brief(result.value), "5125.13");
  assert.deepEqual(result.series!.map(({ complete }) => complete), [true, true, true, true, false]);
});

Deno.test("expenses booked as negatives are turned round: (3000 + 3000 - 500) / 3 = 1833.33", () => {
  const result = computed(burnRate, [
    "date | expense",
    "2024-01-15 | (3,000.00)",
    "2024-02-15 | (3,000.00)",
    "2024-03-15 | 500.00",
  ], { asOf: day("2024-03-31") });
  assert.equal(brief(result.value), "1833.33");
  assert.equal(brief(result.figures!.total_expense), "5500.00");
});

const BOOKS = [
  "date | expense | income",
  "2024-01-31 | 900.00 | 100.00",
  "2024-02-10 | 500.00 |",
  "2024-02-29 | | 800.00",
  "2024-03-31 | 1000.00 | 700.00",
];

Deno.test("with income burn is net: (2400 - 1600) / 3 = 266.67, gross 2400 / 3 = 800.00", () => {
  const result = computed(burnRate, BOOKS);
  assert.equal(brief(result.value), "266.67");
  assert.deepEqual(briefly(result.figures), {
    gross_burn: "800.00",
    net_burn: "266.67",
    total_expense: "2400.00",
    total_income: "1600.00",
    months: "3",
  });
  assert.deepEqual(briefly(result.series![1]!.figures), { expense: "500.00", income: "800.00" });
  assert.deepEqual(result.notes, ["Net burn: expense less income."]);
});

Deno.test("payments beside expenses are the income, failed ones aren't: (900 - 300) / 1 = 600.00", () => {
  const result = computed(burnRate, [
    "date | expense | amount | status",
    "2024-01-10 | 900.00 | |",
    "2024-01-11 | | 300.00 | paid",
    "2024-01-12 | | 999.00 | failed",
  ], { asOf: day("2024-01-31") });
  assert.equal(brief(result.value), "600.00");
});

Deno.test("without a complete month there is no burn and no runway", () => {
  const lines = ["date | expense", "2024-01-10 | 900.00"];
  assert.equal(brief(computed(burnRate, lines).value), "insufficient_periods");
  assert.equal(computed(burnRate, lines).series!.length, 1);
  assert.equal(
    brief(computed(runway, lines, { parameters: { cashBalance: rational(1) } }).value),
    "insufficient_periods",
  );
});

function runwayOf(lines: readonly string[], cash: number) {
  return computed(runway, lines, { asOf, parameters: { cashBalance: rational(cash) } });
}

Deno.test("50000 of cash at the exact 6300.15 a month last 50000 / 6300.15 = 7.94 months: to be monitored", () => {
  const result = runwayOf(EXPENSES, 50000);
  assert.equal(brief(result.value), "7.94");
  assert.equal(result.status, "monitor");
  assert.deepEqual(briefly(result.figures), {
    cash: "50000.00",
    burn_rate: "6300.15",
    recent_burn: "0.00",
    recent_runway: "not_burning",
  });
});

Deno.test("the recent burn is the median of the last three months: of 800, -300, 300 it is 300", () => {
  const result = computed(runway, BOOKS, { parameters: { cashBalance: rational(600) } });
  assert.equal(brief(result.figures!.recent_burn), "300.00");
  assert.equal(brief(result.figures!.recent_runway), "2");
  assert.equal(brief(result.value), "2.25");
  assert.equal(result.status, "critical");
});

Deno.test("18 months of cash are healthy, 6 to be monitored, anything less is critical", () => {
  const lines = ["date | expense", "2024-05-31 | 100.00"];
  const found = [1800, 1799, 600, 599].map((cash) => runwayOf(lines, cash));
  assert.deepEqual(found.map(({ status }) => status), ["healthy", "monitor", "monitor", "critical"]);
  assert.equal(brief(found[0]!.figures!.recent_runway), "insufficient_periods");
});

Deno.test("runway needs the cash, and says the burn all the same", () => {
  const result = computed(runway, EXPENSES, { asOf });
  assert.equal(brief(result.value), "missing_parameter");
  assert.deepEqual(briefly(result.figures), { burn_rate: "6300.15", recent_burn: "0.00" });
});

Deno.test("who earns more than is spent doesn't burn: runway isn't known, and has no status", () => {
  const result = runwayOf(["date | expense | income", "2024-05-31 | 100.00 | 150.00"], 1000);
  assert.equal(brief(result.value), "not_burning");
  assert.equal(result.status, undefined);
});

Deno.test("net profit is 1600 - 2400 = -800.00, a margin of -800 / 1600 = -50 %", () => {
  const result = computed(netProfit, BOOKS);
  assert.equal(brief(result.value), "-800.00");
  assert.deepEqual(briefly(result.figures), { income: "1600.00", expense: "2400.00", margin: "-50" });
  assert.deepEqual(result.series!.map(({ figures }) => brief(figures.profit)), ["-800.00", "300.00", "-300.00"]);
});

Deno.test("undated amounts are in the profit and in no period; without income there is no margin", () => {
  const result = computed(netProfit, ["date | expense | income", "2024-01-31 | 10.00 | 0.00", " | 5.00 |"]);
  assert.equal(brief(result.value), "-15.00");
  assert.equal(brief(result.figures!.margin), "zero_denominator");
  assert.deepEqual(result.series!.map(({ figures }) => brief(figures.profit)), ["-10.00"]);
});

Deno.test("profit needs income or payments; without a date it has no series", () => {
  assert.equal(brief(computed(netProfit, ["expense", "10.00"]).value), "missing_role");
  assert.deepEqual(computed(netProfit, ["expense | income", "10.00 | 4.00"]).series, []);
});

Deno.test("the months' profits add up to the whole, in any order of the rows", () => {
  const row = fc.tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 9_999 }),
    fc.integer({ min: 0, max: 9_999 }),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const lines = rows.map(([month, out, earned]) =>
        `2024-${String(month).padStart(2, "0")}-01 | ${out} | ${earned}`
      );
      const header = "date | expense | income";
      const result = computed(netProfit, [header, ...lines]);
      const sum = result.series!.reduce((total, { figures }) => total + Number(brief(figures.profit)), 0);
      assert.equal(sum, Number(brief(result.value)));
      assert.deepEqual(computed(netProfit, [header, ...lines.toReversed()]).series, result.series);
    }),
    { numRuns: 25 },
  );
});

Deno.test("cash in dollars says nothing of the runway of euros: 300 / 100 = 3 months in USD, unknown in EUR", () => {
  const lines = [
    "date       | expense | currency",
    "2024-01-15 | 100.00  | USD",
    "2024-02-29 | 100.00  | USD",
    "2024-02-29 | 50.00   | EUR",
  ];
  const result = computed(runway, lines, { parameters: { cashBalance: rational(300) } });
  assert.equal(brief(result.value), "3");
  assert.equal(brief(result.byCurrency?.EUR?.value), "missing_parameter");
});
