import assert from "node:assert/strict";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { answerQuestions } from "../../../src/flows/answer_questions.ts";
import { findSource } from "../../../src/flows/find_source.ts";
import { uploadSource } from "../../../src/flows/upload_source.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { chunksOf, LIMITS, WORKSPACE } from "../../support/read_text.ts";

const UNDECIDED = "date,gross,net\n01/02/2024,100.00,90.00\n03/04/2024,200.00,180.00\n";

async function uploaded(settings: ReadSettings = {}) {
  const deps = memoryDeps();
  const { source } = await uploadSource(deps, WORKSPACE, {
    name: "a.csv",
    chunks: chunksOf(UNDECIDED),
    settings,
    limits: LIMITS,
  });
  const answer = (answers: ReadSettings) => answerQuestions(deps, WORKSPACE, source.id, answers);
  return { deps, source, answer };
}

Deno.test("an answer makes a source that needs confirmation ready, and keeps its id, name and day", async () => {
  const { deps, source, answer } = await uploaded();
  assert.equal(source.status, "needs_confirmation");
  const answered = await answer({ dateOrder: "dmy" });
  assert.equal(answered.status, "ready");
  assert.deepEqual([answered.id, answered.name, answered.createdAt], [source.id, source.name, source.createdAt]);
  assert.deepEqual(await findSource(deps, WORKSPACE, source.id), answered);
});

Deno.test("answers add up: a later one leaves the earlier ones standing", async () => {
  const { answer } = await uploaded();
  await answer({ dateOrder: "dmy" });
  const { settings } = await answer({ mapping: { net: "amount" }, currency: "EUR" });
  assert.deepEqual(settings, { dateOrder: "dmy", currency: "EUR", mapping: { net: "amount" } });
});

Deno.test("a role given to another column is taken from the first", async () => {
  const { answer } = await uploaded({ dateOrder: "dmy" });
  await answer({ mapping: { gross: "amount", date: "date" } });
  const { settings, columns } = await answer({ mapping: { net: "amount" } });
  assert.deepEqual(settings.mapping, { date: "date", net: "amount" });
  assert.deepEqual(columns.filter(({ role }) => role === "amount").map(({ name }) => name), ["net"]);
});

Deno.test("a column said to have no role keeps having none", async () => {
  const { answer } = await uploaded({ dateOrder: "dmy" });
  await answer({ mapping: { gross: null } });
  const { settings } = await answer({ mapping: { net: "amount" } });
  assert.deepEqual(settings.mapping, { gross: null, net: "amount" });
});

Deno.test("the same reading has the same name, whichever answers led there", async () => {
  const { source, answer } = await uploaded();
  const asked = await uploaded({ dateOrder: "dmy", currency: "EUR" });
  await answer({ dateOrder: "mdy" });
  await answer({ currency: "EUR" });
  const answered = await answer({ dateOrder: "dmy" });
  assert.equal(answered.datasetHash, asked.source.datasetHash);
  assert.equal((await answer({ dateOrder: "dmy" })).datasetHash, answered.datasetHash);
  assert.notEqual(answered.datasetHash, source.datasetHash);
});

Deno.test("a reading that leaves no usable row is refused, and everything stays as it was", async () => {
  const { deps, source } = await uploaded();
  const { source: words } = await uploadSource(deps, WORKSPACE, {
    name: "b.csv",
    chunks: chunksOf("date,amount,note\n2024-01-01,5.00,one\n2024-01-02,6.00,two\n"),
    settings: {},
    limits: LIMITS,
  });
  await assert.rejects(
    answerQuestions(deps, WORKSPACE, words.id, { mapping: { note: "amount" } }),
    { code: "validation_failed" },
  );
  assert.deepEqual(await findSource(deps, WORKSPACE, words.id), words);
  assert.deepEqual(await findSource(deps, WORKSPACE, source.id), source);
});

Deno.test("a column that isn't there is refused", async () => {
  const { answer } = await uploaded();
  await assert.rejects(answer({ mapping: { nett: "amount" } }), { code: "validation_failed" });
});

Deno.test("a source that goes while it is being answered is not found", async () => {
  const { deps, source } = await uploaded();
  const sources = { ...deps.sources, revise: () => Promise.resolve(null) };
  await assert.rejects(
    answerQuestions({ ...deps, sources }, WORKSPACE, source.id, { dateOrder: "dmy" }),
    { code: "data_source_not_found" },
  );
});
