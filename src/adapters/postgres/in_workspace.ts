import { UnavailableError } from "../../domain/values/fault.ts";
import { reaching, type Sql, type Transaction } from "./client.ts";

type Mode = "read" | "write";

/**
 * Runs queries on the rows of one workspace, as of one instant where they only read, all or nothing where they write.
 * The database itself shows no other workspace's rows, whatever a query asks for. A database out of reach is
 * `unavailable`.
 */
export function inWorkspace<T>(
  sql: Sql,
  workspace: string,
  mode: Mode,
  queries: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return behindWall(sql, "echo.workspace", workspace, mode, queries);
}

/** The same for whoever runs Echo: the workspaces themselves, and what is opened to the operator by a policy. */
export function asOperator<T>(
  sql: Sql,
  mode: Mode,
  queries: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return behindWall(sql, "echo.operator", "on", mode, queries);
}

/** The same for whoever presents a secret by its hash: the one row that holds it, and nothing else. */
export function presenting<T>(
  sql: Sql,
  hash: string,
  queries: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return behindWall(sql, "echo.presented", hash, "read", queries);
}

/**
 * The first statement goes out with the first query, so that it costs no round trip. It takes the role that row-level
 * security binds; where there is none, or it isn't ours to take, the tables' owner is bound already.
 */
function behindWall<T>(
  sql: Sql,
  setting: string,
  value: string,
  mode: Mode,
  queries: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const options = mode === "read" ? "ISOLATION LEVEL REPEATABLE READ READ ONLY" : "";
  return reaching(() =>
    begunWithin(BEGIN_MS, async (begun) =>
      await sql.begin(options, (transaction) => {
        begun();
        transaction`
        SELECT set_config(${setting}, ${value}, true), set_config('role', CASE
          WHEN pg_has_role(to_regrole('echo_app'), 'MEMBER') THEN 'echo_app' ELSE current_setting('role') END, true)`
          .execute();
        return queries(transaction);
      }) as T)
  );
}

/** How long a transaction may wait for a connection. */
const BEGIN_MS = 5000;

/**
 * Runs `work`, which calls `begun` once it has a connection; `unavailable` if that takes longer than `milliseconds`. A
 * client whose server comes and goes would let queries wait for as long as it takes.
 */
async function begunWithin<T>(milliseconds: number, work: (begun: () => void) => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const over = new UnavailableError("The database is out of reach. Try again in a moment.");
  let gaveUp = false;
  const timer = setTimeout(() => {
    gaveUp = true;
    late.reject(over);
  }, milliseconds);
  const done = work(() => {
    clearTimeout(timer);
    // Whoever asked has gone: nothing is done that nobody hears of.
    if (gaveUp) throw over;
  });
  done.catch(() => {});
  try {
    return await Promise.race([done, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** True where row-level security binds what runs in a workspace; false for a user that passes it by. */
export function wallStands(sql: Sql): Promise<boolean> {
  return inWorkspace(sql, "ws_none", "read", async (transaction) => {
    const [row] = await transaction<{ active: boolean }[]>`SELECT row_security_active('workspaces') AS active`;
    return row!.active;
  });
}
