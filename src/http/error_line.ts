import type { Context } from "hono";
import type { EchoEnv } from "./env.ts";

/** An error that isn't the caller's as one line of JSON for the log, its causes included. */
export function errorLine(c: Context<EchoEnv>, error: unknown): string {
  return JSON.stringify({
    event: "error",
    request_id: c.get("requestId"),
    path: c.req.path,
    causes: causesOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  });
}

function causesOf(error: unknown): readonly string[] {
  return error instanceof Error ? [`${error.name}: ${error.message}`, ...causesOf(error.cause)] : [];
}
