import assert from "node:assert/strict";
import { openServer } from "../../../src/adapters/postgres/client.ts";
import { ENGINES, openMigrated, type TestDatabase } from "../../support/databases.ts";
import { tcpProxy } from "../../support/tcp_proxy.ts";
import { appOn } from "../../support/test_app.ts";

const SOURCES = "/api/v1/ingestion/sources";

for (const engine of ENGINES.filter(({ name }) => name === "PostgreSQL")) {
  Deno.test({
    name: "PostgreSQL cut off under load: 503 with Retry-After, alive all the while, and whole again within 5 s",
    sanitizeOps: false,
    sanitizeResources: false,
  }, async () => {
    const database = await openMigrated(engine);
    const address = new URL(database.url!);
    const proxy = tcpProxy({ hostname: address.hostname, port: Number(address.port || 5432) });
    address.port = String(proxy.port);
    const { sql, close } = openServer(address.href, 4);
    const through: TestDatabase = { ...database, sql };
    const { app } = await appOn(through, "local");
    const load = () => Promise.all(Array.from({ length: 40 }, () => app.request(SOURCES)));
    try {
      assert.deepEqual(new Set((await load()).map(({ status }) => status)), new Set([200]));
      const underWay = load();
      proxy.cut();
      for (const { status } of await underWay) assert.ok(status === 200 || status === 503, String(status));
      const answers = await load();
      for (const answer of answers) {
        assert.equal(answer.status, 503, await answer.clone().text());
        assert.equal(answer.headers.get("Retry-After"), "2");
        assert.equal((await answer.json()).code, "unavailable");
      }
      assert.equal((await app.request("/health")).status, 200);
      proxy.open();
      const start = performance.now();
      while ((await app.request(SOURCES)).status !== 200) {
        assert.ok(performance.now() - start < 5000, "not back within 5 s");
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual(new Set((await load()).map(({ status }) => status)), new Set([200]));
    } finally {
      await close();
      await proxy.close();
      await database.close();
    }
  });
}
