import assert from "node:assert/strict";
import type { Hono } from "hono";
import { prometheusMeters } from "../../../src/adapters/telemetry/prometheus.ts";
import { systemVitals } from "../../../src/adapters/system/vitals.ts";
import { createApp } from "../../../src/http/app.ts";
import type { EchoEnv } from "../../../src/http/env.ts";
import type { OperatorAccess } from "../../../src/http/operators.ts";
import type { AppOptions } from "../../../src/http/options.ts";
import { readExposition } from "../../support/exposition.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { LIMITS, WORKSPACE } from "../../support/read_text.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { post, upload } from "./api_contract.ts";

const APP = { auth: "local", secureCookies: false } as const;

const TOKEN = "4f1c9be07d2a8635f0e1b2c3d4a59687";
const FOR_OPERATORS = ["/metrics", "/health/detailed"];

function measuredApp(options: Partial<AppOptions> = {}): Hono<EchoEnv> {
  const build = { version: "1.0.0", runtime: "deno" };
  const meters = prometheusMeters({ vitals: systemVitals, build, poolSize: 1 });
  return createApp({ ...memoryDeps(), meters }, {
    ...APP,
    limits: LIMITS,
    workspace: WORKSPACE,
    operators: "everyone",
    ...options,
  });
}

async function statuses(operators: OperatorAccess | undefined, authorization?: string): Promise<readonly number[]> {
  const app = measuredApp(operators === undefined ? { operators } : { operators });
  const headers = authorization === undefined ? undefined : { Authorization: authorization };
  return await Promise.all(FOR_OPERATORS.map(async (path) => (await app.request(path, { headers })).status));
}

Deno.test("what is for operators is open where it is, takes the token where there is one, else isn't there", async () => {
  assert.deepEqual(await statuses("everyone"), [200, 200]);
  assert.deepEqual(await statuses("nobody"), [404, 404]);
  assert.deepEqual(await statuses("nobody", `Bearer ${TOKEN}`), [404, 404]);
  assert.deepEqual(await statuses({ token: TOKEN }, `Bearer ${TOKEN}`), [200, 200]);
  for (
    const wrong of [undefined, "", `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN, "Bearer "]
  ) {
    assert.deepEqual(await statuses({ token: TOKEN }, wrong), [401, 401], wrong);
  }
  const refused = await measuredApp({ operators: { token: TOKEN } }).request("/metrics");
  assert.match(refused.headers.get("WWW-Authenticate")!, /^Bearer/);
  assert.equal((await refused.json()).code, "unauthorized");
});

Deno.test("without being told, the app lets nobody in", async () => {
  const app = createApp(memoryDeps(), { ...APP, limits: LIMITS, workspace: WORKSPACE });
  for (const path of FOR_OPERATORS) assert.equal((await app.request(path)).status, 404);
});

Deno.test("/metrics counts reports, rows and requests, by the pattern of the route and nothing a caller can choose", async () => {
  const app = measuredApp();
  const { id } = await (await upload(app, revenueCsv(10) + "x,oops,1.00,C,P,paid\n")).json();
  await post(app, "/api/v1/reports/generate", { source_id: id, template_type: "revenue_health" });
  await post(app, "/api/v1/reports/generate", { source_id: "src_none", template_type: "revenue_health" });
  await app.request(`/api/v1/ingestion/sources/${id}?secret=hunter2`);
  for (const path of ["/random/1", "/random/2", "/api/v1/metrics/a/b/c", "/.env"]) await app.request(path);
  await app.request("/health", { method: "BREW" });
  const answer = await app.request("/metrics");
  assert.match(answer.headers.get("Content-Type")!, /^text\/plain; version=0\.0\.4/);
  const page = await answer.text();
  const { samples } = readExposition(page);
  const count = (labels: string) => samples.get(`echo_api_request_duration_seconds_count{${labels}}`);
  assert.equal(samples.get('echo_reports_generated_total{template="revenue_health",outcome="completed"}'), 1);
  assert.equal(samples.get('echo_reports_generated_total{template="revenue_health",outcome="failed"}'), 1);
  assert.equal(samples.get('echo_report_generation_duration_seconds_count{template="revenue_health"}'), 1);
  assert.equal(samples.get('echo_ingested_rows_total{kind="csv",outcome="ok"}'), 11);
  assert.equal(count('method="GET",endpoint="/api/v1/ingestion/sources/:id",status="200"'), 1);
  assert.equal(count('method="POST",endpoint="/api/v1/reports/generate",status="404"'), 1);
  assert.equal(count('method="GET",endpoint="none",status="404"'), 4);
  assert.equal(count('method="OTHER",endpoint="none",status="405"'), 1);
  assert.doesNotMatch(page, new RegExp(`${id}|hunter2|random|BREW|ws_local`));
});

Deno.test("/health says it lives, to GET and HEAD, though nothing beneath it answers", async () => {
  const readiness = { check: () => Promise.reject(new Error("asked")) };
  const app = createApp({ ...memoryDeps(), readiness }, { ...APP, limits: LIMITS, workspace: WORKSPACE });
  const answer = await app.request("/health");
  assert.deepEqual(await answer.json(), { status: "pass", version: "1.0.0" });
  assert.equal(answer.headers.get("Content-Type"), "application/health+json");
  assert.equal(answer.headers.get("Cache-Control"), "no-store");
  const head = await app.request("/health", { method: "HEAD" });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
});

Deno.test("/health/ready is 503 with the part that fails, and at once, asking nothing, when Echo is stopping", async () => {
  let asked = 0;
  const check = () => (asked++, Promise.resolve({ database: { ok: asked === 1, needed: true, milliseconds: 3 } }));
  let stopping = false;
  const app = createApp({ ...memoryDeps(), readiness: { check } }, {
    ...APP,
    limits: LIMITS,
    workspace: WORKSPACE,
    stopping: () => stopping,
  });
  const ready = async () => {
    const answer = await app.request("/health/ready");
    return [answer.status, await answer.json(), answer.headers.get("Connection")];
  };
  const part = (status: string) => ({ database: [{ status, observedValue: 3, observedUnit: "ms" }] });
  assert.deepEqual(await ready(), [200, { status: "pass", version: "1.0.0", checks: part("pass") }, null]);
  assert.deepEqual(await ready(), [503, { status: "fail", version: "1.0.0", checks: part("fail") }, null]);
  stopping = true;
  const output = "Echo is stopping.";
  assert.deepEqual(await ready(), [503, { status: "fail", version: "1.0.0", output, checks: {} }, "close"]);
  assert.equal(asked, 2);
  assert.equal((await app.request("/health")).status, 200);
});

Deno.test("without the limits' store Echo is ready all the same, and says that somebody should look", async () => {
  const limiter = { ok: false, needed: false, milliseconds: 200 };
  const check = () => Promise.resolve({ database: { ok: true, needed: true, milliseconds: 3 }, rate_limiter: limiter });
  const app = createApp({ ...memoryDeps(), readiness: { check } }, { ...APP, limits: LIMITS, workspace: WORKSPACE });
  const answer = await app.request("/health/ready");
  const { status, checks } = await answer.json();
  assert.deepEqual([answer.status, status, checks.database[0].status, checks.rate_limiter[0].status], [
    200,
    "warn",
    "pass",
    "warn",
  ]);
});

Deno.test("/health/detailed says how each part and the process are doing", async () => {
  const { status, version, checks } = await (await measuredApp().request("/health/detailed")).json();
  assert.deepEqual([status, version, checks.migrations[0].status], ["pass", "1.0.0", "pass"]);
  for (const name of ["uptime", "cpu:time", "cpu:utilization", "memory:resident", "memory:heapUsed"]) {
    assert.ok(checks[name][0].observedValue > 0 && checks[name][0].observedUnit, name);
  }
  assert.ok(checks["eventLoop:lag"][0].observedValue >= 0);
});
