import assert from "node:assert/strict";
import { clickThroughRate } from "../../../../src/domain/metrics/marketing/click_through_rate.ts";
import { conversionRate } from "../../../../src/domain/metrics/marketing/conversion_rate.ts";
import { costPerClick } from "../../../../src/domain/metrics/marketing/cost_per_click.ts";
import { costPerConversion } from "../../../../src/domain/metrics/marketing/cost_per_conversion.ts";
import { costPerLead } from "../../../../src/domain/metrics/marketing/cost_per_lead.ts";
import { roas } from "../../../../src/domain/metrics/marketing/roas.ts";
import { brief, briefly, computed } from "../computed.ts";

const ADS = [
  "date | channel | campaign | leads | conversions | spend | revenue",
  "2024-01-05 | Google | Winter | 0 | 0 | 500.00 | 0",
  "2024-01-20 | Facebook | Winter | 100 | 0 | 250.00 | 0",
  "2024-02-05 | Email | News | 0 | 5 | 0 | 120.00",
  "2024-02-10 | Email | News | 50 | 10 | 0 | 80.00",
];

Deno.test("15 conversions of 150 leads are 15 / 150 = 10 %", () => {
  const result = computed(conversionRate, ADS);
  assert.equal(brief(result.value), "10");
  assert.deepEqual(briefly(result.figures), { conversions: "15", leads: "150", rows_excluded: "0" });
  assert.deepEqual(result.notes, ["Conversions as a share of leads."]);
});

Deno.test("rows that lack either are left out and counted: 5 / 50 = 10 %, 2 rows excluded", () => {
  const result = computed(conversionRate, ["leads | conversions", "50 | 5", "70 |", " | 9"]);
  assert.equal(brief(result.value), "10");
  assert.equal(brief(result.figures!.rows_excluded), "2");
});

Deno.test("without leads conversions are a share of clicks, which is said: 9 / 200 = 4.5 %", () => {
  const result = computed(conversionRate, ["clicks | conversions", "100 | 4", "100 | 5"]);
  assert.equal(brief(result.value), "4.5");
  assert.deepEqual(briefly(result.figures), { conversions: "9", clicks: "200", rows_excluded: "0" });
  assert.deepEqual(result.notes, ["Conversions as a share of clicks."]);
});

Deno.test("where each row is a lead, those won are the conversions: 2 of 5 are 40 %", () => {
  const lines = ["lead_id | stage", "1 | New", "2 | Closed Won", "3 | customer", "4 | Closed Lost", "5 |"];
  const result = computed(conversionRate, lines);
  assert.equal(brief(result.value), "40");
  assert.deepEqual(briefly(result.figures), { conversions: "2", leads: "5" });
});

Deno.test("a lead on several rows is one lead; its status says whether it was won: 1 of 2 is 50 %", () => {
  const lines = ["lead_id | status", "1 | New", "1 | Qualified", "1 | Converted", "2 | New", " | New"];
  assert.equal(brief(computed(conversionRate, lines).value), "50");
});

Deno.test("stages without ids count row by row: 1 of 4 is 25 %", () => {
  assert.equal(brief(computed(conversionRate, ["stage", "New", "New", "Won", "Lost"]).value), "25");
});

Deno.test("conversions with nothing to hold them against have no rate, nor do ids without a stage", () => {
  for (const lines of [["conversions", "5"], ["lead_id | channel", "1 | Email"]]) {
    assert.equal(brief(computed(conversionRate, lines).value), "missing_role");
  }
});

Deno.test("750.00 spent on 150 leads are 5.00 a lead, on 15 conversions 50.00 each", () => {
  const perLead = computed(costPerLead, ADS);
  assert.equal(brief(perLead.value), "5.00");
  assert.deepEqual(briefly(perLead.figures), { spend: "750.00", leads: "150" });
  const perConversion = computed(costPerConversion, ADS);
  assert.equal(brief(perConversion.value), "50.00");
  assert.deepEqual(briefly(perConversion.figures), { spend: "750.00", conversions: "15" });
});

Deno.test("a cost per lead of no leads, or of rows that never have both, is not known", () => {
  assert.equal(brief(computed(costPerLead, ["leads | spend", "0 | 9.00"]).value), "zero_denominator");
  const apart = computed(costPerLead, ["leads | spend", "4 |", " | 9.00"]);
  assert.equal(brief(apart.value), "no_rows");
  assert.deepEqual(apart.figures, {});
  assert.deepEqual(apart.notes, ["Rows without both spend and leads are left out."]);
});

Deno.test("10.00 for 3 clicks of 40 impressions: 3.33 a click, 3 / 40 = 7.5 % click", () => {
  const lines = ["clicks | impressions | spend", "3 | 40 | 10.00"];
  assert.equal(brief(computed(costPerClick, lines).value), "3.33");
  assert.equal(brief(computed(clickThroughRate, lines).value), "7.5");
});

Deno.test("ROAS is 200.00 / 750.00 = 0.27: losing", () => {
  const result = computed(roas, ADS);
  assert.equal(brief(result.value), "0.27");
  assert.equal(result.status, "losing");
  assert.deepEqual(briefly(result.figures), { revenue: "200.00", spend: "750.00" });
});

Deno.test("ROAS from 4 on is excellent, from 2 good, from 1 break-even; judged before it is rounded", () => {
  const statuses = ["400.00", "399.99", "200.00", "199.99", "100.00", "99.99"].map((revenue) =>
    computed(roas, ["revenue | spend", `${revenue} | 100.00`]).status
  );
  assert.deepEqual(statuses, ["excellent", "good", "good", "break_even", "break_even", "losing"]);
});

Deno.test("revenue without spend has no ROAS and no status", () => {
  const result = computed(roas, ["revenue | spend", "10.00 | 0.00"]);
  assert.equal(brief(result.value), "zero_denominator");
  assert.equal(result.status, undefined);
});

Deno.test("spend in two currencies is never added: each has its own cost per lead", () => {
  const result = computed(costPerLead, [
    "currency | spend | leads",
    "USD | 10.00 | 2",
    "EUR | 30.00 | 3",
  ]);
  assert.equal(brief(result.value), "mixed_currency");
  assert.equal(brief(result.byCurrency!.USD!.value), "5.00");
  assert.equal(brief(result.byCurrency!.EUR!.value), "10.00");
});
