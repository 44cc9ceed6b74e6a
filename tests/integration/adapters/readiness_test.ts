import assert from "node:assert/strict";
import { lineLog } from "../../../src/adapters/telemetry/line_log.ts";
import { probedReadiness } from "../../../src/adapters/telemetry/readiness.ts";
import type { Probe, Readiness } from "../../../src/ports/readiness.ts";

interface Probed {
  readonly readiness: Readiness;
  readonly events: () => readonly string[];
  /** Moves the clock on. */
  pass(milliseconds: number): void;
}

function probing(probes: Readonly<Record<string, Probe>>, timeoutMs = 2000): Probed {
  const lines: string[] = [];
  let now = 0;
  const log = lineLog((line) => lines.push(line));
  return {
    readiness: probedReadiness({ probes, clock: { elapsed: () => now }, log, timeoutMs }),
    events: () => lines.map((line) => JSON.parse(line)).map(({ event, check }) => `${event} ${check}`),
    pass: (milliseconds) => void (now += milliseconds),
  };
}

Deno.test("each part is asked, and one that fails or rejects spoils no other", async () => {
  const { readiness } = probing({
    good: () => Promise.resolve(true),
    bad: () => Promise.resolve(false),
    broken: () => Promise.reject(new Error("postgres://a:b@c")),
  });
  const checks = await readiness.check();
  assert.deepEqual(Object.entries(checks).map(([name, { ok }]) => [name, ok]), [
    ["good", true],
    ["bad", false],
    ["broken", false],
  ]);
});

Deno.test("a part that Echo serves without is told from one that it needs", async () => {
  const probe = () => Promise.resolve(false);
  const options = { probes: { database: probe }, spare: { rate_limiter: probe }, log: lineLog(() => {}) };
  const checks = await probedReadiness({ ...options, clock: { elapsed: () => 0 } }).check();
  assert.deepEqual(Object.entries(checks).map(([name, { ok, needed }]) => [name, ok, needed]), [
    ["database", false, true],
    ["rate_limiter", false, false],
  ]);
});

Deno.test("however many ask within a second, each part is asked once", async () => {
  let asked = 0;
  const { readiness, pass } = probing({ store: () => (asked++, Promise.resolve(true)) });
  await Promise.all(Array.from({ length: 100 }, () => readiness.check()));
  pass(999);
  await readiness.check();
  assert.equal(asked, 1);
  pass(1);
  await readiness.check();
  assert.equal(asked, 2);
});

Deno.test("a part that hangs fails in time, and isn't asked again until it answers", async () => {
  let asked = 0;
  const gate = Promise.withResolvers<boolean>();
  const { readiness, pass } = probing({ store: () => (asked++, gate.promise) }, 5);
  for (let i = 0; i < 3; i++) {
    assert.equal((await readiness.check()).store!.ok, false);
    pass(1000);
  }
  assert.equal(asked, 1);
  gate.resolve(true);
  await gate.promise;
  assert.equal((await readiness.check()).store!.ok, true);
});

Deno.test("a part that fails is said once, and so is its return", async () => {
  let ok = true;
  const { readiness, pass, events } = probing({ store: () => Promise.resolve(ok) });
  for (const state of [true, false, false, true, true]) {
    ok = state;
    await readiness.check();
    pass(1000);
  }
  assert.deepEqual(events(), ["check_failed store", "check_recovered store"]);
});
