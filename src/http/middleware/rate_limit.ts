import type { Context, MiddlewareHandler } from "hono";
import { EchoError } from "../../domain/values/fault.ts";
import type { Budget, Decision, RateLimiter } from "../../ports/rate_limiter.ts";
import { budgetFor } from "../budgets.ts";
import { clientAddress } from "../client_address.ts";
import type { EchoEnv } from "../env.ts";

export interface RateLimitOptions {
  readonly limiter: RateLimiter;
  readonly budgets: Readonly<Record<Budget["name"], Budget>>;
  /** Proxies before Echo whose `X-Forwarded-For` is believed. */
  readonly trustedHops: number;
}

/**
 * Takes every request from its budget: of its key where `by` is "key" (which goes behind the authentication), else of
 * the address it comes from. Says in headers what is left; refuses what is too much as `rate_limited`.
 *
 * @example
 * app.use(rateLimit("address", { limiter, budgets: budgetsOf(100, 60), trustedHops: 0 }));
 */
export function rateLimit(by: "address" | "key", options: RateLimitOptions): MiddlewareHandler<EchoEnv> {
  return async function rateLimit(c, next) {
    const special = budgetFor(c.req.method, c.req.path);
    const subject = subjectOf(c, by, options.trustedHops);
    if (special === "free" || subject === null) return await next();
    if (by === "address" && presentsKey(c)) {
      // The key's own budget counts once it is known; before that, keys that are made up mustn't come in endlessly.
      const { requests, windowSeconds } = options.budgets.default;
      const guessing = { name: "default", requests: GUESSES * requests, windowSeconds } as const;
      refuse(c, guessing, await options.limiter.take(guessing, `guessing:${subject}`));
      return await next();
    }
    const names: readonly Budget["name"][] = special === null ? ["default"] : ["default", special];
    const taken = await Promise.all(names.map(async (name) => {
      const budget = options.budgets[name];
      return [budget, await options.limiter.take(budget, subject)] as const;
    }));
    const [budget, decision] = taken.reduce((a, b) => scarcer(a[1], b[1]) ? a : b);
    c.header("RateLimit-Policy", `"${budget.name}";q=${budget.requests};w=${budget.windowSeconds}`);
    c.header("RateLimit", `"${budget.name}";r=${decision.remaining};t=${decision.resetSeconds}`);
    refuse(c, budget, decision);
    await next();
  };
}

/** So many keys' budgets one address may ask with. */
const GUESSES = 10;

function refuse(c: Context<EchoEnv>, { requests, windowSeconds }: Budget, decision: Decision): void {
  if (decision.outcome !== "limited") return;
  c.header("Retry-After", String(decision.resetSeconds));
  throw new EchoError({
    code: "rate_limited",
    detail: `Too many requests: ${requests} in ${windowSeconds} seconds are allowed here. ` +
      `Try again in ${decision.resetSeconds} seconds.`,
  });
}

function presentsKey(c: Context<EchoEnv>): boolean {
  return Boolean(c.req.header("Authorization") || c.req.header("X-API-Key"));
}

/** Who the request is counted for; null where that is for the other of the two places. */
function subjectOf(c: Context<EchoEnv>, by: "address" | "key", hops: number): string | null {
  const key = c.get("caller")?.key;
  if (by === "key") return key ? `key:${key.id}` : null;
  const address = clientAddress(peerOf(c), c.req.header("X-Forwarded-For"), hops);
  Object.assign(c.get("event"), { client: address });
  return `address:${address}`;
}

/** The other end of the connection, as the server tells it; a request that came by none has no address. */
function peerOf({ env }: Context<EchoEnv>): string | undefined {
  const connection = env as { readonly remoteAddr?: { readonly hostname?: string } } | undefined;
  return connection?.remoteAddr?.hostname;
}

function scarcer(one: Decision, other: Decision): boolean {
  if (one.outcome !== other.outcome) return one.outcome === "limited";
  return one.remaining < other.remaining;
}
