import assert from "node:assert/strict";
import { createDeps, type OpenDeps } from "../../../src/deps.ts";
import { readConfig } from "../../../src/config.ts";
import { createApp } from "../../../src/http/app.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { chunkedBody } from "../../support/chunked_body.ts";

const CONFIG = readConfig({ APP_ENV: "test", DATA_DIR: "memory", MAX_UPLOAD_BYTES: "200000" });
const UPLOAD = "/api/v1/ingestion/upload/csv?filename=a.csv";

async function serving(demand: (origin: string, deps: OpenDeps) => Promise<void>): Promise<void> {
  const deps = await createDeps(CONFIG);
  const app = createApp(deps, {
    limits: { maxBytes: CONFIG.MAX_UPLOAD_BYTES, maxRows: CONFIG.MAX_UPLOAD_ROWS },
    workspace: { id: "ws_local", currency: "USD", timezone: "UTC" },
    auth: "local",
    secureCookies: false,
  });
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, app.fetch);
  try {
    await demand(`http://127.0.0.1:${server.addr.port}`, deps);
  } finally {
    await server.shutdown();
    await deps.close();
  }
}

// The embedded engine leaves its WebAssembly's timers to the garbage collector.
Deno.test({ name: "a real server", sanitizeOps: false, sanitizeResources: false }, async (t) => {
  await serving(async (origin, deps) => {
    const headers = { "Content-Type": "text/csv" };
    const stored = async () => (await deps.sources.list("ws_local", { limit: 100 })).items.length;

    await t.step("a body in chunks of 7 bytes is one file", async () => {
      const answer = await fetch(origin + UPLOAD, { method: "POST", headers, body: chunkedBody(revenueCsv(50), 7) });
      assert.equal((await answer.json()).rows.ok, 50);
      assert.equal(await stored(), 1);
    });

    await t.step("a chunked body past the limit is refused while it streams, and nothing is stored", async () => {
      const body = chunkedBody(revenueCsv(20_000), 16_384);
      const answer = await fetch(origin + UPLOAD, { method: "POST", headers, body });
      assert.equal((await answer.json()).code, "payload_too_large");
      assert.equal(await stored(), 1);
    });

    await t.step("an upload that breaks off leaves nothing", async () => {
      const abort = new AbortController();
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(revenueCsv(100)));
        },
      });
      const sent = fetch(origin + UPLOAD, { method: "POST", headers, body, signal: abort.signal });
      const health = await fetch(`${origin}/health`);
      assert.equal((await health.json()).status, "pass");
      abort.abort();
      await assert.rejects(sent, { name: "AbortError" });
      assert.equal(await stored(), 1);
    });

    await t.step("a HEAD of /health is answered without a body", async () => {
      const answer = await fetch(`${origin}/health`, { method: "HEAD" });
      assert.equal(answer.status, 200);
      assert.equal(await answer.text(), "");
    });
  });
});
