import assert from "node:assert/strict";
import fc from "fast-check";
import { funnelAnalysis } from "../../../../src/domain/metrics/marketing/funnel_analysis.ts";
import { DEFAULT_STAGES, stageReader } from "../../../../src/domain/metrics/marketing/stages.ts";
import { brief, briefly, briefParts, computed } from "../computed.ts";

function leads(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).flatMap(([stage, count]) => Array.from({ length: count }, () => stage));
}

Deno.test("a snapshot counts a lead in its stage and all before it: 12 + 8 + 15 + 25 + 40 = 100 entered, 12 % won", () => {
  const stages = leads({ Lead: 40, MQL: 25, "opportunity ": 15, proposal: 8, "closed-won": 12, "Closed Lost": 5 });
  const result = computed(funnelAnalysis, ["lead_id | stage", ...stages.map((stage, id) => `L${id} | ${stage}`)]);
  assert.equal(brief(result.value), "12");
  assert.deepEqual(briefly(result.figures), { entered: "100", converted: "12", unmapped: "5" });
  assert.deepEqual(briefParts(result), [
    ["lead", { count: "100", overall_rate: "100" }],
    ["qualified", { count: "60", step_rate: "60", overall_rate: "60" }],
    ["opportunity", { count: "35", step_rate: "58.33", overall_rate: "35" }],
    ["proposal", { count: "20", step_rate: "57.14", overall_rate: "20" }],
    ["customer", { count: "12", step_rate: "60", overall_rate: "12" }],
  ]);
  assert.deepEqual(result.notes, [
    "A lead counts in its current stage and in all before it.",
    "Not in the funnel: Closed Lost.",
  ]);
});

Deno.test("a log counts each lead in the stages it has rows for: 2 of 4 leads were won, 50 %", () => {
  const result = computed(funnelAnalysis, [
    "lead_id | stage",
    "1 | lead",
    "1 | MQL",
    "1 | SQL",
    "1 | won",
    "2 | lead",
    "2 | won",
    "3 | lead",
    "4 | lead",
    "5 |",
  ]);
  assert.equal(brief(result.value), "50");
  assert.deepEqual(result.parts!.map(({ figures }) => brief(figures.count)), ["4", "1", "0", "0", "2"]);
  assert.deepEqual(result.parts!.slice(1).map(({ figures }) => brief(figures.step_rate)), [
    "25",
    "0",
    "zero_denominator",
    "zero_denominator",
  ]);
  assert.deepEqual(result.notes, [
    "A lead counts in every stage that it has a row for.",
    "Not in the funnel: (blank).",
  ]);
});

Deno.test("the caller's stages in the caller's order: 1 signed of 3 trials is 33.33 %", () => {
  const lines = ["stage", "Trial", "trial", "Signed", "Lead"];
  const result = computed(funnelAnalysis, lines, { parameters: { stages: ["Trial", "Signed"] } });
  assert.equal(brief(result.value), "33.33");
  assert.equal(brief(result.figures!.unmapped), "1");
  assert.deepEqual(result.parts!.map(({ label }) => label), ["Trial", "Signed"]);
});

Deno.test("a log that never names the first stage has no rate; words that are no stage are no funnel", () => {
  const headless = ["lead_id | stage", "1 | proposal", "1 | won"];
  assert.equal(brief(computed(funnelAnalysis, headless).value), "zero_denominator");
  assert.equal(brief(computed(funnelAnalysis, ["stage", "red", "blue"]).value), "no_rows");
});

Deno.test("a duplicate row doesn't make a snapshot a log", () => {
  const result = computed(funnelAnalysis, ["lead_id | stage", "1 | won", "1 | won", "2 | lead"]);
  assert.equal(brief(result.value), "50");
});

Deno.test("stages are read whatever their case, hyphens and spaces, a synonym by its family", () => {
  const read = stageReader(DEFAULT_STAGES);
  assert.deepEqual(
    ["LEAD", " marketing_qualified  lead", "Deal", "Quote-Sent", "Closed Won", "lost"].map(read),
    [0, 1, 2, 3, 4, null],
  );
});

Deno.test("a synonym counts only where one of the caller's stages is of its family", () => {
  const read = stageReader(["MQL", "SQL", "Won"]);
  assert.deepEqual(["mql", "sql", "qualified", "customer"].map(read), [0, 1, null, 2]);
});

Deno.test("in a snapshot no stage holds more leads than the one before it", () => {
  const words = fc.constantFrom("lead", "mql", "deal", "quote", "won", "lost", "");
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), (stages) => {
      const result = computed(funnelAnalysis, ["lead_id | stage", ...stages.map((stage, id) => `L${id} | ${stage}`)]);
      const counts = (result.parts ?? []).map(({ figures }) => Number(brief(figures.count)));
      counts.slice(1).forEach((count, index) => assert.ok(count <= counts[index]!));
    }),
    { numRuns: 40 },
  );
});
