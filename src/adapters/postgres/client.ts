import postgres from "postgres";
import { UnavailableError } from "../../domain/values/fault.ts";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

/** An open database, with what closes it. */
export interface OpenDatabase {
  readonly sql: Sql;
  close(): Promise<void>;
}

/** How the client behaves on every database: a lost server is looked for twice a second. */
export const CLIENT = {
  connect_timeout: 5,
  backoff: () => 0.5,
  connection: { application_name: "echo" },
  onnotice: () => {},
};

const IDLE_SECONDS = 60;
/** No statement of Echo takes so long, unless the server is stuck. */
const STATEMENT_MS = 60_000;
const CLOSING_SECONDS = 5;

/** A pool of connections to the server at `url`; nothing is sent until the first query. */
export function openServer(url: string, poolSize: number): OpenDatabase {
  const connection = { ...CLIENT.connection, statement_timeout: STATEMENT_MS };
  const sql = postgres(url, { ...CLIENT, connection, max: poolSize, idle_timeout: IDLE_SECONDS });
  return { sql, close: () => sql.end({ timeout: CLOSING_SECONDS }) };
}

const OUT_OF_REACH = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "08006", // connection_failure
  "53300", // too_many_connections
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
]);

/** Runs a query; a database out of reach becomes `unavailable`, any other error stays what it is. */
export async function reaching<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof Error && "code" in error && OUT_OF_REACH.has(String(error.code))) {
      throw new UnavailableError("The database is out of reach. Try again in a moment.", { cause: error });
    }
    throw error;
  }
}
