import assert from "node:assert/strict";
import { METRICS_PAGE } from "../../src/cli/metrics_page.ts";
import { CATALOG } from "../../src/domain/metrics/catalog.ts";
import { describeCatalog } from "../../src/domain/metrics/describe.ts";

Deno.test("docs/metrics.md is what the catalogue says (else: deno task docs)", async () => {
  assert.equal(await Deno.readTextFile(METRICS_PAGE), describeCatalog());
});

Deno.test("every metric of the catalogue has its formula on the page", async () => {
  const page = await Deno.readTextFile(METRICS_PAGE);
  for (const { name, formula } of CATALOG) assert.ok(page.includes(name) && page.includes(formula), name);
});
