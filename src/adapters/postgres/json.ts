import type postgres from "postgres";
import type { Transaction } from "./client.ts";

// The number of the type json in pg_type.
const JSON_TYPE = 114;

/** A json parameter. What comes here is plain data: the domain's types hold no functions and no dates. */
export function json(sql: Transaction, value: object): postgres.Parameter {
  return sql.typed(value as postgres.SerializableParameter, JSON_TYPE);
}
