import type { ApiKey, Keys, NewSecret } from "../../ports/keys.ts";
import type { Workspace } from "../../ports/workspaces.ts";
import type { Sql, Transaction } from "./client.ts";
import { asOperator, inWorkspace, presenting } from "./in_workspace.ts";
import { pageOf } from "./paging.ts";

/** How exact `last_used_at` is: a key that is used all the time is written down this often. */
const USED_EVERY = "1 minute";

interface PresentedRow extends ApiKey {
  readonly hash: string;
  readonly until: Date | null;
}

/** The columns of a key. */
export function keyColumns(sql: Transaction) {
  return sql`
    api_keys.id, api_keys.name, prefix, scopes, api_keys.created_at AS "createdAt", api_keys.expires_at AS "expiresAt",
    revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;
}

/** The workspace that the query sent before entered; it must have been told to `execute`, or this one goes first. */
export async function enteredWorkspace(sql: Transaction): Promise<Workspace | undefined> {
  const [row] = await sql<Workspace[]>`
    SELECT id, currency, timezone FROM workspaces WHERE id = current_setting('echo.workspace', true)`;
  return row && { ...row };
}

/** Keys in Postgres. */
export function postgresKeys(sql: Sql): Keys {
  return {
    add: (workspace, { id, name, prefix, scopes, createdAt, expiresAt }, hash) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { count } = await transaction`
          INSERT INTO api_keys (workspace_id, id, name, prefix, scopes, hash, created_at, expires_at)
          VALUES (${workspace}, ${id}, ${name}, ${prefix}, ${[...scopes]}, ${hash}, ${createdAt}, ${expiresAt})
          ON CONFLICT (workspace_id, id) DO NOTHING`;
        return count > 0;
      }),

    present: (presented) =>
      presenting(sql, presented, async (transaction) => {
        const [[row], workspace] = await Promise.all([
          transaction<PresentedRow[]>`
            SELECT ${keyColumns(transaction)}, CASE WHEN hash = ${presented} THEN hash ELSE previous_hash END AS hash,
              CASE WHEN hash = ${presented} THEN NULL ELSE previous_until END AS until,
              set_config('echo.workspace', workspace_id, true)
            FROM api_keys WHERE hash = ${presented} OR previous_hash = ${presented}`.execute(),
          enteredWorkspace(transaction),
        ]);
        return row && workspace ? { workspace, key: keyOf(row), hash: row.hash, until: row.until } : null;
      }),

    find: (workspace, id) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const [row] = await transaction<ApiKey[]>`
          SELECT ${keyColumns(transaction)} FROM api_keys WHERE workspace_id = ${workspace} AND id = ${id}`;
        return row ? keyOf(row) : null;
      }),

    list: (workspace, { limit, after }) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const rows = await transaction<ApiKey[]>`
          SELECT ${keyColumns(transaction)} FROM api_keys
          WHERE workspace_id = ${workspace} ${after ? transaction`AND id < ${after}` : transaction``}
          ORDER BY id DESC LIMIT ${limit + 1}`;
        return pageOf(rows.map(keyOf), limit);
      }),

    rotate: (workspace, id, secret) =>
      inWorkspace(sql, workspace, "write", (transaction) => rotate(transaction, workspace, id, secret)),

    revoke: (workspace, id, at, keepAdmin) =>
      inWorkspace(sql, workspace, "write", (transaction) => revoke(transaction, workspace, id, at, keepAdmin)),

    used: (workspace, id, at) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`
          UPDATE api_keys SET last_used_at = ${at} WHERE workspace_id = ${workspace} AND id = ${id}
          AND (last_used_at IS NULL OR last_used_at <= ${at}::timestamptz - ${USED_EVERY}::interval)`;
      }),

    anyUsable: (at) =>
      asOperator(sql, "read", async (transaction) => {
        const [row] = await transaction<{ any: boolean }[]>`
          SELECT EXISTS (SELECT FROM api_keys WHERE ${usable(transaction, at)}) AS any`;
        return row!.any;
      }),
  };
}

function usable(sql: Transaction, at: Date) {
  return sql`revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${at})`;
}

async function rotate(
  sql: Transaction,
  workspace: string,
  id: string,
  { hash, prefix, previousUntil }: NewSecret,
): Promise<ApiKey | null> {
  const [row] = await sql<ApiKey[]>`
    UPDATE api_keys SET previous_hash = hash, previous_until = ${previousUntil}, hash = ${hash}, prefix = ${prefix}
    WHERE workspace_id = ${workspace} AND id = ${id} AND revoked_at IS NULL
    RETURNING ${keyColumns(sql)}`;
  await endSessions(sql, workspace, id);
  return row ? keyOf(row) : null;
}

/** The workspace's admin keys are taken first, so that two that revoke each other come one after the other. */
async function revoke(
  sql: Transaction,
  workspace: string,
  id: string,
  at: Date,
  keepAdmin: boolean,
): Promise<"revoked" | "last_admin" | "missing"> {
  const admins = await sql<{ id: string }[]>`
    SELECT id FROM api_keys
    WHERE workspace_id = ${workspace} AND 'admin' = ANY (scopes) AND ${usable(sql, at)}
    ORDER BY id FOR UPDATE`;
  if (keepAdmin && admins.length === 1 && admins[0]!.id === id) return "last_admin";
  const { count } = await sql`
    UPDATE api_keys SET revoked_at = coalesce(revoked_at, ${at}) WHERE workspace_id = ${workspace} AND id = ${id}`;
  if (count === 0) return "missing";
  await endSessions(sql, workspace, id);
  return "revoked";
}

async function endSessions(sql: Transaction, workspace: string, keyId: string): Promise<void> {
  await sql`DELETE FROM sessions WHERE workspace_id = ${workspace} AND key_id = ${keyId}`;
}

/** A row as a key, without what else was selected. */
export function keyOf({ id, name, prefix, scopes, createdAt, expiresAt, revokedAt, lastUsedAt }: ApiKey): ApiKey {
  return { id, name, prefix, scopes, createdAt, expiresAt, revokedAt, lastUsedAt };
}
