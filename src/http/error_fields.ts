import type { Context } from "hono";
import type { Fields } from "../ports/log.ts";
import type { EchoEnv } from "./env.ts";

/** What the log says of an error that isn't the caller's, its causes included. */
export function errorFields(c: Context<EchoEnv>, error: unknown): Fields {
  return {
    request_id: c.get("requestId"),
    path: c.req.path,
    causes: causesOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  };
}

function causesOf(error: unknown): readonly string[] {
  return error instanceof Error ? [`${error.name}: ${error.message}`, ...causesOf(error.cause)] : [];
}
