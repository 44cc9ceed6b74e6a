import assert from "node:assert/strict";
import { CUSTOMERS } from "../../../../src/domain/metrics/customers/all.ts";
import { cohortRetention } from "../../../../src/domain/metrics/customers/cohort_retention.ts";
import { customerConcentration } from "../../../../src/domain/metrics/customers/customer_concentration.ts";
import { customerCount } from "../../../../src/domain/metrics/customers/customer_count.ts";
import { newCustomers } from "../../../../src/domain/metrics/customers/new_customers.ts";
import { repeatPurchaseRate } from "../../../../src/domain/metrics/customers/repeat_purchase_rate.ts";
import { returningCustomers } from "../../../../src/domain/metrics/customers/returning_customers.ts";
import { revenuePerCustomer } from "../../../../src/domain/metrics/customers/revenue_per_customer.ts";
import { topCustomers } from "../../../../src/domain/metrics/customers/top_customers.ts";
import type { MetricResult } from "../../../../src/domain/metrics/metric.ts";
import { periodKey } from "../../../../src/domain/values/period.ts";
import { brief, briefly, briefParts, computed, day } from "../computed.ts";

const ROWS = [
  "date | amount | customer | status",
  "2024-01-05 | 60 | Ada | paid",
  "2024-01-20 | 30 | Bo | paid",
  "2024-02-05 | 40 | Ada | paid",
  "2024-02-07 | 50 | Cy | paid",
  "2024-02-08 | 5 |  | paid",
  "2024-03-03 | 20 | Bo | paid",
  "2024-03-09 | 99 | Dee | failed",
];
const END = { asOf: day("2024-03-31") };

function series(result: MetricResult): Record<string, Record<string, string>> {
  return Object.fromEntries((result.series ?? []).map(({ period, figures }) => [periodKey(period), briefly(figures)]));
}

Deno.test("Ada, Bo and Cy paid: 3 customers, and 1 transaction names none", () => {
  const result = computed(customerCount, ROWS);
  assert.equal(brief(result.value), "3");
  assert.equal(brief(result.figures?.transactions_without_customer), "1");
  assert.deepEqual(result.rowsExcluded, [{ reason: "blank_customer", count: 1 }, { reason: "failed", count: 1 }]);
});

Deno.test("new customers: Ada and Bo in January, Cy in February, none in March", () => {
  const result = computed(newCustomers, ROWS, END);
  assert.equal(brief(result.value), "0");
  assert.deepEqual(series(result), {
    "2024-01": { customers: "2" },
    "2024-02": { customers: "1" },
    "2024-03": { customers: "0" },
  });
});

Deno.test("returning customers: Ada in February, Bo in March", () => {
  const result = computed(returningCustomers, ROWS, END);
  assert.equal(brief(result.value), "1");
  assert.deepEqual(series(result), {
    "2024-01": { customers: "0" },
    "2024-02": { customers: "1" },
    "2024-03": { customers: "1" },
  });
});

Deno.test("without a complete month new customers have a series but no value", () => {
  const result = computed(newCustomers, ["date | amount | customer", "2024-01-05 | 1 | Ada"]);
  assert.equal(brief(result.value), "insufficient_periods");
  assert.equal(result.series?.length, 1);
});

Deno.test("Ada and Bo bought twice: 2 of 3 customers are 66.67 %", () => {
  const result = computed(repeatPurchaseRate, ROWS);
  assert.equal(brief(result.value), "66.67");
  assert.deepEqual(briefly(result.figures), { repeat_customers: "2", customers: "3" });
});

Deno.test("two rows of one order are one purchase: 1 of 2 customers is 50 %", () => {
  const result = computed(repeatPurchaseRate, [
    "order_id | amount | customer",
    "1 | 5 | Ada",
    "1 | 6 | Ada",
    "2 | 7 | Bo",
    "3 | 8 | Bo",
  ]);
  assert.equal(brief(result.value), "50");
});

Deno.test("net revenue of named customers 60 + 30 + 40 + 50 + 20 = 200 / 3 = 66.67 each", () => {
  const result = computed(revenuePerCustomer, ROWS);
  assert.equal(brief(result.value), "66.67");
  assert.deepEqual(briefly(result.figures), { revenue: "200.00", customers: "3" });
});

Deno.test("Ada's 100 of 200 is 50 %; Herfindahl 0.5² + 0.25² + 0.25² = 0.375 → 3750", () => {
  const result = computed(customerConcentration, ROWS);
  assert.equal(brief(result.value), "50");
  assert.deepEqual(briefly(result.figures), {
    top_1: "50",
    top_5: "100",
    top_10: "100",
    herfindahl: "3750",
    customers: "3",
  });
});

Deno.test("shares of no net revenue don't exist: 5 − 5", () => {
  const result = computed(customerConcentration, ["amount | customer", "5 | Ada", "-5 | Bo"]);
  assert.equal(brief(result.value), "zero_denominator");
});

Deno.test("the top 10 of 12 customers bring 12 + 11 + … + 3 = 75 of 78", () => {
  const rows = Array.from({ length: 12 }, (_, i) => `${i + 1} | C${i + 1}`);
  const result = computed(topCustomers, ["amount | customer", ...rows, "500 | "]);
  assert.equal(brief(result.value), "75.00");
  assert.equal(result.parts?.length, 10);
  assert.deepEqual(briefParts(result)[0], [
    "C12",
    { revenue: "12.00", share: "15.38", transactions: "1", average: "12.00" },
  ]);
});

Deno.test("cohorts: January 2 customers, 1 back in month 1 and 1 in month 2; (1 + 0) / (2 + 1) = 33.33 % return in month 1", () => {
  const result = computed(cohortRetention, ROWS, END);
  assert.equal(brief(result.value), "33.33");
  assert.deepEqual(series(result), {
    "2024-01": {
      customers: "2",
      retention_1: "50",
      retention_2: "50",
      revenue_0: "90.00",
      revenue_1: "40.00",
      revenue_2: "20.00",
    },
    "2024-02": { customers: "1", retention_1: "0", revenue_0: "50.00", revenue_1: "0.00" },
  });
});

Deno.test("a refund before a customer's first order belongs to no month of the cohort", () => {
  const result = computed(cohortRetention, [
    "date | amount | customer",
    "2024-01-05 | -7 | Ada",
    "2024-02-05 | 10 | Ada",
    "2024-01-06 | -3 | Bo",
  ], { asOf: day("2024-02-29") });
  assert.equal(brief(result.value), "insufficient_periods");
  assert.deepEqual(series(result), { "2024-02": { customers: "1", revenue_0: "10.00" } });
});

Deno.test("no customer metric has a value without a paid row of a customer, but customers are 0", () => {
  for (const metric of CUSTOMERS) {
    const result = computed(metric, ["date | amount | customer | status", "2024-01-31 | 5 | Ada | failed"]);
    assert.equal(brief(result.value), metric === customerCount ? "0" : "no_rows", metric.name);
  }
});
