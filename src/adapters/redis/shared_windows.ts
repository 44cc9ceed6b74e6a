import { Ratelimit } from "@upstash/ratelimit";
import type { Budget } from "../../ports/rate_limiter.ts";
import type { WindowStore } from "./window_store.ts";

/** The few verbs of Redis that counting takes. */
export interface Verbs {
  evalsha(sha1: string, keys: readonly string[], args: readonly unknown[]): Promise<unknown>;
  eval(script: string, keys: readonly string[], args: readonly unknown[]): Promise<unknown>;
  ping(): Promise<unknown>;
  close(): Promise<void>;
}

type RatelimitClient = ConstructorParameters<typeof Ratelimit>[0]["redis"];

/** Windows in a Redis that all instances share; `prefix` keeps apart those who share the Redis. */
export function sharedWindows(verbs: Verbs, prefix: string): WindowStore {
  // The library is typed by the client it grew up with and calls these two alone; a fixed limit needs neither get nor set.
  const redis = { evalsha: verbs.evalsha, eval: verbs.eval, get: unused, set: unused } as unknown as RatelimitClient;
  const limiters = new Map<string, Ratelimit>();
  function limiterOf({ name, requests, windowSeconds }: Budget): Ratelimit {
    const key = `${name}:${requests}:${windowSeconds}`;
    const limiter = limiters.get(key) ?? new Ratelimit({
      redis,
      limiter: Ratelimit.slidingWindow(requests, `${windowSeconds} s`),
      prefix: `${prefix}:${key}`,
      // The caller waits no longer than it wants to; what is blocked is asked for too, so that instances agree.
      timeout: 0,
      ephemeralCache: false,
      analytics: false,
    });
    limiters.set(key, limiter);
    return limiter;
  }
  return {
    async take(budget, subject) {
      const { success, remaining, reset } = await limiterOf(budget).limit(subject);
      return { remaining: success ? Math.max(0, remaining) : -1, reset };
    },
    answers: async () => await verbs.ping() === "PONG",
    close: () => verbs.close(),
  };
}

function unused(): never {
  throw new Error("Counting reads and writes nothing but through its scripts.");
}
