import type { Hono } from "hono";
import type { EchoEnv } from "../../src/http/env.ts";

/** A route as a caller sees it; its parameters stand as `{id}`. */
export interface Operation {
  readonly method: string;
  readonly path: string;
}

/** Every route of an app, pages among them, as a document of the API would list them. */
export function operationsOf(app: Hono<EchoEnv>): readonly Operation[] {
  const seen = new Map<string, Operation>();
  for (const { method, path } of app.routes) {
    if (method === "ALL" || path.includes("*")) continue;
    const written = path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, "{$1}");
    seen.set(`${method} ${written}`, { method, path: written });
  }
  return [...seen.values()];
}
