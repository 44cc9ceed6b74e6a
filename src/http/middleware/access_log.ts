import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Log } from "../../ports/log.ts";
import type { EchoEnv } from "../env.ts";

export interface AccessLogOptions {
  readonly log: Log;
  /** Milliseconds, never backwards. */
  readonly elapsed: () => number;
}

/**
 * One line a request, once it is answered: what was asked for, what came of it, how long it took.
 *
 * @example
 * app.use(accessLog({ log, elapsed: () => performance.now() }));
 */
export function accessLog({ log, elapsed }: AccessLogOptions): MiddlewareHandler<EchoEnv> {
  return async function accessLog(c, next) {
    const start = elapsed();
    c.set("event", {});
    await next();
    log.info("request", {
      request_id: c.get("requestId"),
      method: c.req.method,
      route: routePath(c, -1),
      path: c.req.path,
      status: c.res.status,
      milliseconds: Math.round(elapsed() - start),
      error: c.get("faultCode"),
      ...c.get("event"),
    });
  };
}
