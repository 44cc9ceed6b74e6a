import assert from "node:assert/strict";
import { cac } from "../../../../src/domain/metrics/financial/cac.ts";
import { cacPayback } from "../../../../src/domain/metrics/financial/cac_payback.ts";
import { ltv } from "../../../../src/domain/metrics/financial/ltv.ts";
import { ltvCacRatio } from "../../../../src/domain/metrics/financial/ltv_cac_ratio.ts";
import { brief, briefly, computed } from "../computed.ts";

const PAYMENTS = [
  "date | customer | amount | spend | conversions | status",
  "2024-01-05 | A | 300.00 | 100.00 | 1 | paid",
  "2024-02-05 | B | 450.00 | 120.00 | 2 | paid",
  "2024-03-05 | A | 300.00 | 80.00 | 0 | paid",
  "2024-04-05 | C | 150.00 | 60.00 | 1 | refunded",
];

Deno.test("CAC of 360.00 spent on 1 + 2 + 0 + 1 conversions is 360 / 4 = 90.00", () => {
  const result = computed(cac, PAYMENTS);
  assert.equal(brief(result.value), "90.00");
  assert.deepEqual(briefly(result.figures), { spend: "360.00", new_customers: "4" });
});

Deno.test("rows that don't have both leave spend and conversions out: 100 / 2 = 50.00, and it is said", () => {
  const result = computed(cac, ["spend | conversions", "100.00 | 2", "70.00 |", " | 5"]);
  assert.equal(brief(result.value), "50.00");
  assert.deepEqual(result.notes, ["Rows without both spend and conversions are left out."]);
});

Deno.test("no conversions at all: CAC is not known, never 0", () => {
  assert.equal(brief(computed(cac, ["spend | conversions", "100.00 | 0", "50.00 | 0"]).value), "zero_denominator");
});

Deno.test("without conversions new customers are the paying ones: 300.00 / 2 = 150.00", () => {
  const result = computed(cac, [
    "customer | amount | spend | status",
    "A | 10.00 | 100.00 | paid",
    "A | 10.00 | 100.00 | paid",
    "B | 10.00 | 100.00 | paid",
    "C | 10.00 | | failed",
  ]);
  assert.equal(brief(result.value), "150.00");
  assert.deepEqual(briefly(result.figures), { spend: "300.00", new_customers: "2" });
});

Deno.test("customers without amounts count once each: 90.00 / 3 = 30.00", () => {
  assert.equal(brief(computed(cac, ["customer | spend", "A | 30.00", "B | 30.00", "C | 30.00", "A |"]).value), "30.00");
});

Deno.test("spend cells that are all blank make no CAC", () => {
  const result = computed(cac, ["customer | spend", "A | ", "B | "]);
  assert.equal(brief(result.value), "no_rows");
  assert.deepEqual(result.figures, {});
});

Deno.test("LTV of 1050.00 by 2 customers over 3 months, for 24: 525 / 3 × 24 = 4200.00", () => {
  const result = computed(ltv, PAYMENTS);
  assert.equal(brief(result.value), "4200.00");
  assert.deepEqual(briefly(result.figures), {
    revenue_per_customer: "525.00",
    monthly_revenue: "175.00",
    lifespan_months: "24",
    customers: "2",
    data_months: "3",
  });
});

Deno.test("LTV for a lifespan of 12 months is half of that: 525 / 3 × 12 = 2100.00", () => {
  assert.equal(brief(computed(ltv, PAYMENTS, { parameters: { lifespanMonths: 12 } }).value), "2100.00");
});

Deno.test("LTV is never computed from rounded figures: 90.00 / 14 × 24 = 154.29, not 6.43 × 24 = 154.32", () => {
  const result = computed(ltv, [
    "date | customer | amount",
    "2023-12-31 | A | 90.00",
    "2025-01-01 | B | 90.00",
  ]);
  assert.equal(brief(result.value), "154.29");
  assert.equal(brief(result.figures!.monthly_revenue), "6.43");
});

Deno.test("with a cost of 40 % LTV at gross margin is 0.6 × 2400.00 = 1440.00", () => {
  const result = computed(ltv, ["date | customer | amount | cost", "2024-01-05 | A | 100.00 | 40.00"]);
  assert.equal(brief(result.value), "2400.00");
  assert.equal(brief(result.figures!.gross_margin_ltv), "1440.00");
});

Deno.test("without a single cost LTV stands and its gross-margin form is unknown", () => {
  const result = computed(ltv, ["date | customer | amount | cost", "2024-01-05 | A | 100.00 |"]);
  assert.equal(brief(result.value), "2400.00");
  assert.equal(brief(result.figures!.gross_margin_ltv), "no_rows");
});

Deno.test("payments that name no customer, and no payment at all, have no LTV", () => {
  assert.equal(brief(computed(ltv, ["date | customer | amount", "2024-01-05 | | 9.00"]).value), "zero_denominator");
  const failed = ["date | customer | amount | status", "2024-01-05 | A | 9.00 | failed"];
  for (const metric of [ltv, ltvCacRatio, cacPayback]) {
    const lines = failed.map((line, index) => `${line} | ${["spend", "1.00"][index]}`);
    assert.equal(brief(computed(metric, lines).value), "no_rows");
  }
});

Deno.test("LTV needs a date and a customer", () => {
  assert.equal(brief(computed(ltv, ["customer | amount", "A | 9.00"]).value), "missing_role");
});

Deno.test("LTV to CAC is 4200 / 90 = 46.67: healthy", () => {
  const result = computed(ltvCacRatio, PAYMENTS);
  assert.equal(brief(result.value), "46.67");
  assert.equal(result.status, "healthy");
  assert.deepEqual(briefly(result.figures), { ltv: "4200.00", cac: "90.00" });
});

function single(spend: string): readonly string[] {
  return ["date | customer | amount | spend | conversions", `2024-01-05 | A | 100.00 | ${spend} | 1`];
}

Deno.test("LTV to CAC: 2400 / 800 = 3 is healthy, 2400 / 2400 = 1 acceptable, 2400 / 2401 concerning", () => {
  assert.deepEqual(
    ["800.00", "800.01", "2400.00", "2401.00"].map((spend) => computed(ltvCacRatio, single(spend)).status),
    ["healthy", "acceptable", "acceptable", "concerning"],
  );
});

Deno.test("customers won for nothing have no ratio; without conversions neither ratio nor payback", () => {
  const free = computed(ltvCacRatio, single("0.00"));
  assert.equal(brief(free.value), "zero_denominator");
  assert.equal(free.status, undefined);
  const none = ["date | customer | amount | spend | conversions", "2024-01-05 | A | 100.00 | 9.00 | 0"];
  assert.equal(brief(computed(ltvCacRatio, none).value), "zero_denominator");
  assert.equal(brief(computed(cacPayback, none).value), "zero_denominator");
});

Deno.test("a CAC of 90.00 is earned back by 175.00 a month in 90 / 175 = 0.51 months", () => {
  const result = computed(cacPayback, PAYMENTS);
  assert.equal(brief(result.value), "0.51");
  assert.deepEqual(briefly(result.figures), { cac: "90.00", monthly_margin: "175.00" });
  assert.deepEqual(result.notes, ["Without a cost column revenue counts as margin in full."]);
});

function costed(cost: string): readonly string[] {
  return ["date | customer | amount | cost | spend | conversions", `2024-01-05 | A | 100.00 | ${cost} | 120.00 | 1`];
}

Deno.test("at a gross margin of 60 % payback is 120 / (100 × 0.6) = 2 months", () => {
  const result = computed(cacPayback, costed("40.00"));
  assert.equal(brief(result.value), "2");
  assert.deepEqual(briefly(result.figures), { cac: "120.00", monthly_margin: "60.00" });
});

Deno.test("a margin of nothing, or a cost nobody wrote down, never pays back", () => {
  assert.equal(brief(computed(cacPayback, costed("100.00")).value), "zero_denominator");
  assert.equal(brief(computed(cacPayback, costed("")).value), "no_rows");
});

Deno.test("revenue of zero has no margin, and so no payback", () => {
  const lines = [
    "date | customer | amount | cost | spend | conversions",
    "2024-01-05 | A | 100.00 | 40.00 | 120.00 | 1",
    "2024-01-06 | A | -100.00 | 0.00 | 0.00 | 0",
  ];
  assert.equal(brief(computed(cacPayback, lines).value), "zero_denominator");
});
