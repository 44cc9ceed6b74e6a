import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { EchoEnv } from "../env.ts";

export interface AccessLogOptions {
  /** Takes one JSON line a request. */
  readonly log: (line: string) => void;
  /** Milliseconds, never backwards. */
  readonly elapsed: () => number;
}

/**
 * One JSON line a request, once it is answered: what was asked for, what came of it, how long it took.
 *
 * @example
 * app.use(accessLog({ log: console.log, elapsed: () => performance.now() }));
 */
export function accessLog({ log, elapsed }: AccessLogOptions): MiddlewareHandler<EchoEnv> {
  return async function accessLog(c, next) {
    const start = elapsed();
    await next();
    log(JSON.stringify({
      event: "request",
      request_id: c.get("requestId"),
      method: c.req.method,
      route: routePath(c, -1),
      path: c.req.path,
      status: c.res.status,
      milliseconds: Math.round(elapsed() - start),
      error: c.get("faultCode"),
    }));
  };
}
