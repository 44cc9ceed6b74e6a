import { reaching, type Sql, type Transaction } from "./client.ts";

/**
 * Runs queries on the rows of one workspace, as of one instant where they only read, all or nothing where they write.
 * A database out of reach is `unavailable`.
 */
export function inWorkspace<T>(
  sql: Sql,
  _workspace: string,
  mode: "read" | "write",
  queries: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const options = mode === "read" ? "ISOLATION LEVEL REPEATABLE READ READ ONLY" : "";
  return reaching(async () => await sql.begin(options, queries) as T);
}
