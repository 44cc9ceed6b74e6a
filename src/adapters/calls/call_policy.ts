import { ExternalApiError } from "../../domain/values/fault.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Meters } from "../../ports/meters.ts";

export interface CallPolicyOptions {
  /** The service's name in the meters and in what callers are told. */
  readonly service: string;
  readonly clock: Pick<Clock, "now" | "elapsed">;
  readonly meters: Meters;
  /** How long one try may take; 5 seconds unless given. */
  readonly timeoutMs?: number;
  /** How often a call is tried in all; 3 times unless given. */
  readonly tries?: number;
  /** So many failures in a row stop all calls for a while; 5 unless given. */
  readonly patience?: number;
  readonly pauseMs?: number;
  /** From 0 to 1; chance unless given. */
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

export interface CallOptions {
  /** True if doing it twice does no more than once: an idempotent method, or an idempotency key. */
  readonly repeatable: boolean;
}

/** An answer that another try may better, with what the service says of when. */
export class TryAgain extends Error {
  override name = "TryAgain";

  constructor(message: string, readonly afterMs: number | null) {
    super(message);
  }
}

export interface CallPolicy {
  /** Runs a call; throws ExternalApiError once all tries failed, or at once while the service rests. */
  run<T>(work: (signal: AbortSignal) => Promise<T>, options: CallOptions): Promise<T>;
  /** The same with fetch: 408, 429 and 5xx that pass are tried again, other answers are handed on. */
  fetch(request: Request): Promise<Response>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
const PASSING = new Set([408, 429, 502, 503, 504]);
const IDEMPOTENT = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]);

/**
 * One way to call other services: each try within a time-out; what may be repeated is, after a pause that doubles, with
 * full jitter, or that the service asks for (`Retry-After`); a service that keeps failing is left alone for a while, then
 * asked once. Every call and repetition is counted.
 */
export function callPolicy(options: CallPolicyOptions): CallPolicy {
  const { service, clock, meters, timeoutMs = 5000, tries = 3, patience = 5, pauseMs = 10_000 } = options;
  const { random = Math.random, sleep = pause } = options;
  let failures = 0;
  let restsUntil = -Infinity;

  async function once<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (clock.elapsed() < restsUntil) {
      meters.count("external_calls", { service, outcome: "refused" });
      throw new ExternalApiError(service, { cause: new Error("it failed too often, and is left alone for a while") });
    }
    // While one call finds out whether the service is back, the others are refused.
    if (failures >= patience) restsUntil = clock.elapsed() + pauseMs;
    const start = clock.elapsed();
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await work(signal);
      failures = 0;
      restsUntil = -Infinity;
      meters.count("external_calls", { service, outcome: "ok" });
      return answer;
    } catch (error) {
      if (++failures >= patience) restsUntil = clock.elapsed() + pauseMs;
      meters.count("external_calls", { service, outcome: signal.aborted ? "timeout" : "failed" });
      throw error;
    } finally {
      meters.time("external_call", { service }, (clock.elapsed() - start) / 1000);
    }
  }

  async function run<T>(work: (signal: AbortSignal) => Promise<T>, { repeatable }: CallOptions): Promise<T> {
    for (let tried = 1;; tried++) {
      try {
        return await once(work);
      } catch (error) {
        if (error instanceof ExternalApiError) throw error;
        if (!repeatable || tried >= tries) throw new ExternalApiError(service, { cause: error });
        meters.count("external_retries", { service });
        const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tried - 1));
        const asked = error instanceof TryAgain ? error.afterMs : null;
        await sleep(asked === null ? random() * longest : Math.min(LONGEST_PAUSE_MS, asked));
      }
    }
  }

  return {
    run,
    fetch(request) {
      const repeatable = IDEMPOTENT.has(request.method) || request.headers.has("Idempotency-Key");
      return run(async (signal) => {
        const answer = await fetch(request.clone(), { signal });
        if (!PASSING.has(answer.status)) return answer;
        await answer.body?.cancel();
        throw new TryAgain(`it answered ${answer.status}`, retryAfter(answer, clock.now()));
      }, { repeatable });
    },
  };
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date (RFC 9110); null where it says nothing. */
function retryAfter(answer: Response, now: Date): number | null {
  const said = answer.headers.get("Retry-After");
  if (said === null) return null;
  if (/^\d+$/.test(said)) return Number(said) * 1000;
  const date = Date.parse(said);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
