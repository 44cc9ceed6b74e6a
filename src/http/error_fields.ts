import type { Context } from "hono";
import type { Fields } from "../ports/log.ts";
import { endpointOf, loggedPath } from "./endpoint.ts";
import type { EchoEnv } from "./env.ts";

/** What the log says of an error that isn't the caller's, its causes included. */
export function errorFields(c: Context<EchoEnv>, error: unknown): Fields {
  return {
    request_id: c.get("requestId"),
    path: loggedPath(c.req.path, endpointOf(c)),
    causes: causesOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  };
}

/** The kinds and words of an error and of what caused it, outermost first. */
export function causesOf(error: unknown): readonly string[] {
  return error instanceof Error ? [`${error.name}: ${error.message}`, ...causesOf(error.cause)] : [];
}
