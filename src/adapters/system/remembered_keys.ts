import type { Clock } from "../../ports/clock.ts";
import type { HeldKey, Keys } from "../../ports/keys.ts";

/** How long another process may still take a key that was revoked in this one: two seconds. */
const REMEMBER_MILLISECONDS = 2000;
const MOST_REMEMBERED = 1000;
const NOTE_MILLISECONDS = 60_000;

export interface RememberedKeys extends Keys {
  /** Waits for what is still being written down. */
  settle(): Promise<void>;
}

/**
 * The same keys, asked for at most every two seconds each, and their use written down at most once a minute. What is
 * rotated or revoked here is forgotten at once; only keys that exist are remembered, by their hash.
 */
export function rememberedKeys(keys: Keys, clock: Pick<Clock, "elapsed">): RememberedKeys {
  const held = new Map<string, { readonly key: HeldKey; readonly until: number }>();
  const noted = new Map<string, number>();
  const writing = new Set<Promise<void>>();

  function forget(workspace: string, id: string): void {
    for (const [hash, { key }] of held) if (key.workspace.id === workspace && key.key.id === id) held.delete(hash);
  }

  return {
    ...keys,
    async present(hash) {
      const now = clock.elapsed();
      const remembered = held.get(hash);
      if (remembered && remembered.until > now) return remembered.key;
      const key = await keys.present(hash);
      held.delete(hash);
      if (key) held.set(hash, { key, until: now + REMEMBER_MILLISECONDS });
      if (held.size > MOST_REMEMBERED) held.delete(held.keys().next().value!);
      return key;
    },
    async rotate(workspace, id, secret) {
      const rotated = await keys.rotate(workspace, id, secret);
      forget(workspace, id);
      return rotated;
    },
    async revoke(workspace, id, at, keepAdmin) {
      const outcome = await keys.revoke(workspace, id, at, keepAdmin);
      forget(workspace, id);
      return outcome;
    },
    used(workspace, id, at) {
      const before = noted.get(id);
      if (before !== undefined && at.getTime() - before < NOTE_MILLISECONDS) return Promise.resolve();
      noted.delete(id);
      noted.set(id, at.getTime());
      if (noted.size > MOST_REMEMBERED) noted.delete(noted.keys().next().value!);
      // When a key was last used is worth less than the answer: that it couldn't be written down stops nothing.
      const written: Promise<void> = keys.used(workspace, id, at).catch(() => {}).finally(() =>
        writing.delete(written)
      );
      writing.add(written);
      return written;
    },
    settle: async () => void await Promise.all(writing),
  };
}
