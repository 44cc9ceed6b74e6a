import type { Context } from "hono";
import { matchedRoutes } from "hono/route";

/** The pattern of the route that a request fits, `none` where it fits none: a bounded word for a label. */
export function endpointOf(c: Context): string {
  return matchedRoutes(c).find(({ method, path }) => method !== "ALL" || !path.endsWith("*"))?.path ?? "none";
}

/** The path as the log may say it: where a part of it is a secret, the pattern. */
export function loggedPath(path: string, endpoint: string): string {
  return endpoint.includes("/:token") ? endpoint : path;
}
