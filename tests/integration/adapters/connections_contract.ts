import assert from "node:assert/strict";
import { connectionSecret } from "../../../src/flows/connection_secret.ts";
import { connectService, sealedFor } from "../../../src/flows/connect_service.ts";
import { reencryptConnections } from "../../../src/flows/reencrypt_connections.ts";
import { secretBox } from "../../../src/adapters/system/secret_box.ts";
import { sortableIds } from "../../../src/adapters/system/ids.ts";
import type { Connections, SealedConnection } from "../../../src/ports/connections.ts";
import type { Workspaces } from "../../../src/ports/workspaces.ts";
import { fixedClock } from "../../support/fixed_clock.ts";

export interface ConnectionsUnderTest {
  readonly connections: Connections;
  readonly workspaces: Workspaces;
  /** Two workspaces that exist, with no connections. */
  readonly names: readonly [string, string];
}

export const [OLD_KEY, NEW_KEY] = ["o", "n"].map((letter) => btoa(letter.repeat(32))) as [string, string];
const AT = new Date("2024-07-01T10:00:00Z");

function connection(id: string, sealed = Uint8Array.of(1, 0, 255)): SealedConnection {
  return { id, kind: "stripe", label: "Shop", last4: "abcd", createdAt: AT, sealed };
}

/** What every keeper of connections must do. */
export const CONNECTIONS_CONTRACT: Readonly<Record<string, (under: ConnectionsUnderTest) => Promise<void>>> = {
  async "a connection comes back as it was saved, newest first, and goes"({ connections, names: [own] }) {
    for (const id of ["con_a1", "con_a2"]) await connections.save(own, connection(id));
    assert.deepEqual(await connections.find(own, "con_a1"), connection("con_a1"));
    assert.deepEqual((await connections.list(own)).map(({ id }) => id), ["con_a2", "con_a1"]);
    for (const id of ["con_a1", "con_a2"]) assert.equal(await connections.delete(own, id), true);
    assert.deepEqual([await connections.delete(own, "con_a1"), await connections.find(own, "con_a1")], [false, null]);
  },

  async "another workspace neither sees, seals nor deletes it"({ connections, names: [own, other] }) {
    await connections.save(own, connection("con_b1"));
    assert.equal(await connections.find(other, "con_b1"), null);
    assert.deepEqual(await connections.list(other), []);
    assert.equal(await connections.reseal(other, "con_b1", Uint8Array.of(1, 0, 255), Uint8Array.of(9)), false);
    assert.equal(await connections.delete(other, "con_b1"), false);
    await connections.delete(own, "con_b1");
  },

  async "a sealing takes the place of the one it was made from, and of no other"({ connections, names: [own] }) {
    await connections.save(own, connection("con_c1"));
    assert.equal(await connections.reseal(own, "con_c1", Uint8Array.of(2), Uint8Array.of(9)), false);
    assert.equal(await connections.reseal(own, "con_c1", Uint8Array.of(1, 0, 255), Uint8Array.of(9)), true);
    assert.deepEqual((await connections.find(own, "con_c1"))!.sealed, Uint8Array.of(9));
    await connections.delete(own, "con_c1");
  },

  async "a secret is kept sealed, opens for its workspace, and survives a change of keys"(under) {
    const { connections, workspaces, names: [own, other] } = under;
    const clock = fixedClock();
    const deps = { connections, workspaces, clock, ids: sortableIds(clock), secretBox: await secretBox(OLD_KEY) };
    const made = await Promise.all(
      [own, other].map((name) =>
        connectService(deps, name, { kind: "stripe", label: "Shop", secret: `rk_${name}_1234` })
      ),
    );
    const [mine, foreign] = made as [typeof made[0], typeof made[0]];
    assert.equal(mine.last4, "1234");
    assert.equal(await connectionSecret(deps, own, mine.id), `rk_${own}_1234`);
    await assert.rejects(connectionSecret(deps, own, foreign.id), { code: "not_found" });
    const { sealed } = (await connections.find(own, mine.id))!;
    assert.ok(!new TextDecoder("latin1").decode(sealed).includes("rk_"));
    await assert.rejects(deps.secretBox.open(sealed, sealedFor(other, mine)), { code: "internal" });

    const both = { ...deps, secretBox: await secretBox(`${NEW_KEY}, ${OLD_KEY}`) };
    assert.equal(await reencryptConnections(both), 2);
    assert.equal(await reencryptConnections(both), 0);
    const after = { ...deps, secretBox: await secretBox(NEW_KEY) };
    assert.equal(await connectionSecret(after, other, foreign.id), `rk_${other}_1234`);
    await assert.rejects(connectionSecret(deps, own, mine.id), { code: "unavailable" });
    for (const [name, { id }] of [[own, mine], [other, foreign]] as const) await connections.delete(name, id);
  },
};
