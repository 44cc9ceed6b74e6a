import postgres from "postgres";
import { UnavailableError } from "../../domain/values/fault.ts";

export type Sql = postgres.Sql;
export type Transaction = postgres.TransactionSql;

export interface ClientOptions {
  readonly poolSize: number;
  /** One connection that takes unnamed statements only, as the embedded database needs it. */
  readonly embedded?: boolean;
}

/** A pool of connections to the database at `url`; nothing is sent until the first query. */
export function connect(url: string, { poolSize, embedded = false }: ClientOptions): Sql {
  return postgres(url, {
    max: embedded ? 1 : poolSize,
    prepare: !embedded,
    connect_timeout: 5,
    idle_timeout: embedded ? 0 : 60,
    onnotice: () => {},
  });
}

const OUT_OF_REACH = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "57P01", // admin_shutdown
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
