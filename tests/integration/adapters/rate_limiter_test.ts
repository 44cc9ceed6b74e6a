import assert from "node:assert/strict";
import { callPolicy } from "../../../src/adapters/calls/call_policy.ts";
import { memoryWindows } from "../../../src/adapters/redis/memory_windows.ts";
import { openLimiter } from "../../../src/adapters/redis/open_limiter.ts";
import { sharedWindows } from "../../../src/adapters/redis/shared_windows.ts";
import { tcpVerbs } from "../../../src/adapters/redis/tcp_verbs.ts";
import { upstashVerbs } from "../../../src/adapters/redis/upstash_verbs.ts";
import type { WindowStore } from "../../../src/adapters/redis/window_store.ts";
import { systemClock } from "../../../src/adapters/system/clock.ts";
import { lineLog } from "../../../src/adapters/telemetry/line_log.ts";
import { unmetered } from "../../../src/adapters/telemetry/unobserved.ts";
import { createApp } from "../../../src/http/app.ts";
import { budgetsOf } from "../../../src/http/budgets.ts";
import type { Meters } from "../../../src/ports/meters.ts";
import type { Budget, RateLimiter } from "../../../src/ports/rate_limiter.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { LIMITS, WORKSPACE } from "../../support/read_text.ts";
import { tcpProxy } from "../../support/tcp_proxy.ts";
import { upstashFront } from "../../support/upstash_front.ts";

const REDIS = Deno.env.get("TEST_REDIS_URL");
// A window of many years: it doesn't move on while a test runs.
const LONG = 1_000_000_000;

function budget(requests: number): Budget {
  return { name: "default", requests, windowSeconds: LONG };
}

interface Stores {
  /** Two views of one store, as two instances of Echo have. */
  readonly pair: readonly [WindowStore, WindowStore];
  close(): Promise<void>;
}

const KINDS: Readonly<Record<string, () => Promise<Stores>>> = {
  memory() {
    const store = memoryWindows(systemClock);
    return Promise.resolve({ pair: [store, store], close: () => store.close() });
  },
  ...(REDIS === undefined ? {} : {
    "Redis over TCP"() {
      const prefix = `echo_test:${crypto.randomUUID()}`;
      const pair = [sharedWindows(tcpVerbs(REDIS), prefix), sharedWindows(tcpVerbs(REDIS), prefix)] as const;
      return Promise.resolve({ pair, close: async () => void await Promise.all(pair.map((store) => store.close())) });
    },
    async "Redis behind Upstash's REST"() {
      const front = await upstashFront(REDIS);
      const prefix = `echo_test:${crypto.randomUUID()}`;
      const { run } = callPolicy({ service: "upstash", clock: systemClock, meters: unmetered });
      const store = () =>
        sharedWindows(upstashVerbs(front.url, front.token, (work) => run(work, { repeatable: false })), prefix);
      return { pair: [store(), store()], close: () => front.close() };
    },
  }),
};

function patient(store: WindowStore): RateLimiter {
  return openLimiter(store, { log: lineLog(() => {}), meters: unmetered, timeoutMs: 10_000 });
}

function appOn(limiter: RateLimiter, requests: number) {
  const rateLimit = { budgets: budgetsOf(requests, LONG), trustedHops: 0 };
  const options = { limits: LIMITS, workspace: WORKSPACE, auth: "local", secureCookies: false, rateLimit } as const;
  return createApp({ ...memoryDeps(), limiter }, options);
}

async function ready(store: WindowStore): Promise<void> {
  for (let tries = 0; tries < 200 && !await store.answers().catch(() => false); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

for (const [name, open] of Object.entries(KINDS)) {
  Deno.test({ name: `limits counted in ${name}`, sanitizeOps: false, sanitizeResources: false }, async (t) => {
    const stores = await open();
    await Promise.all(stores.pair.map(ready));
    try {
      await t.step("3 of 4 pass, each subject and budget for itself", async () => {
        const limiter = patient(stores.pair[0]);
        const outcomes: string[] = [];
        for (let i = 0; i < 4; i++) outcomes.push((await limiter.take(budget(3), "a")).outcome);
        assert.deepEqual(outcomes, ["allowed", "allowed", "allowed", "limited"]);
        const { outcome, remaining, resetSeconds } = await limiter.take(budget(3), "b");
        assert.deepEqual([outcome, remaining], ["allowed", 2]);
        assert.ok(resetSeconds > 0 && resetSeconds <= LONG);
        assert.equal((await limiter.take({ ...budget(3), name: "upload" }, "a")).outcome, "allowed");
      });

      await t.step("two instances share a window: of 150 requests at once exactly 100 pass", async () => {
        const apps = stores.pair.map((store) => appOn(patient(store), 100));
        const answers = await Promise.all(
          Array.from({ length: 150 }, (_, i) => apps[i % 2]!.request("/api/v1/metrics/mrr")),
        );
        const statuses = answers.map(({ status }) => status);
        assert.equal(statuses.filter((status) => status === 200).length, 100);
        assert.equal(statuses.filter((status) => status === 429).length, 50);
        const refused = answers.find(({ status }) => status === 429)!;
        assert.equal(refused.headers.get("RateLimit-Policy"), `"default";q=100;w=${LONG}`);
        assert.match(refused.headers.get("RateLimit")!, /^"default";r=0;t=\d+$/);
        assert.ok(Number(refused.headers.get("Retry-After")) > 0);
        assert.equal((await refused.json()).code, "rate_limited");
        assert.equal((await apps[0]!.request("/health")).status, 200);
      });
    } finally {
      await stores.close();
    }
  });
}

if (REDIS !== undefined) {
  Deno.test({
    name:
      "killing Redis under load fails no request; hanging it delays one by the time-out; afterwards it counts again",
    sanitizeOps: false,
    sanitizeResources: false,
  }, async () => {
    const { hostname, port } = new URL(REDIS);
    const proxy = tcpProxy({ hostname, port: Number(port || 6379) });
    const store = sharedWindows(tcpVerbs(`redis://127.0.0.1:${proxy.port}`), `echo_test:${crypto.randomUUID()}`);
    const lines: string[] = [];
    const told: string[] = [];
    const meters: Pick<Meters, "count"> = {
      count: (_, labels) => void told.push("outcome" in labels ? labels.outcome : ""),
    };
    const limiter = openLimiter(store, { log: lineLog((line) => void lines.push(line)), meters, timeoutMs: 300 });
    const app = appOn(limiter, 1_000_000);
    const load = async (count: number) => {
      const answers = await Promise.all(Array.from({ length: count }, () => app.request("/api/v1/metrics/mrr")));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    };
    try {
      await ready(store);
      await load(50);
      assert.equal(told.includes("failed_open"), false);
      const underWay = load(100);
      proxy.cut();
      await underWay;
      await load(100);
      assert.ok(told.includes("failed_open"));
      proxy.hang();
      const start = performance.now();
      await load(20);
      assert.ok(performance.now() - start < 5000);
      proxy.open();
      await ready(store);
      told.length = 0;
      await load(20);
      assert.ok(told.every((outcome) => outcome === "allowed"));
      const events = lines.map((line) => JSON.parse(line).event);
      assert.ok(events.filter((event) => event === "rate_limiter_down").length <= 3, String(events));
      assert.equal(events.at(-1), "rate_limiter_recovered");
    } finally {
      await limiter.close();
      await proxy.close();
    }
  });
}
