import type { Asking, Claimed, Hold, Idempotency, StoredAnswer } from "../../ports/idempotency.ts";
import type { Sql, Transaction } from "./client.ts";
import { inWorkspace } from "./in_workspace.ts";

const LEASE = "60 seconds";
const KEPT = "24 hours";

/** After this many claims a process throws away what has expired in the workspace. */
const CLAIMS_PER_SWEEP = 100;

type HeldRow = Pick<Hold, "seed" | "askedAt" | "fingerprint">;

interface AnsweredRow {
  readonly fingerprint: string | null;
  readonly finished: boolean;
  readonly status: number | null;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Idempotency-Keys in Postgres, timed by its clock alone: the processes that share it needn't agree on theirs. */
export function postgresIdempotency(sql: Sql): Idempotency {
  let claims = 0;
  return {
    claim: (workspace, key, asking) => {
      const sweep = claims++ % CLAIMS_PER_SWEEP === 0;
      return inWorkspace(sql, workspace, "write", (transaction) => claim(transaction, workspace, key, asking, sweep));
    },

    extend: ({ workspace, key, token }) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`
          UPDATE idempotency_keys SET lease_until = now() + ${LEASE}::interval
          WHERE workspace_id = ${workspace} AND key = ${key} AND token = ${token}`;
      }),

    finish: ({ workspace, key, token }, fingerprint, answer) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { status = null, headers = null, body = null } = answer ?? {};
        await transaction`
          UPDATE idempotency_keys SET finished_at = now(), fingerprint = ${fingerprint}, status = ${status},
            headers = ${headers === null ? null : JSON.stringify(headers)}::text::json, body = ${body}
          WHERE workspace_id = ${workspace} AND key = ${key} AND token = ${token} AND finished_at IS NULL`;
      }),

    leave: ({ workspace, key, token }, fingerprint) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`
          UPDATE idempotency_keys SET lease_until = now(), fingerprint = coalesce(fingerprint, ${fingerprint})
          WHERE workspace_id = ${workspace} AND key = ${key} AND token = ${token}`;
      }),

    release: ({ workspace, key, token }) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`
          DELETE FROM idempotency_keys WHERE workspace_id = ${workspace} AND key = ${key} AND token = ${token}`;
      }),
  };
}

async function claim(
  sql: Transaction,
  workspace: string,
  key: string,
  { seed, askedAt, fingerprint }: Asking,
  sweep: boolean,
): Promise<Claimed> {
  const token = crypto.randomUUID();
  const [, [held]] = await Promise.all([
    sql`
      DELETE FROM idempotency_keys
      WHERE workspace_id = ${workspace} AND expires_at <= now() AND (${sweep}::boolean OR key = ${key})`.execute(),
    // One that nobody holds any more is taken over with the seed it began with.
    sql<HeldRow[]>`
      INSERT INTO idempotency_keys AS held
        (workspace_id, key, token, fingerprint, seed, asked_at, lease_until, expires_at)
      VALUES (${workspace}, ${key}, ${token}, ${fingerprint}, ${seed}, ${askedAt},
        now() + ${LEASE}::interval, now() + ${KEPT}::interval)
      ON CONFLICT (workspace_id, key) DO UPDATE SET
        token = excluded.token, lease_until = excluded.lease_until,
        fingerprint = coalesce(held.fingerprint, excluded.fingerprint)
      WHERE held.finished_at IS NULL AND held.lease_until <= now()
      RETURNING seed, asked_at AS "askedAt", fingerprint`.execute(),
  ]);
  if (!held) return await answered(sql, workspace, key);
  return { state: "mine", hold: { workspace, key, token, ...held, resumed: held.seed !== seed } };
}

async function answered(sql: Transaction, workspace: string, key: string): Promise<Claimed> {
  const [row] = await sql<AnsweredRow[]>`
    SELECT fingerprint, finished_at IS NOT NULL AS finished, status, headers, body
    FROM idempotency_keys WHERE workspace_id = ${workspace} AND key = ${key}`;
  // Gone in between: whoever held it made nothing, and the caller may ask again.
  if (!row?.finished || row.fingerprint === null) return { state: "in_flight" };
  return { state: "done", fingerprint: row.fingerprint, answer: answerOf(row) };
}

function answerOf({ status, headers, body }: AnsweredRow): StoredAnswer | null {
  return status === null ? null : { status, headers, body: new Uint8Array(body) };
}
