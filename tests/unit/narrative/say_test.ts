import assert from "node:assert/strict";
import { asked, fact, list, say } from "../../../src/domain/narrative/say.ts";

Deno.test("a phrase keeps words and facts in order and joins neighbouring words", () => {
  assert.deepEqual(say`Revenue ${"was"} ${fact("a")}${say` in ${fact("b")}.`}`.parts, [
    "Revenue was ",
    { fact: "a" },
    " in ",
    { fact: "b" },
    ".",
  ]);
});

Deno.test("a list reads A; A and B; A, B and C", () => {
  const words = (...names: readonly string[]) => list(names.map((name) => say`${name}`)).parts;
  assert.deepEqual(words(), []);
  assert.deepEqual(words("A"), ["A"]);
  assert.deepEqual(words("A", "B"), ["A and B"]);
  assert.deepEqual(words("A", "B", "C"), ["A, B and C"]);
  assert.deepEqual(list([say`A`, say`B`], "or").parts, ["A or B"]);
});

Deno.test("a recommendation names its rule", () => {
  assert.deepEqual(asked(say`Do.`, "loss"), { parts: ["Do."], rule: "loss" });
});
