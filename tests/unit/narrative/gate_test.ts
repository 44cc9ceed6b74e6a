import assert from "node:assert/strict";
import { collectFacts, labelFact } from "../../../src/domain/facts/collect.ts";
import { carriesFigure, passGate } from "../../../src/domain/narrative/gate.ts";
import { fact, say } from "../../../src/domain/narrative/say.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";
import { count, result, results, unknown, usd } from "./results.ts";

const FACTS = collectFacts(results(result("total_revenue", { value: usd("12.5") }), unknown("mrr", "not_recurring")), [
  labelFact("product", "x", "Plan 9", unavailable("no_rows", "")),
  labelFact("count", "x", "Two", count(1)),
]);

Deno.test("a sentence of words and facts passes with the ids it stands on", () => {
  const revenue = fact("total_revenue");
  assert.deepEqual(passGate(say`Revenue was ${revenue}, and ${revenue} it is.`, FACTS), {
    text: "Revenue was $12.50, and $12.50 it is.",
    facts: ["total_revenue"],
  });
});

Deno.test("a name out of the data may hold digits and number words, and needs no figure", () => {
  assert.deepEqual(passGate({ ...say`${fact("product")} and ${fact("count")}.`, rule: "r" }, FACTS), {
    text: "Plan 9 and Two.",
    facts: ["product", "count"],
    rule: "r",
  });
});

Deno.test("a fact that doesn't exist, or has no figure, keeps its sentence out", () => {
  assert.deepEqual(passGate(say`${fact("arr")}`, FACTS), { problem: "no such fact", at: "arr" });
  assert.deepEqual(passGate(say`MRR is ${fact("mrr")}.`, FACTS), { problem: "fact without a figure", at: "mrr" });
});

for (
  const words of [
    "up 5",
    "a rise of ten",
    "Twice as much",
    "half of it",
    "in per cent",
    "a % of",
    "$ and cents",
    "٣",
    "½",
    "Forty customers",
    "the third month",
  ]
) {
  Deno.test(`"${words}" is a figure in the words`, () => {
    assert.ok(carriesFigure(words));
    assert.deepEqual(passGate(say`${words}.`, FACTS), { problem: "figure in the words", at: `${words}.` });
  });
}

for (const words of ["someone", "tense", "phone", "weight", "alone", "often", "first", "behalf"]) {
  Deno.test(`"${words}" is no figure`, () => assert.equal(carriesFigure(words), false));
}
