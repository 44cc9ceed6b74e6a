import assert from "node:assert/strict";
import type { Asking, Claimed, Hold, Idempotency } from "../../../src/ports/idempotency.ts";

export interface IdempotencyUnderTest {
  readonly idempotency: Idempotency;
  /** Two workspaces that exist. */
  readonly workspaces: readonly [string, string];
  /** Lets time pass for one key. */
  pass(workspace: string, key: string, seconds: number): Promise<void>;
}

const AT = new Date("2024-07-01T10:00:00Z");
const ANSWER = {
  status: 201,
  headers: { "Content-Type": "application/json", "Location": "/x" },
  body: new TextEncoder().encode('{"a":  "ü\\u0000"}'),
};

function asking(seed: string, fingerprint: string | null = "f1"): Asking {
  return { seed, askedAt: AT, fingerprint };
}

function mine(claimed: Claimed): Hold {
  assert.equal(claimed.state, "mine");
  return (claimed as Claimed & { readonly state: "mine" }).hold;
}

/** What every keeper of Idempotency-Keys must do. */
export const IDEMPOTENCY_CONTRACT: Readonly<Record<string, (under: IdempotencyUnderTest) => Promise<void>>> = {
  async "of many that claim a key at once one gets it"({ idempotency, workspaces: [own] }) {
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, n) => idempotency.claim(own, "a", asking(`s${n}`))),
    );
    assert.deepEqual(claims.map(({ state }) => state).sort(), [...Array(19).fill("in_flight"), "mine"]);
  },

  async "an answer comes back byte for byte, to whoever asks under the key"({ idempotency, workspaces: [own] }) {
    const hold = mine(await idempotency.claim(own, "b", asking("s1")));
    assert.deepEqual([hold.seed, hold.askedAt, hold.fingerprint, hold.resumed], ["s1", AT, "f1", false]);
    await idempotency.finish(hold, "f1", ANSWER);
    for (const fingerprint of ["f1", "f2", null]) {
      assert.deepEqual(await idempotency.claim(own, "b", asking("s2", fingerprint)), {
        state: "done",
        fingerprint: "f1",
        answer: ANSWER,
      });
    }
  },

  async "that it is done is known where the answer isn't kept"({ idempotency, workspaces: [own] }) {
    await idempotency.finish(mine(await idempotency.claim(own, "c", asking("s1", null))), "f9", null);
    const done = await idempotency.claim(own, "c", asking("s2"));
    assert.deepEqual(done, { state: "done", fingerprint: "f9", answer: null });
  },

  async "another workspace's key of the same name is another key"({ idempotency, workspaces: [own, other] }) {
    await idempotency.finish(mine(await idempotency.claim(own, "d", asking("s1"))), "f1", ANSWER);
    assert.equal(mine(await idempotency.claim(other, "d", asking("s2"))).resumed, false);
  },

  async "what is left is taken over at once, with its seed, instant and name"({ idempotency, workspaces: [own] }) {
    const first = mine(await idempotency.claim(own, "e", asking("s1", null)));
    await idempotency.leave(first, "f1");
    const later = { seed: "s2", askedAt: new Date(0), fingerprint: "f2" };
    const second = mine(await idempotency.claim(own, "e", later));
    assert.deepEqual([second.seed, second.askedAt, second.fingerprint, second.resumed], ["s1", AT, "f1", true]);
    assert.equal((await idempotency.claim(own, "e", later)).state, "in_flight");
  },

  async "what is released is forgotten"({ idempotency, workspaces: [own] }) {
    await idempotency.release(mine(await idempotency.claim(own, "f", asking("s1"))));
    const again = mine(await idempotency.claim(own, "f", asking("s2", "f2")));
    assert.deepEqual([again.seed, again.fingerprint, again.resumed], ["s2", "f2", false]);
  },

  async "a hold lasts a minute, or a minute more each time it is extended"({ idempotency, workspaces: [own], pass }) {
    const hold = mine(await idempotency.claim(own, "g", asking("s1")));
    await pass(own, "g", 50);
    await idempotency.extend(hold);
    await pass(own, "g", 50);
    assert.equal((await idempotency.claim(own, "g", asking("s2"))).state, "in_flight");
    await pass(own, "g", 11);
    assert.equal(mine(await idempotency.claim(own, "g", asking("s3"))).seed, "s1");
  },

  async "whoever was taken over from changes nothing any more"({ idempotency, workspaces: [own], pass }) {
    const slow = mine(await idempotency.claim(own, "h", asking("s1")));
    await pass(own, "h", 61);
    const quick = mine(await idempotency.claim(own, "h", asking("s2")));
    await idempotency.release(slow);
    await idempotency.leave(slow, "f0");
    await idempotency.extend(slow);
    await idempotency.finish(slow, "f0", { ...ANSWER, status: 200 });
    assert.equal((await idempotency.claim(own, "h", asking("s3"))).state, "in_flight");
    await idempotency.finish(quick, "f1", ANSWER);
    assert.equal((await idempotency.claim(own, "h", asking("s4"))).state, "done");
  },

  async "after 24 hours a key is new"({ idempotency, workspaces: [own], pass }) {
    await idempotency.finish(mine(await idempotency.claim(own, "i", asking("s1"))), "f1", ANSWER);
    await pass(own, "i", 24 * 3600 - 5);
    assert.equal((await idempotency.claim(own, "i", asking("s2"))).state, "done");
    await pass(own, "i", 6);
    const hold = mine(await idempotency.claim(own, "i", asking("s3", "f3")));
    assert.deepEqual([hold.seed, hold.fingerprint, hold.resumed], ["s3", "f3", false]);
  },
};
