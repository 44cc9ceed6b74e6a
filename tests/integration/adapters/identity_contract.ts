import assert from "node:assert/strict";
import type { ApiKey, Keys } from "../../../src/ports/keys.ts";
import type { Sessions } from "../../../src/ports/sessions.ts";
import type { NamedWorkspace, Workspaces } from "../../../src/ports/workspaces.ts";

export interface IdentityUnderTest {
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly workspaces: Workspaces;
}

const NOW = new Date("2024-07-01T10:00:00Z");
const LATER = new Date("2024-07-02T10:00:00Z");
let made = 0;

/** A workspace that is like no other test's. */
async function workspace({ workspaces }: IdentityUnderTest): Promise<NamedWorkspace> {
  const own = {
    id: `ws_${String(++made).padStart(4, "0")}`,
    name: "Müller",
    currency: "EUR",
    timezone: "Europe/Berlin",
  };
  await workspaces.add(own);
  return own;
}

function keyOf(id: string, over: Partial<ApiKey> = {}): ApiKey {
  return {
    id,
    name: `name of ${id}`,
    prefix: "echo_abc1234",
    scopes: ["read", "write"],
    createdAt: NOW,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    ...over,
  };
}

function hash(): string {
  return String(++made).padStart(64, "a");
}

/** What every keeper of workspaces, keys and sessions must do. */
export const IDENTITY_CONTRACT: Readonly<Record<string, (under: IdentityUnderTest) => Promise<void>>> = {
  async "a workspace is found as it was made, and listed"(under) {
    const own = await workspace(under);
    assert.deepEqual(await under.workspaces.find(own.id), own);
    assert.ok((await under.workspaces.list()).some(({ id }) => id === own.id));
    assert.equal(await under.workspaces.find("ws_none"), null);
  },

  async "a key is found by its hash, with its workspace, and by nothing else"(under) {
    const { id, currency, timezone } = await workspace(under);
    const key = keyOf("key_a1", { expiresAt: LATER });
    const own = hash();
    assert.equal(await under.keys.add(id, key, own), true);
    assert.equal(await under.keys.add(id, key, hash()), false);
    assert.deepEqual(await under.keys.present(own), {
      workspace: { id, currency, timezone },
      key,
      hash: own,
      until: null,
    });
    for (const other of [hash(), "", own.slice(1)]) assert.equal(await under.keys.present(other), null);
  },

  async "keys are listed newest first; another workspace sees, rotates and revokes none"(under) {
    const [mine, other] = [await workspace(under), await workspace(under)];
    for (const id of ["key_b1", "key_b2", "key_b3"]) await under.keys.add(mine.id, keyOf(id), hash());
    const first = await under.keys.list(mine.id, { limit: 2 });
    assert.deepEqual([first.items.map(({ id }) => id), first.next], [["key_b3", "key_b2"], "key_b2"]);
    assert.deepEqual((await under.keys.list(mine.id, { limit: 2, after: first.next! })).next, null);
    assert.deepEqual(await under.keys.find(mine.id, "key_b1"), keyOf("key_b1"));
    assert.equal(await under.keys.find(other.id, "key_b1"), null);
    assert.deepEqual((await under.keys.list(other.id, { limit: 2 })).items, []);
    const secret = { hash: hash(), prefix: "echo_new", previousUntil: LATER };
    assert.equal(await under.keys.rotate(other.id, "key_b1", secret), null);
    assert.equal(await under.keys.revoke(other.id, "key_b1", NOW, false), "missing");
    await under.keys.used(other.id, "key_b1", LATER);
    assert.deepEqual(await under.keys.find(mine.id, "key_b1"), keyOf("key_b1"));
  },

  async "after a rotation both secrets are known, the old one until its time"(under) {
    const { id } = await workspace(under);
    const [old, young] = [hash(), hash()];
    await under.keys.add(id, keyOf("key_c1"), old);
    const rotated = await under.keys.rotate(id, "key_c1", {
      hash: young,
      prefix: "echo_young12",
      previousUntil: LATER,
    });
    assert.equal(rotated!.prefix, "echo_young12");
    assert.deepEqual(
      [(await under.keys.present(young))!.until, (await under.keys.present(old))!.until],
      [null, LATER],
    );
    const third = hash();
    await under.keys.rotate(id, "key_c1", { hash: third, prefix: "echo_third12", previousUntil: LATER });
    assert.equal(await under.keys.present(old), null);
    assert.equal((await under.keys.present(young))!.hash, young);
  },

  async "a revoked key stays revoked at the first instant, and isn't rotated"(under) {
    const { id } = await workspace(under);
    await under.keys.add(id, keyOf("key_d1"), hash());
    assert.equal(await under.keys.revoke(id, "key_d1", NOW, true), "revoked");
    assert.equal(await under.keys.revoke(id, "key_d1", LATER, true), "revoked");
    assert.deepEqual((await under.keys.find(id, "key_d1"))!.revokedAt, NOW);
    const secret = { hash: hash(), prefix: "echo_new", previousUntil: LATER };
    assert.equal(await under.keys.rotate(id, "key_d1", secret), null);
    assert.equal(await under.keys.revoke(id, "key_none", NOW, true), "missing");
  },

  async "the last admin key that works stays, unless it is let go; of two that revoke each other one stays"(under) {
    const { id } = await workspace(under);
    const admin = { scopes: ["admin"] } as const;
    await under.keys.add(id, keyOf("key_e1", admin), hash());
    await under.keys.add(id, keyOf("key_e2", admin), hash());
    await under.keys.add(id, keyOf("key_e3", { ...admin, expiresAt: NOW }), hash());
    const outcomes = await Promise.all(["key_e1", "key_e2"].map((key) => under.keys.revoke(id, key, NOW, true)));
    assert.deepEqual(outcomes.sort(), ["last_admin", "revoked"]);
    const left = (await under.keys.list(id, { limit: 5 })).items.find(({ revokedAt, expiresAt }) =>
      !revokedAt && !expiresAt
    );
    assert.equal(await under.keys.revoke(id, left!.id, NOW, false), "revoked");
  },

  async "the last use is kept, and whether any key works is known"(under) {
    const { id } = await workspace(under);
    await under.keys.add(id, keyOf("key_f1"), hash());
    await under.keys.used(id, "key_f1", LATER);
    assert.deepEqual((await under.keys.find(id, "key_f1"))!.lastUsedAt, LATER);
    assert.equal(await under.keys.anyUsable(LATER), true);
  },

  async "a session is found by its hash, with its key and workspace, is seen and ends"(under) {
    const { id, currency, timezone } = await workspace(under);
    await under.keys.add(id, keyOf("key_g1"), hash());
    const own = hash();
    await under.sessions.start(id, { hash: own, keyId: "key_g1", createdAt: NOW, expiresAt: LATER });
    const expected = { workspace: { id, currency, timezone }, key: keyOf("key_g1"), hash: own, createdAt: NOW };
    assert.deepEqual(await under.sessions.find(own), { ...expected, seenAt: NOW, expiresAt: LATER });
    const seen = new Date("2024-07-01T11:00:00Z");
    await under.sessions.seen(id, own, seen);
    assert.deepEqual((await under.sessions.find(own))!.seenAt, seen);
    for (const other of [hash(), ""]) assert.equal(await under.sessions.find(other), null);
    await under.sessions.end(id, own);
    assert.equal(await under.sessions.find(own), null);
  },

  async "a key's sessions end when it is revoked or rotated, and no other's"(under) {
    const { id } = await workspace(under);
    const kept = hash();
    await under.keys.add(id, keyOf("key_h0"), hash());
    await under.sessions.start(id, { hash: kept, keyId: "key_h0", createdAt: NOW, expiresAt: LATER });
    for (const [key, end] of [["key_h1", "revoke"], ["key_h2", "rotate"]] as const) {
      const own = hash();
      await under.keys.add(id, keyOf(key), hash());
      await under.sessions.start(id, { hash: own, keyId: key, createdAt: NOW, expiresAt: LATER });
      if (end === "revoke") await under.keys.revoke(id, key, NOW, true);
      else await under.keys.rotate(id, key, { hash: hash(), prefix: "echo_new", previousUntil: LATER });
      assert.equal(await under.sessions.find(own), null, end);
    }
    assert.ok(await under.sessions.find(kept));
  },
};
