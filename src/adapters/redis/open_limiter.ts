import type { Log } from "../../ports/log.ts";
import type { Meters } from "../../ports/meters.ts";
import type { Budget, Decision, RateLimiter } from "../../ports/rate_limiter.ts";
import type { Taken, WindowStore } from "./window_store.ts";

export interface OpenLimiterOptions {
  readonly log: Log;
  readonly meters: Pick<Meters, "count">;
  /** How long a request waits for the store; 200 ms unless given. */
  readonly timeoutMs?: number;
}

/**
 * A limiter that fails open: where the store is down or slower than the time-out the request passes, and is counted. That
 * the store went, and that it is back, is said in the log once each.
 */
export function openLimiter(store: WindowStore, { log, meters, timeoutMs = 200 }: OpenLimiterOptions): RateLimiter {
  let isDown = false;

  function decided({ windowSeconds }: Budget, { remaining, reset }: Taken): Decision {
    const resetSeconds = Math.max(1, Math.ceil((reset - Date.now()) / 1000));
    const outcome = remaining < 0 ? "limited" : "allowed";
    return { outcome, remaining: Math.max(0, remaining), resetSeconds: Math.min(windowSeconds, resetSeconds) };
  }

  async function decide(budget: Budget, taking: Promise<Taken>): Promise<Decision> {
    try {
      const taken = await within(timeoutMs, taking);
      if (isDown) log.info("rate_limiter_recovered");
      isDown = false;
      return counted(budget, decided(budget, taken));
    } catch (cause) {
      if (!isDown) log.warn("rate_limiter_down", { cause });
      isDown = true;
      const { requests: remaining, windowSeconds: resetSeconds } = budget;
      return counted(budget, { outcome: "failed_open", remaining, resetSeconds });
    }
  }

  function counted({ name: budget }: Budget, decision: Decision): Decision {
    meters.count("rate_limit_decisions", { budget, outcome: decision.outcome });
    return decision;
  }

  return {
    take(budget, subject) {
      const taken = store.take(budget, subject);
      return taken instanceof Promise ? decide(budget, taken) : counted(budget, decided(budget, taken));
    },
    answers: () => within(timeoutMs, store.answers()).catch(() => false),
    close: () => store.close(),
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  // Nobody waits for what comes after the time-out.
  work.catch(() => {});
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
