import type { Context } from "hono";
import { routePath } from "hono/route";
import type { Fields } from "../ports/log.ts";
import type { EchoEnv } from "./env.ts";

/** What the log says of an error that isn't the caller's, its causes included. */
export function errorFields(c: Context<EchoEnv>, error: unknown): Fields {
  return {
    request_id: c.get("requestId"),
    path: loggedPath(c.req.path, routePath(c, -1)),
    causes: causesOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  };
}

/** The kinds and words of an error and of what caused it, outermost first. */
export function causesOf(error: unknown): readonly string[] {
  return error instanceof Error ? [`${error.name}: ${error.message}`, ...causesOf(error.cause)] : [];
}

/** The path as the log may say it: where a part of it is a secret, the route's pattern. */
export function loggedPath(path: string, pattern: string): string {
  return pattern.includes("/:token") ? pattern : path;
}
