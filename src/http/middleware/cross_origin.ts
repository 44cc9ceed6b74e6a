import type { Context } from "hono";
import { cors } from "hono/cors";
import type { EchoEnv } from "../env.ts";
import type { Finish, Layer } from "./layers.ts";

/**
 * What pages of other sites may do: all that a key may, and read the headers that matter; cookies don't count there. Who
 * names no origin is none of them.
 *
 * @example
 * app.use(layers(crossOrigin(["https://app.example.com"])));
 */
export function crossOrigin(origins: readonly string[]): Layer {
  const share = cors({
    origin: [...origins],
    allowMethods: ["GET", "HEAD", "POST", "PATCH", "DELETE"],
    allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "X-API-Key", "X-Request-Id", "traceparent"],
    exposeHeaders: ["ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"],
    maxAge: 600,
  });
  return function crossOrigin(c, next) {
    if (!isShared(c) || (!namesOrigin(c) && c.req.method !== "OPTIONS")) return next();
    return share(c, next).then((preflight) => {
      if (preflight) c.res = preflight;
    });
  };
}

/** Says that answers differ by origin where none was named, too: what is kept of them may be asked for from one. */
export const varyByOrigin: Finish = function varyByOrigin(c) {
  if (isShared(c) && !namesOrigin(c)) c.res.headers.append("Vary", "Origin");
};

function isShared({ req }: Context<EchoEnv>): boolean {
  return req.path.startsWith("/api/");
}

function namesOrigin({ req }: Context<EchoEnv>): boolean {
  return req.header("Origin") !== undefined;
}
