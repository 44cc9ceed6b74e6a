import assert from "node:assert/strict";
import { campaignPerformance } from "../../../../src/domain/metrics/marketing/campaign_performance.ts";
import { channelPerformance } from "../../../../src/domain/metrics/marketing/channel_performance.ts";
import { brief, briefParts, computed } from "../computed.ts";

const ADS = [
  "channel | campaign | leads | conversions | spend | revenue",
  "Google | Winter | 0 | 0 | 500.00 | 0.00",
  "Facebook | Winter | 100 | 0 | 250.00 | 0.00",
  "Email | News | 0 | 5 | 0.00 | 120.00",
  "Email | News | 50 | 10 | 0.00 | 80.00",
];

Deno.test("channels by conversions, then leads; a rate is unknown where its denominator is 0", () => {
  const result = computed(channelPerformance, ADS);
  assert.equal(brief(result.value), "750.00");
  assert.deepEqual(briefParts(result), [
    ["Email", {
      records: "2",
      leads: "50",
      conversions: "15",
      spend: "0.00",
      revenue: "200.00",
      conversion_rate: "30",
      cost_per_lead: "0.00",
      cost_per_conversion: "0.00",
      roas: "zero_denominator",
    }],
    ["Facebook", {
      records: "1",
      leads: "100",
      conversions: "0",
      spend: "250.00",
      revenue: "0.00",
      conversion_rate: "0",
      cost_per_lead: "2.50",
      cost_per_conversion: "zero_denominator",
      roas: "0",
    }],
    ["Google", {
      records: "1",
      leads: "0",
      conversions: "0",
      spend: "500.00",
      revenue: "0.00",
      conversion_rate: "zero_denominator",
      cost_per_lead: "zero_denominator",
      cost_per_conversion: "zero_denominator",
      roas: "0",
    }],
  ]);
});

Deno.test("campaigns total 0 + 0 + 5 + 10 = 15 conversions", () => {
  const result = computed(campaignPerformance, ADS);
  assert.equal(brief(result.value), "15");
  assert.deepEqual(result.parts!.map(({ label }) => label), ["News", "Winter"]);
});

Deno.test("only the columns there are: of leads alone the value is their sum, 3 + 4 = 7; ties by name", () => {
  const lines = ["channel | campaign | leads", "B | x | 3", "A | x | 3", " | x | 1"];
  const result = computed(channelPerformance, lines);
  assert.equal(brief(result.value), "7");
  assert.deepEqual(briefParts(result), [
    ["A", { records: "1", leads: "3" }],
    ["B", { records: "1", leads: "3" }],
    ["", { records: "1", leads: "1" }],
  ]);
  assert.equal(brief(computed(campaignPerformance, lines).value), "7");
});

Deno.test("a channel without a cell of a column doesn't know it; a column without one leaves the value unknown", () => {
  const some = computed(channelPerformance, ["channel | leads | spend", "A | 3 | 1.00", "B | | 2.00"]);
  assert.deepEqual(briefParts(some)[1], ["B", {
    records: "1",
    leads: "no_rows",
    spend: "2.00",
    cost_per_lead: "no_rows",
  }]);
  assert.equal(brief(computed(channelPerformance, ["channel | spend", "A | ", "B | "]).value), "no_rows");
});

Deno.test("a channel needs something to be judged by", () => {
  assert.equal(brief(computed(channelPerformance, ["channel | date", "A | 2024-01-01"]).value), "missing_role");
});
