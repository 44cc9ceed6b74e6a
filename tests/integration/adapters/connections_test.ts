import assert from "node:assert/strict";
import { postgresConnections } from "../../../src/adapters/postgres/connection_repository.ts";
import { postgresWorkspaces } from "../../../src/adapters/postgres/workspace_repository.ts";
import { secretBox } from "../../../src/adapters/system/secret_box.ts";
import { ENGINES, openMigrated } from "../../support/databases.ts";
import { memoryConnections } from "../../support/memory_connections.ts";
import { memoryIdentity } from "../../support/memory_identity.ts";
import { CONNECTIONS_CONTRACT, type ConnectionsUnderTest, NEW_KEY, OLD_KEY } from "./connections_contract.ts";

const NAMES = ["ws_mine", "ws_other"] as const;

async function demandAll(t: Deno.TestContext, under: Omit<ConnectionsUnderTest, "names">): Promise<void> {
  for (const id of NAMES) await under.workspaces.add({ id, name: "", currency: "USD", timezone: "UTC" });
  for (const [name, demand] of Object.entries(CONNECTIONS_CONTRACT)) {
    await t.step(name, () => demand({ ...under, names: NAMES }));
  }
}

Deno.test("connections in memory", (t) =>
  demandAll(t, { connections: memoryConnections(), workspaces: memoryIdentity().workspaces }));

for (const engine of ENGINES) {
  Deno.test(`connections on ${engine.name}`, async (t) => {
    const { sql, close } = await openMigrated(engine);
    try {
      await demandAll(t, { connections: postgresConnections(sql), workspaces: postgresWorkspaces(sql) });
    } finally {
      await close();
    }
  });
}

const WHOSE = { workspace: "ws_1", purpose: "test" };

Deno.test("a sealed secret opens as it was, for its workspace and purpose only, and is never sealed alike", async () => {
  const box = await secretBox(OLD_KEY);
  for (const secret of ["", "rk_live_ü😀", "x".repeat(5000)]) {
    const sealed = await box.seal(secret, WHOSE);
    assert.equal(await box.open(sealed, WHOSE), secret);
    assert.equal(sealed.length, 17 + new TextEncoder().encode(secret).length + 16);
    assert.notDeepEqual(await box.seal(secret, WHOSE), sealed);
    const strangers = [{ ...WHOSE, workspace: "ws_2" }, { ...WHOSE, purpose: "tes" }, {
      workspace: 'ws_1","t',
      purpose: "est",
    }];
    for (const whose of strangers) await assert.rejects(box.open(sealed, whose), { code: "internal" });
  }
});

Deno.test("one changed bit anywhere, and a shortened envelope, don't open", async () => {
  const box = await secretBox(OLD_KEY);
  const sealed = await box.seal("rk_live_1", WHOSE);
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice();
    changed[at]! ^= 1;
    await assert.rejects(box.open(changed, WHOSE), { code: at < 5 ? "unavailable" : "internal" }, `byte ${at}`);
  }
  for (const length of [0, 4]) await assert.rejects(box.open(sealed.slice(0, length), WHOSE), { code: "unavailable" });
  for (const length of [5, 17, 20]) {
    await assert.rejects(box.open(sealed.slice(0, length), WHOSE), { code: "internal" });
  }
});

Deno.test("the first key seals, each opens; without a key nothing is sealed or opened", async () => {
  const [old, both, none] = [
    await secretBox(OLD_KEY),
    await secretBox(`${NEW_KEY},${OLD_KEY}`),
    await secretBox(undefined),
  ];
  const sealed = await old.seal("rk_live_1", WHOSE);
  assert.equal(await both.open(sealed, WHOSE), "rk_live_1");
  const anew = await both.seal("rk_live_1", WHOSE);
  assert.deepEqual([both.isCurrent(sealed), both.isCurrent(anew), none.isCurrent(anew)], [false, true, false]);
  await assert.rejects(old.open(anew, WHOSE), { code: "unavailable" });
  await assert.rejects(none.open(sealed, WHOSE), { code: "unavailable" });
  await assert.rejects(none.seal("rk_live_1", WHOSE), /ENCRYPTION_KEY/);
});
