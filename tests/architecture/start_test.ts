import assert from "node:assert/strict";
import { importsOf, pathOf, ROOT } from "./imports.ts";

/** What a module imports before it runs, and what that imports: paths of the project and names of packages. */
async function loadedWith(module: string, loaded = new Set<string>()): Promise<ReadonlySet<string>> {
  if (loaded.has(module)) return loaded;
  loaded.add(module);
  const imports = importsOf(module, await Deno.readTextFile(new URL(module, ROOT)));
  for (const imported of imports.filter(({ typeOnly, dynamic }) => !typeOnly && !dynamic)) {
    const path = pathOf(imported);
    if (path === null) loaded.add(imported.specifier);
    else if (/\.tsx?$/.test(path)) await loadedWith(path, loaded);
  }
  return loaded;
}

Deno.test("Echo listens with little loaded: the shell, the settings and what tells, and nothing that is slow to load", async () => {
  const loaded = [...await loadedWith("src/main.ts")];
  const packages = loaded.filter((name) => !name.startsWith("src/")).sort();
  assert.deepEqual(packages, ["hono", "hono/cors", "hono/route", "node:process", "zod"]);
  assert.ok(loaded.includes("src/http/every_answer.ts"));
  for (
    const folder of ["src/flows/", "src/render/", "src/adapters/postgres/", "src/domain/metrics/", "src/http/pages/"]
  ) {
    assert.deepEqual(loaded.filter((name) => name.startsWith(folder)), []);
  }
});
