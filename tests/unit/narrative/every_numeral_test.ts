import assert from "node:assert/strict";
import fc from "fast-check";
import { labelFact } from "../../../src/domain/facts/collect.ts";
import { compose } from "../../../src/domain/narrative/compose.ts";
import type { Material } from "../../../src/domain/narrative/material.ts";
import { figureFact } from "../../../src/domain/facts/collect.ts";
import { TEMPLATES } from "../../../src/domain/report/templates/templates.ts";
import { arbitraryResults } from "./arbitrary_results.ts";
import { materialOf } from "./material_of.ts";
import { count } from "./results.ts";

const PLANS = Object.values(TEMPLATES).flatMap(({ sections }) => sections);

const arbitraryMaterial: fc.Arbitrary<Material> = fc.record({
  all: arbitraryResults,
  rejected: fc.integer({ min: 0, max: 3 }),
  undecided: fc.boolean(),
  warned: fc.boolean(),
}).map(({ all, rejected, undecided, warned }) =>
  materialOf(all, {
    own: [
      figureFact("rows.in", "data", count(100)),
      figureFact("rows.rejected", "data", count(rejected)),
      figureFact("rows.skipped", "data", count(1)),
      figureFact("finding.warning duplicate_rows", "data", count(2)),
      labelFact("question{day 1}", "data", "day 1", count(2)),
    ],
    undecided: undecided ? ["question{day 1}"] : [],
    concerns: warned ? [{ rule: "duplicate_rows", severity: "warning", count: "finding.warning duplicate_rows" }] : [],
  })
);

Deno.test("every numeral in every sentence is the display of a fact it cites, whatever is known or missing", () => {
  fc.assert(
    fc.property(arbitraryMaterial, (material) => {
      const { sections, refusals, thrown } = compose(PLANS, material);
      assert.deepEqual(thrown, []);
      assert.deepEqual(refusals, []);
      for (const { text, facts } of sections.flatMap(({ sentences }) => sentences)) {
        const displays = facts.map((id) => material.facts.get(id)!.display).sort((a, b) => b.length - a.length);
        const words = displays.reduce((rest, display) => rest.replaceAll(display, "∎"), text);
        assert.doesNotMatch(words, /[\p{N}\p{Sc}%]/u, text);
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("every sentence begins with a capital, a figure or a name, ends with a full stop and has no loose spaces", () => {
  fc.assert(
    fc.property(arbitraryMaterial, (material) => {
      for (const { text } of compose(PLANS, material).sections.flatMap(({ sentences }) => sentences)) {
        assert.match(text, /[.]$/);
        assert.doesNotMatch(text, / {2}| [.,;:]|\(\)|,,|not known|undefined|—/, text);
        assert.doesNotMatch(text, /^(the week|and|or|,) /, text);
      }
    }),
    { numRuns: 150 },
  );
});

Deno.test("the same material gives the same words", () => {
  fc.assert(
    fc.property(arbitraryMaterial, (material) => {
      assert.deepEqual(compose(PLANS, material), compose(PLANS, material));
    }),
    { numRuns: 20 },
  );
});
