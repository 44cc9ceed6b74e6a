import assert from "node:assert/strict";
import { OPERATIONS } from "../../../../src/domain/metrics/series/operations.ts";
import { NUMERIC_ROLES, timeSeries, type TimeSeriesResult } from "../../../../src/domain/metrics/series/time_series.ts";
import { day } from "../computed.ts";
import { datasetOf, datasetOfCsv } from "../../dataset_of.ts";

const GAPS = datasetOf({
  date: ["2024-01-10", "2024-02-10", "2024-05-10", "", "2024-05-11"],
  amount: ["100.00", "120.00", "90.00", "7.00", ""],
  status: ["paid", "failed", "paid", "paid", "paid"],
  leads: ["1", "2", "3.5", "", ""],
  channel: ["a", "b", "c", "d", "e"],
});
const MAY = day("2024-05-31");
const amounts = { role: "amount", period: "month", asOf: MAY } as const;

function reasonOf(result: TimeSeriesResult): string {
  assert.ok(result.result === null);
  return result.reason;
}

Deno.test("the raw column, failed payments included, months without rows as 0; undated rows are counted", () => {
  const { result, ...head } = timeSeries(GAPS, { ...amounts, operation: "fill_missing_periods" });
  assert.deepEqual(head, {
    operation: "fill_missing_periods",
    role: "amount",
    unit: "money",
    currency: "USD",
    period: "month",
    rows: 4,
    undated: 1,
  });
  assert.deepEqual(result, [
    { period: "2024-01", complete: true, value: "100.00", filled: false },
    { period: "2024-02", complete: true, value: "120.00", filled: false },
    { period: "2024-03", complete: true, value: "0.00", filled: true },
    { period: "2024-04", complete: true, value: "0.00", filled: true },
    { period: "2024-05", complete: true, value: "90.00", filled: false },
  ]);
});

Deno.test("every operation answers, in plain JSON", () => {
  for (const operation of OPERATIONS) {
    const request = {
      ...amounts,
      operation,
      window: 3,
      by: "day_of_week",
      method: "iqr",
      aggregate: "median",
      horizon: 1,
    } as const;
    const answer = timeSeries(GAPS, request);
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
    assert.equal(answer.result === null, operation === "forecast", operation);
  }
});

Deno.test("growth of 120.00 over 100.00 is 20 %, 2 months back 0.00 over 100.00 is -100 %", () => {
  const percents = (periodsBack?: number) => {
    const { result } = timeSeries(GAPS, { ...amounts, operation: "growth", periodsBack });
    assert.ok(Array.isArray(result));
    return result.map((entry) => entry.change_percent);
  };
  assert.deepEqual(percents(), [null, 20, -100, null, null]);
  assert.deepEqual(percents(2), [null, null, -100, -100, null]);
});

Deno.test("by default the data's last day says what is complete: May to the 11th isn't", () => {
  const { result } = timeSeries(GAPS, { role: "amount", period: "month", operation: "period_comparison" });
  assert.ok(result && "current_period" in result);
  assert.deepEqual([result.current_period, result.current, result.change_percent], ["2024-04", "0.00", null]);
});

Deno.test("as of 1 March the rows of May are not known", () => {
  const early = { ...amounts, asOf: day("2024-03-01"), operation: "date_range" } as const;
  assert.deepEqual(timeSeries(GAPS, early).result, { first: "2024-01-10", last: "2024-02-10", days: 31, records: 2 });
});

Deno.test("numbers have the decimals of their column: 3.5 leads are 3.5, their mean has four", () => {
  const leads = { ...amounts, role: "leads", operation: "group" } as const;
  const head = timeSeries(GAPS, { ...leads, aggregate: "mean" });
  assert.deepEqual([head.unit, head.currency], ["number", null]);
  assert.ok(Array.isArray(head.result));
  assert.deepEqual(head.result.map(({ value }) => value), ["1.0000", "2.0000", null, null, "3.5000"]);
  const { result } = timeSeries(GAPS, { ...leads, operation: "fill_missing_periods" });
  assert.ok(Array.isArray(result));
  assert.equal(result.at(-1)!.value, "3.5");
});

Deno.test("outliers are rows, dated or not, as a spreadsheet numbers them", () => {
  const cells = ["100", "102", "98", "101", "99", "103", "97", "100", "1000", "-400"];
  const request = { role: "amount", period: "day", operation: "outliers", method: "iqr" } as const;
  const { result } = timeSeries(datasetOf({ amount: cells }), request);
  assert.deepEqual(result, {
    method: "iqr",
    threshold: 1.5,
    center: 100,
    lower: 93,
    upper: 107,
    rows: [{ row: 10, index: 8, value: "1000.00" }, { row: 11, index: 9, value: "-400.00" }],
  });
});

Deno.test("a total line is no row of the series: 100.00 + 200.00 stay 300.00", () => {
  const csv = "date,product,amount\n2024-01-01,Basic,100.00\n2024-01-15,Pro,200.00\nTotal,,300.00\n";
  const { result } = timeSeries(datasetOfCsv(csv), { ...amounts, operation: "group", aggregate: "sum" });
  assert.ok(Array.isArray(result));
  assert.deepEqual(result.map(({ value }) => value), ["300.0000"]);
});

Deno.test("three currencies are never one series; the caller picks one", () => {
  const mixed = datasetOf({
    date: ["2024-01-01", "2024-01-02", "2024-01-03"],
    amount: ["1.00", "2.00", "500"],
    currency: ["USD", "EUR", "JPY"],
  });
  const request = { ...amounts, operation: "fill_missing_periods" } as const;
  assert.equal(reasonOf(timeSeries(mixed, request)), "mixed_currency");
  const { result } = timeSeries(mixed, { ...request, currency: "JPY" });
  assert.deepEqual(result, [{ period: "2024-01", complete: true, value: "500", filled: false }]);
});

Deno.test("why there is no series: no column, no dates, no values, words instead of numbers", () => {
  const trend = { ...amounts, operation: "trend" } as const;
  assert.equal(reasonOf(timeSeries(datasetOf({ date: ["2024-01-01"], leads: ["1"] }), trend)), "missing_role");
  assert.equal(reasonOf(timeSeries(datasetOf({ amount: ["1.00"] }), trend)), "missing_role");
  assert.equal(reasonOf(timeSeries(GAPS, { ...trend, role: "channel" })), "missing_role");
  const undated = datasetOf({ date: ["2024-01-01", ""], amount: ["", "1.00"] });
  assert.equal(reasonOf(timeSeries(undated, trend)), "no_rows");
  assert.equal(reasonOf(timeSeries(undated, { ...trend, asOf: 0, currency: "CHF" })), "no_rows");
});

Deno.test("dates that may be read two ways make no series", () => {
  const columns = { date: ["01/02/2024", "03/04/2024"], amount: ["1.00", "2.00"] };
  assert.equal(reasonOf(timeSeries(datasetOf(columns), { ...amounts, operation: "trend" })), "ambiguous_column");
});

Deno.test("a number past 2^53 cents, or a date centuries off, leaves the series unknown", () => {
  const request = { ...amounts, operation: "fill_missing_periods", period: "day" } as const;
  const huge = datasetOf({ date: ["2024-01-01", "2024-01-02"], amount: ["1.00", "99999999999999999.00"] });
  assert.equal(reasonOf(timeSeries(huge, request)), "overflow");
  const stray = datasetOf({ date: ["1924-01-01", "2024-01-02"], amount: ["1.00", "2.00"] });
  assert.equal(reasonOf(timeSeries(stray, request)), "overflow");
});

Deno.test("money and numbers can be asked about, words and days can't", () => {
  assert.ok(NUMERIC_ROLES.includes("spend") && NUMERIC_ROLES.includes("clicks"));
  assert.ok(!NUMERIC_ROLES.includes("channel") && !NUMERIC_ROLES.includes("date"));
});
