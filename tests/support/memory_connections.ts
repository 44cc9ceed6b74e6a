import type { Connections, SealedConnection } from "../../src/ports/connections.ts";

/** Connections in memory. */
export function memoryConnections(): Connections {
  const stored = new Map<string, SealedConnection>();
  const place = (workspace: string, id: string) => `${workspace} ${id}`;
  return {
    save(workspace, connection) {
      if (!stored.has(place(workspace, connection.id))) stored.set(place(workspace, connection.id), connection);
      return Promise.resolve();
    },
    find: (workspace, id) => Promise.resolve(stored.get(place(workspace, id)) ?? null),
    list(workspace) {
      const own = [...stored].filter(([key]) => key.startsWith(`${workspace} `)).map(([, connection]) => connection);
      return Promise.resolve(own.sort((a, b) => a.id < b.id ? 1 : -1));
    },
    reseal(workspace, id, before, after) {
      const connection = stored.get(place(workspace, id));
      if (connection?.sealed.join() !== before.join()) return Promise.resolve(false);
      stored.set(place(workspace, id), { ...connection, sealed: Uint8Array.from(after) });
      return Promise.resolve(true);
    },
    delete: (workspace, id) => Promise.resolve(stored.delete(place(workspace, id))),
  };
}
