import type { Clock } from "../../src/ports/clock.ts";
import type { Asking, Claimed, Hold, Idempotency, StoredAnswer } from "../../src/ports/idempotency.ts";

interface Entry extends Omit<Asking, "fingerprint"> {
  fingerprint: string | null;
  token: string;
  leaseUntil: number;
  readonly expiresAt: number;
  answer?: StoredAnswer | null;
}

const LEASE = 60_000;
const KEPT = 24 * 3_600_000;

/** Idempotency-Keys in memory. */
export function memoryIdempotency(clock: Pick<Clock, "now">): Idempotency {
  const entries = new Map<string, Entry>();
  const place = (workspace: string, key: string) => `${workspace} ${key}`;

  function heldBy({ workspace, key, token }: Hold): Entry | undefined {
    const entry = entries.get(place(workspace, key));
    return entry?.token === token ? entry : undefined;
  }

  function claim(workspace: string, key: string, asking: Asking): Claimed {
    const now = clock.now().getTime();
    const token = crypto.randomUUID();
    const before = entries.get(place(workspace, key));
    if (!before || before.expiresAt <= now) {
      entries.set(place(workspace, key), { ...asking, token, leaseUntil: now + LEASE, expiresAt: now + KEPT });
      return { state: "mine", hold: { workspace, key, token, ...asking, resumed: false } };
    }
    if (before.answer !== undefined) {
      return { state: "done", fingerprint: before.fingerprint!, answer: before.answer };
    }
    if (before.leaseUntil > now) return { state: "in_flight" };
    Object.assign(before, { token, leaseUntil: now + LEASE, fingerprint: before.fingerprint ?? asking.fingerprint });
    const { seed, askedAt, fingerprint } = before;
    return { state: "mine", hold: { workspace, key, token, seed, askedAt, fingerprint, resumed: true } };
  }

  return {
    claim: (workspace, key, asking) => Promise.resolve(claim(workspace, key, asking)),
    extend(hold) {
      const entry = heldBy(hold);
      if (entry) entry.leaseUntil = clock.now().getTime() + LEASE;
      return Promise.resolve();
    },
    finish(hold, fingerprint, answer) {
      const entry = heldBy(hold);
      if (entry && entry.answer === undefined) Object.assign(entry, { fingerprint, answer });
      return Promise.resolve();
    },
    leave(hold, fingerprint) {
      const entry = heldBy(hold);
      if (entry) Object.assign(entry, { fingerprint: entry.fingerprint ?? fingerprint, leaseUntil: 0 });
      return Promise.resolve();
    },
    release(hold) {
      if (heldBy(hold)) entries.delete(place(hold.workspace, hold.key));
      return Promise.resolve();
    },
  };
}
