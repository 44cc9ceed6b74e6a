import type { Context, MiddlewareHandler, Next } from "hono";
import type { EchoEnv } from "../env.ts";

/** A middleware that leaves its answer in `c.res` and returns none. */
export type Layer = (c: Context<EchoEnv>, next: Next) => Promise<void>;

/** What is looked at before a request goes on; it throws what is wrong. */
export type Check = (c: Context<EchoEnv>) => void;

/** What every answer is given on its way out. */
export type Finish = (c: Context<EchoEnv>) => void;

/**
 * Several layers as one middleware, the first outermost: the router and Hono's dispatch, which cost more than what most of
 * them do, come in once for all. What a layer throws becomes an answer outside of them all: one that adds to answers sees
 * its inner layers' problems only from another `layers`.
 *
 * @example
 * app.use(layers(accessLog(options), finished(security)));
 */
export function layers(...all: readonly Layer[]): MiddlewareHandler<EchoEnv> {
  return all.reduceRight((inner, layer) => (c, next) => layer(c, () => inner(c, next)));
}

/** A layer that only looks. */
export function checked(...checks: readonly Check[]): Layer {
  return function checked(c, next) {
    for (const check of checks) check(c);
    return next();
  };
}

/** A layer that only adds to answers. */
export function finished(...finishes: readonly Finish[]): Layer {
  return async function finished(c, next) {
    await next();
    for (const finish of finishes) finish(c);
  };
}
