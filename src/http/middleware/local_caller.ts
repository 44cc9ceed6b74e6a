import type { MiddlewareHandler } from "hono";
import type { Workspace } from "../../flows/workspace.ts";
import type { EchoEnv } from "../env.ts";

/**
 * Lets everyone in to one workspace.
 *
 * @example
 * app.use(localCaller({ id: "ws_local", currency: "USD", timezone: "UTC" }));
 */
export function localCaller(workspace: Workspace): MiddlewareHandler<EchoEnv> {
  return async function localCaller(c, next) {
    c.set("caller", { workspace });
    await next();
  };
}
