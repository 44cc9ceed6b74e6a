import type { Scope } from "../domain/values/scope.ts";

/** Questions that are too long for an address: they change nothing. */
const ASKING: ReadonlySet<string> = new Set(["/api/v1/metrics/calculate", "/api/v1/metrics/timeseries"]);

/** What a caller needs for a request: `read` to look, `write` to change, `admin` for keys. */
export function neededScope(method: string, path: string): Scope {
  if (path === "/api/v1/keys" || path.startsWith("/api/v1/keys/")) return "admin";
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return "read";
  return method === "POST" && ASKING.has(path) ? "read" : "write";
}
