import assert from "node:assert/strict";
import { OPERATIONS } from "../../../src/http/contract/operations.ts";
import { memoryApp } from "../../support/memory_app.ts";

Deno.test("the document names every route of the API, and no other", () => {
  const { app } = memoryApp();
  const routes = app.routes.filter(({ method, path }) => method !== "ALL" && /^\/(api|health|metrics)/.test(path));
  assert.deepEqual(
    OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted(),
    [...new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`))].sort(),
  );
});

Deno.test("/openapi.json is OpenAPI 3.1, reached where the request was, with an id of its own for each operation", async () => {
  const { app } = memoryApp();
  const document = await (await app.request("http://echo.test/openapi.json")).json();
  assert.equal(document.openapi, "3.1.1");
  assert.equal(document.servers[0].url, "http://echo.test");
  assert.equal(new Set(OPERATIONS.map(({ id }) => id)).size, OPERATIONS.length);
});

Deno.test("an answer that breaks the contract is noticed", async () => {
  const { app } = memoryApp();
  app.get("/api/v1/surprise", (c) => c.json({}));
  await assert.rejects(async () => await app.request("/api/v1/surprise"), /no such operation/);
});

Deno.test("/docs shows every operation, and loads nothing from elsewhere", async () => {
  const { app } = memoryApp();
  const page = await (await app.request("/docs")).text();
  for (const { id, path } of OPERATIONS) assert.ok(page.includes(`id="${id}"`) && page.includes(path), id);
  assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//);
});
