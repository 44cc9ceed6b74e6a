import assert from "node:assert/strict";

const HTTP = new URL("../../src/http/", import.meta.url);

async function* filesIn(folder: URL): AsyncGenerator<URL> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* filesIn(new URL(`${name}/`, folder));
    else if (/\.tsx?$/.test(name)) yield new URL(name, folder);
  }
}

Deno.test("whole answers say their length: c.json, c.text and c.html don't, and c.header makes an answer anew", async () => {
  let files = 0;
  for await (const file of filesIn(HTTP)) {
    files++;
    const source = await Deno.readTextFile(file);
    assert.doesNotMatch(source, /\bc\.(?:json|text|html)\(/, file.pathname);
    if (file.pathname.includes("/middleware/")) assert.doesNotMatch(source, /\bc\.header\(/, file.pathname);
  }
  assert.ok(files > 50);
});
