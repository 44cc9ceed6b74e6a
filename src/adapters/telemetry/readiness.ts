import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Check, Probe, Readiness } from "../../ports/readiness.ts";

export interface ReadinessOptions {
  readonly probes: Readonly<Record<string, Probe>>;
  /** Of parts without which Echo serves all the same. */
  readonly spare?: Readonly<Record<string, Probe>>;
  readonly clock: Pick<Clock, "elapsed">;
  readonly log: Log;
  /** How long a probe may take before its part counts as failed; 2 seconds unless given. */
  readonly timeoutMs?: number;
}

const FRESH_MS = 1000;
const TIMEOUT_MS = 2000;

/**
 * Asks every probe at once and waits for none longer than the time-out. What was found holds for a second, and a probe
 * that still hangs isn't asked again: however many ask Echo, each part is asked once. A part that fails, and one that is
 * back, is said in the log.
 */
export function probedReadiness(options: ReadinessOptions): Readiness {
  const { probes, spare = {}, clock, log, timeoutMs = TIMEOUT_MS } = options;
  const hanging = new Map<string, Promise<boolean>>();
  const failed = new Set<string>();
  let found: { readonly at: number; readonly checks: Promise<Readonly<Record<string, Check>>> } | undefined;

  function asked(name: string, probe: Probe): Promise<boolean> {
    const before = hanging.get(name);
    if (before) return before;
    const answer = probe().finally(() => hanging.delete(name));
    hanging.set(name, answer);
    return answer;
  }

  async function checked(name: string, probe: Probe, needed: boolean): Promise<readonly [string, Check]> {
    const start = clock.elapsed();
    let cause: unknown;
    const ok = await within(timeoutMs, asked(name, probe)).catch((error: unknown) => {
      cause = error;
      return false;
    });
    tell(name, ok, cause);
    return [name, { ok, needed, milliseconds: Math.round(clock.elapsed() - start) }];
  }

  function tell(name: string, ok: boolean, cause: unknown): void {
    if (ok && failed.delete(name)) log.info("check_recovered", { check: name });
    if (ok || failed.has(name)) return;
    failed.add(name);
    log.warn("check_failed", { check: name, cause });
  }

  async function checkAll(): Promise<Readonly<Record<string, Check>>> {
    const checking = [
      ...Object.entries(probes).map(([name, probe]) => checked(name, probe, true)),
      ...Object.entries(spare).map(([name, probe]) => checked(name, probe, false)),
    ];
    return Object.fromEntries(await Promise.all(checking));
  }

  return {
    check() {
      const now = clock.elapsed();
      if (!found || now - found.at >= FRESH_MS) found = { at: now, checks: checkAll() };
      return found.checks;
    },
  };
}

/** The answer, or an error once the time is over. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
