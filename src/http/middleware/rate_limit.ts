import type { Context, Next } from "hono";
import { EchoError } from "../../domain/values/fault.ts";
import type { Budget, Decision, RateLimiter } from "../../ports/rate_limiter.ts";
import { budgetFor } from "../budgets.ts";
import { clientAddress } from "../client_address.ts";
import type { EchoEnv, Taken } from "../env.ts";
import { OPEN_PATHS } from "../open_paths.ts";
import type { Finish, Layer } from "./layers.ts";

export interface RateLimitOptions {
  readonly limiter: RateLimiter;
  readonly budgets: Readonly<Record<Budget["name"], Budget>>;
  /** Proxies before Echo whose `X-Forwarded-For` is believed. */
  readonly trustedHops: number;
}

/**
 * Takes every request from its budget: of its key where `by` is "key" (which goes behind the authentication), else of
 * the address it comes from. Refuses what is too much as `rate_limited`; `sayBudget` says what is left.
 *
 * @example
 * app.use(layers(rateLimit("address", { limiter, budgets: budgetsOf(100, 60), trustedHops: 0 })));
 */
export function rateLimit(by: "address" | "key", { limiter, budgets, trustedHops }: RateLimitOptions): Layer {
  const guessing = guessLimit(limiter, { ...budgets.default, requests: GUESSES * budgets.default.requests });

  async function take(c: Context<EchoEnv>, next: Next, subject: string, kinds: readonly Budget["name"][]) {
    const taking = kinds.map((kind) => limiter.take(budgets[kind], subject));
    const decisions = taking.some((each) => each instanceof Promise) ? await Promise.all(taking) : taking as Decision[];
    const taken = decisions.map((decision, i) => ({ budget: budgets[kinds[i]!], decision })).reduce(scarcer);
    c.set("taken", taken);
    if (taken.decision.outcome === "limited") throw refusal(taken);
    await next();
  }

  return function rateLimit(c, next) {
    const special = budgetFor(c.req.method, c.req.path);
    const subject = subjectOf(c, by, trustedHops);
    if (special === "free" || subject === null) return next();
    if (by === "address" && presentsKey(c) && !OPEN_PATHS.test(c.req.path)) return guessing(c, next, subject);
    return take(c, next, subject, special === null ? DEFAULT : ["default", special]);
  };
}

const DEFAULT: readonly Budget["name"][] = ["default"];

/** Says what is left of the budget that a request was taken from, and when there is more. */
export const sayBudget: Finish = function sayBudget(c) {
  const taken = c.get("taken");
  if (taken === undefined) return;
  const { budget: { name, requests, windowSeconds }, decision: { outcome, remaining, resetSeconds } } = taken;
  const { headers } = c.res;
  headers.set("RateLimit-Policy", `"${name}";q=${requests};w=${windowSeconds}`);
  headers.set("RateLimit", `"${name}";r=${remaining};t=${resetSeconds}`);
  if (outcome === "limited") headers.set("Retry-After", String(resetSeconds));
};

/** An address may be wrong as often as ten keys may ask: one old key in an office mustn't lock the others out. */
const GUESSES = 10;
const MOST_SPENT = 10_000;

/**
 * A request with a key, where one is needed, is taken from the key's own budget, once that is known. Keys that are made up
 * are counted for the address they come from; once they are too many, no key of it is looked at for a while.
 */
function guessLimit(limiter: RateLimiter, budget: Budget) {
  // Until when (ms since 1970) an address is refused.
  const spent = new Map<string, number>();

  async function count(subject: string): Promise<void> {
    const decision = await limiter.take(budget, `guessing:${subject}`);
    if (decision.remaining > 0) return;
    if (spent.size >= MOST_SPENT) spent.delete(spent.keys().next().value!);
    spent.set(subject, Date.now() + 1000 * decision.resetSeconds);
  }

  return async function guessing(c: Context<EchoEnv>, next: Next, subject: string): Promise<void> {
    const seconds = Math.ceil(((spent.get(subject) ?? 0) - Date.now()) / 1000);
    if (seconds > 0) {
      const taken = { budget, decision: { outcome: "limited", remaining: 0, resetSeconds: seconds } } as const;
      c.set("taken", taken);
      throw refusal(taken);
    }
    try {
      await next();
    } catch (error) {
      if (error instanceof EchoError && error.code === "unauthorized") await count(subject);
      throw error;
    }
  };
}

function refusal({ budget: { requests, windowSeconds }, decision }: Taken): EchoError {
  return new EchoError({
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
  if (by === "key") {
    const key = c.get("caller")?.key;
    return key ? `key:${key.id}` : null;
  }
  const address = clientAddress(peerOf(c), hops > 0 ? c.req.header("X-Forwarded-For") : undefined, hops);
  c.get("event").client = address;
  return `address:${address}`;
}

/** The other end of the connection, as the server tells it; a request that came by none has no address. */
function peerOf({ env }: Context<EchoEnv>): string | undefined {
  const connection = env as { readonly remoteAddr?: { readonly hostname?: string } } | undefined;
  return connection?.remoteAddr?.hostname;
}

/** What refuses, else what leaves the least. */
function scarcer(one: Taken, other: Taken): Taken {
  const [a, b] = [one.decision, other.decision];
  if (a.outcome !== b.outcome) return a.outcome === "limited" ? one : other;
  return a.remaining < b.remaining ? one : other;
}
