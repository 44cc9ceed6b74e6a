import assert from "node:assert/strict";
import { postgresKeys } from "../../../src/adapters/postgres/key_repository.ts";
import { postgresSessions } from "../../../src/adapters/postgres/session_repository.ts";
import { postgresWorkspaces } from "../../../src/adapters/postgres/workspace_repository.ts";
import { rememberedKeys } from "../../../src/adapters/system/remembered_keys.ts";
import { ENGINES, openMigrated } from "../../support/databases.ts";
import { memoryIdentity } from "../../support/memory_identity.ts";
import { IDENTITY_CONTRACT } from "./identity_contract.ts";

Deno.test("identity in memory", async (t) => {
  const under = memoryIdentity();
  for (const [name, demand] of Object.entries(IDENTITY_CONTRACT)) await t.step(name, () => demand(under));
});

for (const engine of ENGINES) {
  Deno.test(`identity on ${engine.name}`, async (t) => {
    const { sql, close } = await openMigrated(engine);
    const keys = postgresKeys(sql);
    const under = { keys, sessions: postgresSessions(sql), workspaces: postgresWorkspaces(sql) };
    try {
      await t.step("with no key at all, none works", async () => {
        assert.equal(await keys.anyUsable(new Date(0)), false);
      });
      for (const [name, demand] of Object.entries(IDENTITY_CONTRACT)) await t.step(name, () => demand(under));
    } finally {
      await close();
    }
  });
}

Deno.test("a remembered key is asked for once in two seconds, and forgotten at once when it is revoked or rotated", async () => {
  const { keys, workspaces } = memoryIdentity();
  const at = new Date(0);
  const [hash, next] = ["a".repeat(64), "b".repeat(64)];
  await workspaces.add({ id: "ws_1", name: "", currency: "USD", timezone: "UTC" });
  const key = { name: "", prefix: "", scopes: ["read"], createdAt: at, expiresAt: null, revokedAt: null } as const;
  await keys.add("ws_1", { ...key, id: "key_1", lastUsedAt: null }, hash);
  let asked = 0;
  let now = 0;
  const present = (text: string) => (asked++, keys.present(text));
  const remembered = rememberedKeys({ ...keys, present }, { elapsed: () => now });
  for (now of [0, 500, 1999]) assert.equal((await remembered.present(hash))!.key.id, "key_1");
  assert.equal(asked, 1);
  now = 2000;
  await remembered.present(hash);
  assert.equal(asked, 2);
  await remembered.rotate("ws_1", "key_1", { hash: next, prefix: "", previousUntil: at });
  assert.equal((await remembered.present(hash))!.until, at);
  await remembered.revoke("ws_1", "key_1", at, false);
  assert.equal((await remembered.present(hash))!.key.revokedAt, at);
  for (let miss = 0; miss < 3; miss++) await remembered.present("c".repeat(64));
  assert.equal(asked, 7);
});

Deno.test("a key's use is written down once a minute, waited for when Echo stops, and a failure stops nothing", async () => {
  const { keys } = memoryIdentity();
  const written: number[] = [];
  const remembered = rememberedKeys({
    ...keys,
    used(_workspace, _id, at) {
      written.push(at.getTime() / 1000);
      return Promise.reject(new Error("down"));
    },
  }, { elapsed: () => 0 });
  for (const second of [0, 30, 59, 60, 61, 130]) void remembered.used("ws_1", "key_1", new Date(second * 1000));
  await remembered.settle();
  assert.deepEqual(written, [0, 60, 130]);
});
