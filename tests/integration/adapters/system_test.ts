import assert from "node:assert/strict";
import { sharedAlarms } from "../../../src/adapters/system/alarms.ts";
import { systemClock } from "../../../src/adapters/system/clock.ts";
import { sha256 } from "../../../src/adapters/system/digest.ts";
import { sortableIds } from "../../../src/adapters/system/ids.ts";
import { sampleFiles } from "../../../src/adapters/system/samples.ts";
import { systemSecrets } from "../../../src/adapters/system/secrets.ts";

Deno.test("ids are distinct and sort by the time they were made, within a millisecond too", () => {
  let time = 1_700_000_000_000;
  const ids = sortableIds({ now: () => new Date(time) });
  const made = Array.from({ length: 1000 }, (_, index) => {
    if (index % 100 === 0) time++;
    if (index === 500) time -= 50;
    return ids.next("src");
  });
  assert.deepEqual(made.toSorted(), made);
  assert.equal(new Set(made).size, 1000);
  assert.match(made[0]!, /^src_[0-9a-hjkmnp-tv-z]{30}$/);
});

Deno.test("SHA-256 of abc in two pieces is ba7816bf…15ad", () => {
  const hash = sha256.start();
  hash.update(new TextEncoder().encode("a"));
  hash.update(new TextEncoder().encode("bc"));
  assert.equal(hash.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

Deno.test("SHA-256 of a whole text is that of its UTF-8", () => {
  const hash = sha256.start();
  hash.update(new TextEncoder().encode("é"));
  assert.equal(sha256.of("é"), hash.hex());
  assert.equal(sha256.of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

Deno.test("secrets are the same only letter for letter, whatever their lengths", () => {
  const { same } = systemSecrets;
  assert.deepEqual([same("abc", "abc"), same("", "")], [true, true]);
  for (const other of ["abd", "Abc", "ab", "abcd", ""]) assert.equal(same("abc", other), false, other);
});

Deno.test("alarms ring in turn, each once, but for those called off", async () => {
  const alarms = sharedAlarms();
  const rung: string[] = [];
  const last = Promise.withResolvers<void>();
  alarms.after(1, () => rung.push("first"));
  const callOff = alarms.after(1, () => rung.push("never"));
  alarms.after(30, () => {
    rung.push("longer");
    last.resolve();
  });
  alarms.after(1, () => {
    rung.push("second");
    // One that is set while another rings waits its own time.
    alarms.after(1, () => rung.push("third"));
  });
  callOff();
  await last.promise;
  assert.deepEqual(rung, ["first", "second", "third", "longer"]);
  alarms.after(1, () => rung.push("never"));
  alarms.close();
});

Deno.test("the clock never goes backwards", () => {
  const start = systemClock.elapsed();
  assert.ok(systemClock.elapsed() >= start);
  assert.ok(systemClock.now() instanceof Date);
});

Deno.test("samples are read by their names only", async () => {
  assert.ok((await sampleFiles.read("revenue.csv"))!.length > 1000);
  assert.equal(await sampleFiles.read("nothing.csv"), null);
  assert.equal(await sampleFiles.read("../README.md"), null);
});
