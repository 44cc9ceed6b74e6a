import assert from "node:assert/strict";
import { CATALOG, findMetric } from "../../../src/domain/metrics/catalog.ts";
import { computeMetrics, metricEvidence } from "../../../src/domain/metrics/compute.ts";
import { customerCount } from "../../../src/domain/metrics/customers/customer_count.ts";
import type { Metric } from "../../../src/domain/metrics/metric.ts";
import { policyHash } from "../../../src/domain/metrics/policy.ts";
import { revenueByPeriod } from "../../../src/domain/metrics/revenue/revenue_by_period.ts";
import { revenueByProduct } from "../../../src/domain/metrics/revenue/revenue_by_product.ts";
import { totalRevenue } from "../../../src/domain/metrics/revenue/total_revenue.ts";
import { formatDay } from "../../../src/domain/values/day.ts";
import { datasetOf } from "../dataset_of.ts";
import { brief, day } from "./computed.ts";

const MIXED = datasetOf({
  date: ["2024-01-03", "2024-01-15", "2024-01-20", "2024-02-03", "2024-02-15", "2024-02-20"],
  amount: ["100.00", "200.00", "15000", "110.00", "210.00", "9000"],
  currency: ["USD", "EUR", "JPY", "USD", "EUR", "JPY"],
  customer: ["C1", "C2", "C3", "C1", "C2", "C3"],
  status: ["paid", "paid", "paid", "paid", "paid", "failed"],
});

Deno.test("where currencies have equally many rows there is no headline, but USD 100 + 110, EUR 200 + 210 and JPY 15000", () => {
  const run = computeMetrics(MIXED, [totalRevenue], {});
  const result = run.results.get("total_revenue")!;
  assert.equal(run.currency, null);
  assert.equal(brief(result.value), "mixed_currency");
  assert.equal(result.rowsUsed, 0);
  assert.deepEqual(Object.entries(result.byCurrency!).map(([currency, { value }]) => [currency, brief(value)]), [
    ["EUR", "410.00"],
    ["JPY", "15000"],
    ["USD", "210.00"],
  ]);
  assert.equal(metricEvidence(MIXED, totalRevenue, {}).length, 0);
});

Deno.test("the caller chooses the reporting currency; rows of others are excluded, counts take all", () => {
  const run = computeMetrics(MIXED, [totalRevenue, customerCount], { currency: "EUR" });
  const result = run.results.get("total_revenue")!;
  assert.equal(brief(result.value), "410.00");
  assert.equal(result.currency, "EUR");
  assert.deepEqual(result.rowsExcluded, [{ reason: "other_currency", count: 4 }]);
  const customers = run.results.get("customer_count")!;
  assert.equal(brief(customers.value), "3");
  assert.equal(customers.currency, null);
  assert.deepEqual([...metricEvidence(MIXED, totalRevenue, { currency: "EUR" })], [1, 4]);
});

Deno.test("a currency that no row is in has no revenue, the others beside it do", () => {
  const result = computeMetrics(datasetOf({ amount: ["5"], currency: ["USD"] }), [totalRevenue], { currency: "GBP" })
    .results.get("total_revenue")!;
  assert.equal(brief(result.value), "no_rows");
  assert.deepEqual(Object.keys(result.byCurrency!), ["USD"]);
});

Deno.test("a missing role is named, any of several is enough", () => {
  const dataset = datasetOf({ amount: ["5"] });
  const { value } = computeMetrics(dataset, [revenueByProduct], {}).results.get("revenue_by_product")!;
  assert.deepEqual(value, { unit: "none", reason: "missing_role", detail: "product" });
  const either: Metric = { ...totalRevenue, requires: [["spend", "fee"]] };
  assert.deepEqual(computeMetrics(dataset, [either], {}).results.get("total_revenue")!.value, {
    unit: "none",
    reason: "missing_role",
    detail: "spend or fee",
  });
  assert.equal(metricEvidence(dataset, revenueByProduct, {}).length, 0);
});

Deno.test("a column that reads two ways makes what needs it unknown, and nothing else", () => {
  const dataset = datasetOf({ date: ["01/02/2024", "03/04/2024"], amount: ["100", "200"] });
  const { results } = computeMetrics(dataset, [totalRevenue, revenueByPeriod], {});
  assert.equal(brief(results.get("total_revenue")!.value), "300.00");
  assert.equal(brief(results.get("revenue_by_period")!.value), "ambiguous_column");
});

Deno.test("an undecided amount that only refines a metric makes it unknown too", () => {
  const dataset = datasetOf({ amount: ["100", "200"], fee: ["1,234", "2,345"] });
  const fee = dataset.roles.get("fee")!;
  const roles = new Map(dataset.roles).set("fee", { ...fee, type: "undecided" });
  const { value } = computeMetrics({ ...dataset, roles }, [totalRevenue], {}).results.get("total_revenue")!;
  assert.deepEqual(value, { unit: "none", reason: "ambiguous_column", detail: "fee" });
});

Deno.test("a bug in one metric leaves the others intact", () => {
  const fail = () => {
    throw new Error("a bug");
  };
  const inFinish: Metric = { ...totalRevenue, name: "broken_finish", finish: fail };
  const inMeasures: Metric = { ...totalRevenue, name: "broken_measures", measures: fail };
  const unknownName: Metric = { ...totalRevenue, name: "unknown_name", evidence: "nothing" };
  const { results } = computeMetrics(
    datasetOf({ amount: ["5"] }),
    [inFinish, inMeasures, unknownName, totalRevenue],
    {},
  );
  assert.deepEqual([...results].map(([name, { value }]) => [name, brief(value)]), [
    ["broken_finish", "calculation_failed"],
    ["broken_measures", "calculation_failed"],
    ["unknown_name", "calculation_failed"],
    ["total_revenue", "5.00"],
  ]);
});

Deno.test("a paid amount too large to be read leaves revenue unknown; a failed one doesn't", () => {
  const total = (status: string) => {
    const dataset = datasetOf({ amount: ["9007199254740993", "1"], status: [status, "paid"] });
    return brief(computeMetrics(dataset, [totalRevenue], {}).results.get("total_revenue")!.value);
  };
  assert.equal(total("paid"), "overflow");
  assert.equal(total("failed"), "1.00");
});

Deno.test("the figures speak of the data's last day unless told, of a range's last day with data", () => {
  const dataset = datasetOf({ date: ["2024-01-01", "2024-02-15", "2024-04-01"], amount: ["1", "2", "4"] });
  const range = { start: day("2024-02-01"), end: day("2024-03-01") };
  assert.equal(formatDay(computeMetrics(dataset, [], {}).asOf!), "2024-04-01");
  assert.equal(formatDay(computeMetrics(dataset, [], { asOf: day("2024-05-01") }).asOf!), "2024-05-01");
  assert.equal(formatDay(computeMetrics(dataset, [], { range }).asOf!), "2024-02-29");
  assert.equal(computeMetrics(dataset, [], { range: { start: 0, end: 9 } }).asOf, null);
  assert.equal(computeMetrics(datasetOf({ amount: ["1"] }), [], {}).asOf, null);
});

Deno.test("every metric answers on a file of one cell, with the policy's hash", () => {
  const run = computeMetrics(datasetOf({ amount: ["5"] }), CATALOG, { period: "quarter" });
  assert.equal(run.results.size, CATALOG.length);
  assert.equal(run.policyHash, policyHash());
  assert.equal(run.period, "quarter");
  for (const [name, { value }] of run.results) assert.notEqual(brief(value), "calculation_failed", name);
});

Deno.test("metrics have distinct names and are found by them", () => {
  assert.equal(new Set(CATALOG.map(({ name }) => name)).size, CATALOG.length);
  assert.equal(findMetric("total_revenue"), totalRevenue);
  assert.equal(findMetric("nothing"), undefined);
});

Deno.test("the evidence of one month is its rows", () => {
  const dataset = datasetOf({ date: ["2024-01-01", "2024-02-15", "2024-01-09"], amount: ["1", "2", "4"] });
  assert.deepEqual([...metricEvidence(dataset, revenueByPeriod, {}, [2024 * 12])], [0, 2]);
});
