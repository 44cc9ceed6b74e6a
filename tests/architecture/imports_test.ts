import assert from "node:assert/strict";
import { type Floor, FLOORS } from "./floors.ts";
import { type Import, importsOf, pathOf, ROOT, sources } from "./imports.ts";

async function allImports(): Promise<Import[]> {
  const all: Import[] = [];
  for await (const path of sources("src/")) {
    all.push(...importsOf(path, await Deno.readTextFile(new URL(path, ROOT))));
  }
  return all;
}

function floorOf(path: string): Floor | undefined {
  return FLOORS.find(({ folder }) => path.startsWith(folder));
}

function allows(floor: Floor, imported: Import): boolean {
  const path = pathOf(imported);
  if (path === null) {
    return floor.packages.some((name) =>
      name.endsWith("*") ? imported.specifier.startsWith(name.slice(0, -1)) : imported.specifier === name
    );
  }
  const folders = [floor.folder, ...floor.imports, ...(imported.typeOnly ? floor.types ?? [] : [])];
  return folders.some((folder) => path.startsWith(folder));
}

Deno.test("every module stands on a floor", async () => {
  const homeless: string[] = [];
  for await (const path of sources("src/")) if (!floorOf(path)) homeless.push(path);
  assert.deepEqual(homeless, []);
});

Deno.test("every import goes where the floors allow", async () => {
  const astray = (await allImports())
    .filter((imported) => !allows(floorOf(imported.from)!, imported))
    .map(({ from, specifier, typeOnly }) => `${from} imports ${typeOnly ? "type " : ""}${specifier}`);
  assert.deepEqual(astray, []);
});

Deno.test("the import reader sees static, type-only, bare, dynamic and re-exporting imports", () => {
  const text = [
    'import { a } from "./a.ts";',
    'import type { b } from "./b.ts";',
    'import { type c, type d } from "./c.ts";',
    'import "./e.ts";',
    'export { f } from "./f.ts";',
    'const g = await import("./g.ts");',
  ].join("\n");
  assert.deepEqual(
    importsOf("src/x.ts", text).map(({ specifier, typeOnly, dynamic }) => `${specifier} ${typeOnly} ${dynamic}`),
    [
      "./a.ts false false",
      "./b.ts true false",
      "./c.ts true false",
      "./e.ts false false",
      "./f.ts false false",
      "./g.ts false true",
    ],
  );
});

Deno.test("an import upwards is seen: the domain may not reach a flow, a flow may not reach an adapter", () => {
  const upward = {
    from: "src/domain/values/money.ts",
    specifier: "../../flows/read_source.ts",
    typeOnly: false,
    dynamic: false,
  };
  const sideways = {
    from: "src/flows/read_source.ts",
    specifier: "../adapters/system/clock.ts",
    typeOnly: true,
    dynamic: false,
  };
  for (const imported of [upward, sideways]) assert.ok(!allows(floorOf(imported.from)!, imported));
});

Deno.test("ports hold no statement that runs", async () => {
  for await (const path of sources("src/ports/")) {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    assert.doesNotMatch(text, /^(?:export )?(?:function|const|let|class)\b/m, path);
  }
});

Deno.test("no folder is a drawer", async () => {
  const drawers: string[] = [];
  for await (const path of sources("src/")) {
    if (/\/(utils?|helpers?|common|misc|lib|shared|types)(\/|\.tsx?$)/.test(path)) drawers.push(path);
  }
  assert.deepEqual(drawers, []);
});

Deno.test("every dependency has an exact version, the same everywhere", async () => {
  const known = new Map<string, string>();
  for (const file of ["import_map.json", "tests/bench/import_map.json"]) {
    const map = JSON.parse(await Deno.readTextFile(new URL(file, ROOT)));
    for (const [name, target] of Object.entries<string>(map.imports)) {
      assert.match(target, /@\d+\.\d+\.\d+(-[\w.]+)?\/?$/, name);
      assert.equal(known.get(name) ?? target, target, `${name} has one version`);
      known.set(name, target);
    }
  }
});

Deno.test("migrations are numbered from 0001 without a gap", async () => {
  const names: string[] = [];
  for await (const entry of Deno.readDir(new URL("migrations/", ROOT))) names.push(entry.name);
  assert.deepEqual(
    names.sort().map((name) => /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]),
    names.map((_, index) => String(index + 1).padStart(4, "0")),
  );
});

Deno.test("the domain reads no clock and rolls no dice", async () => {
  for await (const path of sources("src/domain/")) {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    assert.doesNotMatch(text, /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/, path);
  }
});
