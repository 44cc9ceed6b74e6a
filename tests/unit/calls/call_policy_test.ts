import assert from "node:assert/strict";
import { callPolicy, type CallPolicyOptions, TryAgain } from "../../../src/adapters/calls/call_policy.ts";

interface Watched {
  readonly slept: number[];
  readonly counted: string[];
  now: number;
  readonly policy: ReturnType<typeof callPolicy>;
}

function watched(options: Partial<CallPolicyOptions> = {}): Watched {
  const slept: number[] = [];
  const counted: string[] = [];
  const state = { slept, counted, now: 0 };
  const policy = callPolicy({
    service: "stripe",
    clock: { now: () => new Date(state.now), elapsed: () => state.now },
    meters: {
      count: (name, labels) => void counted.push([name, ...Object.values(labels)].join(" ")),
      time: () => {},
    },
    random: () => 0.5,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
    ...options,
  });
  return Object.assign(state, { policy });
}

function failing(times: number, error: Error = new Error("down")): () => Promise<string> {
  let left = times;
  return () => left-- > 0 ? Promise.reject(error) : Promise.resolve("done");
}

Deno.test("what may be repeated is: after 0.5 × 100 ms, then 0.5 × 200 ms, three tries in all", async () => {
  const { policy, slept, counted } = watched();
  assert.equal(await policy.run(failing(2), { repeatable: true }), "done");
  assert.deepEqual(slept, [50, 100]);
  assert.equal(counted.filter((line) => line === "external_retries stripe").length, 2);
  await assert.rejects(policy.run(failing(3), { repeatable: true }), { code: "external_api_failed" });
});

Deno.test("what may not be repeated is tried once, whatever went wrong", async () => {
  const { policy, slept } = watched();
  await assert.rejects(policy.run(failing(1), { repeatable: false }), (error: Error) => {
    return /stripe/.test(error.message) && (error.cause as Error).message === "down";
  });
  assert.deepEqual(slept, []);
});

Deno.test("the pause is what the service asks for, and never longer than ten seconds", async () => {
  const { policy, slept } = watched();
  await policy.run(failing(1, new TryAgain("busy", 3000)), { repeatable: true });
  await policy.run(failing(1, new TryAgain("busy", 3_600_000)), { repeatable: true });
  assert.deepEqual(slept, [3000, 10_000]);
});

Deno.test("after 5 failures in a row the service is left alone for 10 s, then asked once, then again as ever", async () => {
  const state = watched();
  const ask = (work: () => Promise<string>) => state.policy.run(work, { repeatable: false });
  for (let i = 0; i < 5; i++) await assert.rejects(ask(failing(1)));
  let asked = 0;
  const counting = () => Promise.resolve(String(++asked));
  await assert.rejects(ask(counting), { code: "external_api_failed" });
  assert.equal(asked, 0);
  assert.equal(state.counted.at(-1), "external_calls stripe refused");
  state.now = 10_000;
  await assert.rejects(ask(failing(1)));
  await assert.rejects(ask(counting));
  state.now = 20_000;
  assert.equal(await ask(counting), "1");
  assert.equal(await ask(counting), "2");
});

Deno.test("a try that takes too long is given up and counted as a time-out", async () => {
  const { policy, counted } = watched({ timeoutMs: 5 });
  const endless = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  await assert.rejects(policy.run(endless, { repeatable: false }), { code: "external_api_failed" });
  assert.deepEqual(counted, ["external_calls stripe timeout"]);
});

Deno.test("over HTTP a GET is repeated after 503 with Retry-After, a POST only with an Idempotency-Key", async () => {
  let answers: Response[] = [];
  const asked: string[] = [];
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    asked.push(request.method);
    return answers.shift() ?? new Response("fine");
  });
  const url = `http://127.0.0.1:${server.addr.port}/`;
  const busy = () => new Response("busy", { status: 503, headers: { "Retry-After": "2" } });
  const { policy, slept } = watched();
  try {
    answers = [busy()];
    assert.equal(await (await policy.fetch(new Request(url))).text(), "fine");
    assert.deepEqual(slept, [2000]);
    answers = [busy()];
    await assert.rejects(policy.fetch(new Request(url, { method: "POST", body: "x" })), {
      code: "external_api_failed",
    });
    answers = [busy()];
    const keyed = new Request(url, { method: "POST", body: "x", headers: { "Idempotency-Key": "k" } });
    assert.equal(await (await policy.fetch(keyed)).text(), "fine");
    answers = [new Response("no", { status: 422 })];
    assert.equal((await policy.fetch(new Request(url))).status, 422);
    assert.deepEqual(asked, ["GET", "GET", "POST", "POST", "POST", "GET"]);
  } finally {
    await server.shutdown();
  }
});
