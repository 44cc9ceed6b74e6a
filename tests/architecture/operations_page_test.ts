import assert from "node:assert/strict";
import { COUNTERS, CPU, GAUGES, TIMERS } from "../../src/adapters/telemetry/meter_catalogue.ts";

const ROOT = new URL("../../", import.meta.url);
const PUBLISHED = [COUNTERS, TIMERS, GAUGES, { CPU }].flatMap((group) => Object.values(group).map(({ name }) => name));

/** The first cell of each row of a section's tables: its words in backquotes. */
async function told(section: string): Promise<readonly string[]> {
  const page = await Deno.readTextFile(new URL("docs/operations.md", ROOT));
  const text = page.split(/^## /m).find((part) => part.startsWith(section)) ?? assert.fail(section);
  const cells = Array.from(text.matchAll(/^\| ([^|]+) \|/gm), ([, cell]) => cell!);
  return cells.flatMap((cell) => Array.from(cell.matchAll(/`(\w+)`/g), ([, word]) => word!));
}

async function* sources(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    if (isDirectory) yield* sources(`${folder}${name}/`);
    else if (/\.tsx?$/.test(name)) yield await Deno.readTextFile(new URL(folder + name, ROOT));
  }
}

Deno.test("operations.md explains the metrics that there are", async () => {
  assert.deepEqual((await told("Metrics")).toSorted(), PUBLISHED.toSorted());
});

Deno.test("operations.md explains the events that are logged", async () => {
  const said = new Set<string>();
  for await (const text of sources("src/")) {
    const calls = /\b(?:log\.(?:debug|info|warn|error)|say)\(\s*"(\w+)"|\btell\(\w+, \w+, "(\w+)"|\bevent: "(\w+)"/g;
    for (const [, logged, announced, written] of text.matchAll(calls)) said.add((logged ?? announced ?? written)!);
  }
  assert.deepEqual((await told("Log")).toSorted(), [...said].sort());
});

Deno.test("the alerts ask for metrics that there are, and each is explained", async () => {
  const rules = await Deno.readTextFile(new URL("docs/alerts.yml", ROOT));
  const page = await Deno.readTextFile(new URL("docs/operations.md", ROOT));
  for (const [name] of rules.matchAll(/\becho_\w+/g)) {
    assert.ok(PUBLISHED.includes(name.replace(/_(?:bucket|count|sum)$/, "")), name);
  }
  const alerts = Array.from(rules.matchAll(/alert: (\w+)/g), ([, name]) => name!);
  assert.ok(alerts.length >= 8);
  for (const alert of alerts) assert.match(page, new RegExp(`^\\| [^|]*\\b${alert}\\b`, "m"));
});
