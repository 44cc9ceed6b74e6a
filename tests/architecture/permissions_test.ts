import assert from "node:assert/strict";
import { SETTING_NAMES } from "../../src/config.ts";

const ROOT = new URL("../../", import.meta.url);

/** The variables a command line may read, by its `--allow-env=…` flags. */
function readable(text: string): readonly (readonly string[])[] {
  return Array.from(text.matchAll(/--allow-env=([^\s"]+)/g), ([, names]) => names!.split(",").sort());
}

Deno.test("what ships may read its settings and the database client's PG*, and nothing else of the environment", async () => {
  const expected = [...SETTING_NAMES, "PG*"].sort();
  for (const [file, commands] of [["deno.json", 4], ["Dockerfile", 1]] as const) {
    const found = readable(await Deno.readTextFile(new URL(file, ROOT)));
    assert.deepEqual(found, Array(commands).fill(expected), file);
  }
});

Deno.test("what ships never runs with every permission", async () => {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  for (const name of ["start", "dev", "report", "read", "migrate", "keys", "docs"]) {
    assert.doesNotMatch(tasks[name].command, /--allow-all|-A\b/, name);
  }
  assert.doesNotMatch(await Deno.readTextFile(new URL("Dockerfile", ROOT)), /--allow-all|"-A"/);
});
