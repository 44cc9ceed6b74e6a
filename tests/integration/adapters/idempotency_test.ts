import assert from "node:assert/strict";
import { postgresIdempotency } from "../../../src/adapters/postgres/idempotency_repository.ts";
import { ENGINES, openMigrated } from "../../support/databases.ts";
import { memoryIdempotency } from "../../support/memory_idempotency.ts";
import { IDEMPOTENCY_CONTRACT } from "./idempotency_contract.ts";

const WORKSPACES = ["ws_mine", "ws_other"] as const;

Deno.test("idempotency in memory", async (t) => {
  let now = Date.UTC(2024, 6, 1);
  const idempotency = memoryIdempotency({ now: () => new Date(now) });
  const pass = (_workspace: string, _key: string, seconds: number) => Promise.resolve(void (now += seconds * 1000));
  for (const [name, demand] of Object.entries(IDEMPOTENCY_CONTRACT)) {
    await t.step(name, () => demand({ idempotency, workspaces: WORKSPACES, pass }));
  }
});

for (const engine of ENGINES) {
  Deno.test(`idempotency on ${engine.name}`, async (t) => {
    const { sql, close } = await openMigrated(engine);
    const idempotency = postgresIdempotency(sql);
    async function pass(workspace: string, key: string, seconds: number): Promise<void> {
      const passed = `${seconds} seconds`;
      await sql`
        UPDATE idempotency_keys SET lease_until = lease_until - ${passed}::interval,
          expires_at = expires_at - ${passed}::interval
        WHERE workspace_id = ${workspace} AND key = ${key}`;
    }
    try {
      for (const id of WORKSPACES) await sql`INSERT INTO workspaces (id) VALUES (${id})`;
      for (const [name, demand] of Object.entries(IDEMPOTENCY_CONTRACT)) {
        await t.step(name, () => demand({ idempotency, workspaces: WORKSPACES, pass }));
      }
      await t.step("what has expired is thrown away by the first claim of a process", async () => {
        await sql`UPDATE idempotency_keys SET expires_at = now() WHERE workspace_id = 'ws_mine'`;
        const asking = { seed: "s", askedAt: new Date(), fingerprint: null };
        await postgresIdempotency(sql).claim("ws_mine", "z", asking);
        const rows = await sql`SELECT key FROM idempotency_keys WHERE workspace_id = 'ws_mine'`;
        assert.deepEqual(rows.map(({ key }) => key), ["z"]);
      });
    } finally {
      await close();
    }
  });
}
