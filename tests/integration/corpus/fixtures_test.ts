import assert from "node:assert/strict";
import { CASES } from "../../corpus/cases.ts";
import { readFixtures, truthText } from "../../corpus/fixtures.ts";
import { makeFile } from "../../corpus/make_file.ts";

Deno.test("the files on disk and their truths are what the script makes: nothing is missing, nothing is old", async () => {
  const made = CASES.map(makeFile).sort((a, b) => a.truth.file < b.truth.file ? -1 : 1);
  const kept = (await readFixtures()).sort((a, b) => a.truth.file < b.truth.file ? -1 : 1);
  assert.deepEqual(kept.map(({ truth }) => truth.file), made.map(({ truth }) => truth.file));
  made.forEach(({ truth, bytes }, i) => {
    assert.equal(truthText(kept[i]!.truth), truthText(truth), truth.file);
    assert.ok(
      bytes.length === kept[i]!.bytes.length && bytes.every((byte, at) => byte === kept[i]!.bytes[at]),
      truth.file,
    );
  });
});

Deno.test("there are 150 files at least, each of its own name", () => {
  const names = new Set(CASES.map(({ file }) => file));
  assert.equal(names.size, CASES.length);
  assert.ok(CASES.length >= 150, String(CASES.length));
});
