import { covers } from "../../src/domain/values/scope.ts";
import type { ApiKey, Keys } from "../../src/ports/keys.ts";
import type { NewSession, Sessions } from "../../src/ports/sessions.ts";
import type { NamedWorkspace, Workspaces } from "../../src/ports/workspaces.ts";

interface StoredKey {
  readonly workspace: string;
  readonly key: ApiKey;
  readonly hash: string;
  readonly previous?: { readonly hash: string; readonly until: Date };
}

interface StoredSession extends NewSession {
  readonly workspace: string;
  readonly seenAt: Date;
}

/** Workspaces, keys and sessions in memory. */
export function memoryIdentity(): {
  readonly workspaces: Workspaces;
  readonly keys: Keys;
  readonly sessions: Sessions;
} {
  const known = new Map<string, NamedWorkspace>();
  const keys = new Map<string, StoredKey>();
  const sessions = new Map<string, StoredSession>();

  function usableAdmins(workspace: string, at: Date): readonly string[] {
    return [...keys.values()].filter(({ workspace: owner, key }) =>
      owner === workspace && covers(key.scopes, "admin") && usable(key, at)
    ).map(({ key }) => key.id);
  }

  function ofWorkspace(workspace: string, id: string): StoredKey | undefined {
    const stored = keys.get(id);
    return stored?.workspace === workspace ? stored : undefined;
  }

  function endSessions(keyId: string): void {
    for (const session of sessions.values()) if (session.keyId === keyId) sessions.delete(session.hash);
  }

  return {
    workspaces: {
      add: (workspace) => Promise.resolve(void known.set(workspace.id, workspace)),
      find: (id) => Promise.resolve(known.get(id) ?? null),
      list: () => Promise.resolve([...known.values()].sort((a, b) => a.id < b.id ? -1 : 1)),
    },
    keys: {
      add(workspace, key, hash) {
        if (keys.has(key.id)) return Promise.resolve(false);
        keys.set(key.id, { workspace, key, hash });
        return Promise.resolve(true);
      },
      present(hash) {
        const stored = [...keys.values()].find((each) => each.hash === hash || each.previous?.hash === hash);
        if (!stored) return Promise.resolve(null);
        const { id, currency, timezone } = known.get(stored.workspace)!;
        const until = stored.hash === hash ? null : stored.previous!.until;
        return Promise.resolve({ workspace: { id, currency, timezone }, key: stored.key, hash, until });
      },
      find: (workspace, id) => Promise.resolve(ofWorkspace(workspace, id)?.key ?? null),
      list(workspace, { limit, after }) {
        const all = [...keys.values()].filter((stored) => stored.workspace === workspace).map(({ key }) => key)
          .filter(({ id }) => after === undefined || id < after).sort((a, b) => a.id < b.id ? 1 : -1);
        const items = all.slice(0, limit);
        return Promise.resolve({ items, next: all.length > limit ? items.at(-1)!.id : null });
      },
      rotate(workspace, id, { hash, prefix, previousUntil }) {
        const stored = ofWorkspace(workspace, id);
        if (!stored || stored.key.revokedAt) return Promise.resolve(null);
        const key = { ...stored.key, prefix };
        keys.set(id, { workspace, key, hash, previous: { hash: stored.hash, until: previousUntil } });
        endSessions(id);
        return Promise.resolve(key);
      },
      revoke(workspace, id, at, keepAdmin) {
        const stored = ofWorkspace(workspace, id);
        if (!stored) return Promise.resolve("missing");
        const admins = usableAdmins(workspace, at);
        if (keepAdmin && admins.length === 1 && admins[0] === id) return Promise.resolve("last_admin");
        keys.set(id, { ...stored, key: { ...stored.key, revokedAt: stored.key.revokedAt ?? at } });
        endSessions(id);
        return Promise.resolve("revoked");
      },
      used(workspace, id, at) {
        const stored = ofWorkspace(workspace, id);
        if (stored) keys.set(id, { ...stored, key: { ...stored.key, lastUsedAt: at } });
        return Promise.resolve();
      },
      anyUsable: (at) => Promise.resolve([...keys.values()].some(({ key }) => usable(key, at))),
    },
    sessions: {
      start(workspace, session) {
        sessions.set(session.hash, { ...session, workspace, seenAt: session.createdAt });
        return Promise.resolve();
      },
      find(hash) {
        const stored = sessions.get(hash);
        if (!stored) return Promise.resolve(null);
        const { keyId, workspace: owner, ...session } = stored;
        const { id, currency, timezone } = known.get(owner)!;
        return Promise.resolve({ ...session, workspace: { id, currency, timezone }, key: keys.get(keyId)!.key });
      },
      seen(_workspace, hash, at) {
        const stored = sessions.get(hash);
        if (stored) sessions.set(hash, { ...stored, seenAt: at });
        return Promise.resolve();
      },
      end: (_workspace, hash) => Promise.resolve(void sessions.delete(hash)),
    },
  };
}

function usable({ revokedAt, expiresAt }: ApiKey, at: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > at);
}
