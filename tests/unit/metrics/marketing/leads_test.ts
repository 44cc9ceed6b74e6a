import assert from "node:assert/strict";
import { leadChangeByChannel } from "../../../../src/domain/metrics/marketing/lead_change_by_channel.ts";
import { leadVelocity } from "../../../../src/domain/metrics/marketing/lead_velocity.ts";
import { leadsByPeriod } from "../../../../src/domain/metrics/marketing/leads_by_period.ts";
import { periodKey } from "../../../../src/domain/values/period.ts";
import type { MetricResult } from "../../../../src/domain/metrics/metric.ts";
import { brief, briefly, briefParts, computed, day } from "../computed.ts";

const LEADS = [
  "date | channel | leads",
  "2023-12-01 | Google | 60",
  "2023-12-31 | Email | 40",
  "2024-01-01 | Google | 90",
  "2024-01-31 | Fair | 60",
];

function series(result: MetricResult): readonly (readonly [string, string])[] {
  return result.series!.map(({ period, figures }) => [periodKey(period), brief(figures.leads)]);
}

Deno.test("from December's 60 + 40 to January's 90 + 60 leads grow by (150 - 100) / 100 = 50 %", () => {
  const result = computed(leadVelocity, LEADS);
  assert.equal(brief(result.value), "50");
  assert.deepEqual(briefly(result.figures), { current: "150", previous: "100", change: "50" });
  assert.deepEqual(series(result), [["2023-12", "100"], ["2024-01", "150"]]);
});

Deno.test("velocity is of months whatever the period; after an empty month it has no percent", () => {
  assert.equal(brief(computed(leadVelocity, LEADS, { period: "day" }).value), "50");
  const gap = ["date | leads", "2024-01-31 | 75", "2024-03-31 | 300"];
  const result = computed(leadVelocity, gap);
  assert.equal(brief(result.value), "zero_denominator");
  assert.deepEqual(briefly(result.figures), { current: "300", previous: "0", change: "300" });
});

Deno.test("a month alone, or two of which one isn't over, have no velocity", () => {
  assert.equal(brief(computed(leadVelocity, LEADS, { asOf: day("2024-01-30") }).value), "insufficient_periods");
  assert.equal(brief(computed(leadChangeByChannel, LEADS.slice(0, 3)).value), "insufficient_periods");
});

Deno.test("leads by month, the empty one included: 75 + 0 + 300 = 375", () => {
  const result = computed(leadsByPeriod, ["date | leads", "2024-01-31 | 75", "2024-03-31 | 300", " | 9"]);
  assert.equal(brief(result.value), "375");
  assert.deepEqual(series(result), [["2024-01", "75"], ["2024-02", "0"], ["2024-03", "300"]]);
  assert.deepEqual(result.notes, ["Leads without a date are in no period."]);
});

Deno.test("where each row is a lead, it counts once, in its first month, from its first channel", () => {
  const lines = [
    "date | lead_id | channel",
    "2024-02-03 | 1 | Fair",
    "2024-01-05 | 1 | Email",
    "2024-01-06 | 2 | Email",
    "2024-02-07 | 3 | Fair",
    "2024-02-08 | 4 | Email",
    "2024-02-29 | 5 | Fair",
    " | 5 | Email",
    " | 6 | Email",
    "2024-02-09 | | Email",
  ];
  const result = computed(leadsByPeriod, lines);
  assert.deepEqual(series(result), [["2024-01", "2"], ["2024-02", "3"]]);
  assert.deepEqual(result.notes, ["Leads without a date are in no period."]);
  assert.equal(brief(computed(leadVelocity, lines).value), "50");
  assert.deepEqual(briefParts(computed(leadChangeByChannel, lines)), [
    ["Fair", { current: "2", previous: "0", change: "2" }],
    ["Email", { current: "1", previous: "2", change: "-1" }],
  ]);
});

Deno.test("without a lead that has a date there is no series to add up", () => {
  const result = computed(leadsByPeriod, ["date | leads", "2024-01-31 | ", "2024-02-01 | "]);
  assert.equal(brief(result.value), "no_rows");
  assert.deepEqual(result.notes, []);
});

Deno.test("the change of 50 leads is Fair + 60, Email - 40 and Google + 30", () => {
  const result = computed(leadChangeByChannel, LEADS);
  assert.equal(brief(result.value), "50");
  assert.deepEqual(briefParts(result), [
    ["Fair", { current: "60", previous: "0", change: "60" }],
    ["Email", { current: "0", previous: "40", change: "-40" }],
    ["Google", { current: "90", previous: "60", change: "30" }],
  ]);
});

Deno.test("parts of leads that a platform attributes stay exact: 1.5 - 0.25 = 1.25", () => {
  const result = computed(leadChangeByChannel, [
    "date | channel | leads",
    "2024-01-31 | A | 0.25",
    "2024-02-29 | A | 1.5",
  ]);
  assert.equal(brief(result.value), "1.25");
});
