import assert from "node:assert/strict";
import { deleteSource } from "../../../src/flows/delete_source.ts";
import { findSource } from "../../../src/flows/find_source.ts";
import { listSources } from "../../../src/flows/list_sources.ts";
import { previewSource } from "../../../src/flows/preview_source.ts";
import { uploadSource } from "../../../src/flows/upload_source.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { chunksOf, LIMITS, WORKSPACE } from "../../support/read_text.ts";

const CSV = "date,amount,note\n2024-01-01,$5.00,first\n2024-01-02,(2.50),\n";
const OTHER = { ...WORKSPACE, id: "ws_other" };

function input(name: string, text = CSV) {
  return { name, chunks: chunksOf(text), settings: {}, limits: LIMITS };
}

Deno.test("an upload is stored whole, for its workspace alone", async () => {
  const deps = memoryDeps();
  const { source } = await uploadSource(deps, WORKSPACE, input("a.csv"));
  assert.deepEqual(await findSource(deps, WORKSPACE, source.id), source);
  assert.equal((await deps.sources.table(WORKSPACE.id, source.id))!.rowCount, 2);
  await assert.rejects(findSource(deps, OTHER, source.id), { code: "data_source_not_found" });
  await assert.rejects(deleteSource(deps, OTHER, source.id), { code: "data_source_not_found" });
  await assert.rejects(previewSource(deps, OTHER, source.id, 5), { code: "data_source_not_found" });
  assert.deepEqual((await listSources(deps, OTHER, { limit: 10 })).items, []);
  await deleteSource(deps, WORKSPACE, source.id);
  await assert.rejects(findSource(deps, WORKSPACE, source.id), { code: "data_source_not_found" });
});

Deno.test("a dry run stores nothing", async () => {
  const deps = memoryDeps();
  const { source } = await uploadSource(deps, WORKSPACE, { ...input("a.csv"), dryRun: true });
  assert.equal(source.rows.ok, 2);
  assert.deepEqual((await listSources(deps, WORKSPACE, { limit: 10 })).items, []);
});

Deno.test("a stream that breaks off stores nothing", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* chunksOf(CSV);
    throw new Error("gone");
  }
  const deps = memoryDeps();
  await assert.rejects(uploadSource(deps, WORKSPACE, { ...input("a.csv"), chunks: broken() }), { message: "gone" });
  assert.deepEqual((await listSources(deps, WORKSPACE, { limit: 10 })).items, []);
});

Deno.test("a name is kept without control characters, at most 255 long, never empty", async () => {
  const deps = memoryDeps();
  const nameOf = async (name: string) =>
    (await uploadSource(deps, WORKSPACE, { ...input(name), again: true })).source.name;
  assert.equal(await nameOf("März\u0000\n 2024.csv"), "März 2024.csv");
  assert.equal(await nameOf("😀".repeat(300)), "😀".repeat(255));
  assert.equal(await nameOf("\u0007"), "upload.csv");
  assert.equal(await nameOf("a\ud800.csv"), "a\ufffd.csv");
});

Deno.test("a preview shows the first rows as they stood and as they are read", async () => {
  const deps = memoryDeps();
  const { source: { id } } = await uploadSource(deps, WORKSPACE, input("a.csv"));
  const { columns, rows } = await previewSource(deps, WORKSPACE, id, 100);
  assert.deepEqual(columns.map(({ role }) => role), ["date", "amount", null]);
  assert.deepEqual(rows, [
    {
      row: 2,
      state: "ok",
      text: ["2024-01-01", "$5.00", "first"],
      read: ["2024-01-01", "5.00", "first"],
    },
    {
      row: 3,
      state: "ok",
      text: ["2024-01-02", "(2.50)", ""],
      read: ["2024-01-02", "-2.50", null],
    },
  ]);
  assert.equal((await previewSource(deps, WORKSPACE, id, 1)).rows.length, 1);
});

Deno.test("a preview says which rows count in nothing, and shows blank days as unread", async () => {
  const deps = memoryDeps();
  const text = "date,amount\n2024-01-01,5.00\n,6.00\n2024-01-03,oops\nTotal,11.00\n";
  const { source: { id } } = await uploadSource(deps, WORKSPACE, input("a.csv", text));
  const { rows } = await previewSource(deps, WORKSPACE, id, 100);
  assert.deepEqual(rows.map(({ state }) => state), ["ok", "ok", "rejected", "skipped"]);
  assert.equal(rows[1]!.read[0], null);
});

Deno.test("a derived column has no text, only what was read", async () => {
  const deps = memoryDeps();
  const text = "date,price,quantity\n2024-01-01,5.00,2\n2024-01-02,3.00,4\n";
  const { source: { id } } = await uploadSource(deps, WORKSPACE, input("a.csv", text));
  const { columns, rows } = await previewSource(deps, WORKSPACE, id, 100);
  const amount = columns.findIndex(({ role }) => role === "amount");
  assert.deepEqual(rows.map(({ text }) => text[amount]), ["", ""]);
  assert.deepEqual(rows.map(({ read }) => read[amount]), ["10", "12"]);
});
