import type { ApiKey } from "../../ports/keys.ts";
import type { Session, Sessions } from "../../ports/sessions.ts";
import type { Sql, Transaction } from "./client.ts";
import { inWorkspace, presenting } from "./in_workspace.ts";
import { enteredWorkspace, keyColumns, keyOf } from "./key_repository.ts";

interface Entered {
  readonly hash: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly until: Date;
}

/** Sessions in Postgres. A workspace's expired ones go when it starts another. */
export function postgresSessions(sql: Sql): Sessions {
  return {
    start: (workspace, { hash, keyId, createdAt, expiresAt }) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`DELETE FROM sessions WHERE workspace_id = ${workspace} AND expires_at <= ${createdAt}`;
        await transaction`
          INSERT INTO sessions (workspace_id, hash, key_id, created_at, seen_at, expires_at)
          VALUES (${workspace}, ${hash}, ${keyId}, ${createdAt}, ${createdAt}, ${expiresAt})`;
      }),

    find: (hash) => presenting(sql, hash, (transaction) => find(transaction, hash)),

    seen: (workspace, hash, at) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`
          UPDATE sessions SET seen_at = ${at} WHERE workspace_id = ${workspace} AND hash = ${hash} AND seen_at < ${at}`;
      }),

    end: (workspace, hash) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`DELETE FROM sessions WHERE workspace_id = ${workspace} AND hash = ${hash}`;
      }),
  };
}

/** All goes out at once: the first query enters the session's workspace, where the others look. */
async function find(sql: Transaction, presented: string): Promise<Session | null> {
  const [[row], workspace, [key]] = await Promise.all([
    sql<Entered[]>`
      SELECT hash, created_at AS "startedAt", seen_at AS "seenAt", expires_at AS until,
        set_config('echo.workspace', workspace_id, true)
      FROM sessions WHERE hash = ${presented}`.execute(),
    enteredWorkspace(sql),
    sql<ApiKey[]>`
      SELECT ${keyColumns(sql)} FROM api_keys
      JOIN sessions ON sessions.workspace_id = api_keys.workspace_id AND sessions.key_id = api_keys.id
      WHERE sessions.hash = ${presented}`,
  ]);
  if (!row || !workspace || !key) return null;
  const { hash, startedAt, seenAt, until } = row;
  return { workspace, key: keyOf(key), hash, createdAt: startedAt, seenAt, expiresAt: until };
}
