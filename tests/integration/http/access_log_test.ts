import assert from "node:assert/strict";
import { Hono } from "hono";
import { lineLog } from "../../../src/adapters/telemetry/line_log.ts";
import { unmetered, untraced } from "../../../src/adapters/telemetry/unobserved.ts";
import type { EchoEnv } from "../../../src/http/env.ts";
import { accessLog } from "../../../src/http/middleware/access_log.ts";
import { createApp } from "../../../src/http/app.ts";
import { whole } from "../../../src/http/whole_answer.ts";
import { chunkedBody } from "../../support/chunked_body.ts";
import { memoryApp } from "../../support/memory_app.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { LIMITS, WORKSPACE } from "../../support/read_text.ts";
import { recordedMeters } from "../../support/recorded_meters.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { post, upload } from "./api_contract.ts";

const APP = { auth: "local", secureCookies: false } as const;

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const TRACEPARENT = `00-${TRACE}-b7ad6b7169203331-01`;

function requestLines(log: readonly string[]): readonly Record<string, unknown>[] {
  return log.map((line) => JSON.parse(line)).filter(({ event }) => event === "request");
}

/** The middleware around routes of a test. */
function logging(level: "debug" | "info" = "info") {
  const log: string[] = [];
  const meters = recordedMeters();
  const app = new Hono<EchoEnv>();
  app.use(accessLog({ log: lineLog((line) => log.push(line), { level }), meters, tracer: untraced, elapsed: () => 0 }));
  return { app, log, meters };
}

Deno.test("the line of an upload says what came in, what went out, and how many rows", async () => {
  const { app, log } = memoryApp();
  const file = revenueCsv(50);
  const answer = await upload(app, file);
  const { id } = await answer.clone().json();
  const [line] = requestLines(log);
  const { time, level, event, request_id, workspace, method, route, path, status, bytes_in, bytes_out, rows, source } =
    line!;
  const where = "/api/v1/ingestion/upload/csv";
  assert.deepEqual([level, event, method, route, path, status], ["info", "request", "POST", where, where, 201]);
  assert.deepEqual([bytes_in, rows, source, workspace], [file.length, 50, id, "ws_local"]);
  assert.equal(bytes_out, (await answer.arrayBuffer()).byteLength);
  assert.equal(request_id, answer.headers.get("X-Request-Id"));
  assert.match(String(time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

Deno.test("a body without a length is counted as it is read", async () => {
  const { app, log } = memoryApp();
  const file = revenueCsv(50);
  const init = { method: "POST", headers: { "Content-Type": "text/csv" }, body: chunkedBody(file, 64) };
  await app.request("/api/v1/ingestion/upload/csv", init);
  assert.equal(requestLines(log)[0]!.bytes_in, file.length);
});

Deno.test("the line of a report has the times of its stages", async () => {
  const { app, log } = memoryApp();
  const { id } = await (await upload(app, revenueCsv(50))).json();
  await post(app, "/api/v1/reports/generate", { source_id: id, template_type: "revenue_health" });
  assert.deepEqual(Object.keys(requestLines(log)[1]!.stages as object), ["validate", "metrics", "narrative", "charts"]);
});

Deno.test("a streamed answer is logged when it has been sent, or when its reader has gone", async () => {
  const { app, log, meters } = logging();
  const parts = () => ReadableStream.from(["one", "two", "three"].map((text) => new TextEncoder().encode(text)));
  app.get("/stream", (c) => c.body(parts(), 200, { "Content-Type": "text/event-stream" }));
  const read = await app.request("/stream");
  assert.equal(log.length, 0);
  assert.equal(await read.text(), "onetwothree");
  assert.equal(requestLines(log)[0]!.bytes_out, 11);
  const broken = await app.request("/stream");
  const reader = broken.body!.getReader();
  await reader.read();
  await reader.cancel();
  assert.equal(requestLines(log).length, 2);
  assert.deepEqual(meters.told, Array(2).fill("api_request method=GET endpoint=/stream status=200 0"));
});

Deno.test("a stream that breaks is logged and breaks for its reader too", async () => {
  const { app, log } = logging();
  app.get(
    "/stream",
    (c) =>
      c.body(new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) }), 200, {
        "Content-Type": "text/csv",
      }),
  );
  await assert.rejects((await app.request("/stream")).text(), { message: "gone" });
  assert.equal(requestLines(log).length, 1);
});

Deno.test("an answer without a body, and one to HEAD, send no bytes", async () => {
  const { app, log } = logging();
  const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1)) });
  app.get("/endless", (c) => c.body(endless()));
  app.get("/page", (c) => whole(c, "<p>hello</p>", 200, {})).delete("/page", (c) => c.body(null, 204));
  await app.request("/endless", { method: "HEAD" });
  await app.request("/page", { method: "DELETE" });
  await app.request("/page", { method: "HEAD" });
  await app.request("/page");
  assert.deepEqual(requestLines(log).map(({ bytes_out }) => bytes_out), [0, 0, 0, 12]);
});

Deno.test("traceparent is kept where it is one, and its trace stands in the line", async () => {
  const { app, log } = memoryApp();
  const wrong = [
    "",
    "00-x",
    `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `ff-${TRACE}-b7ad6b7169203331-01`,
    `${TRACEPARENT}\tx`,
  ];
  const kept = await app.request("/health", { headers: { traceparent: TRACEPARENT } });
  assert.equal(kept.headers.get("traceparent"), TRACEPARENT);
  for (const traceparent of wrong) {
    const answer = await app.request("/health", { headers: { traceparent } });
    assert.equal(answer.headers.get("traceparent"), null, traceparent);
  }
  assert.deepEqual(requestLines(log).map(({ trace_id }) => trace_id), [TRACE, ...wrong.map(() => undefined)]);
});

Deno.test("within a trace of Echo's own, the answer names the span that made it", async () => {
  const log: string[] = [];
  const own = "00-11111111111111111111111111111111-2222222222222222-01";
  const tracer = { ...untraced, traceparent: () => own };
  const deps = { ...memoryDeps((line) => void log.push(line)), tracer };
  const app = createApp(deps, { ...APP, limits: LIMITS, workspace: WORKSPACE });
  const answer = await app.request("/health", { headers: { traceparent: TRACEPARENT } });
  assert.equal(answer.headers.get("traceparent"), own);
  assert.equal(requestLines(log)[0]!.trace_id, "1".repeat(32));
});

Deno.test("at debug a request is said when it comes in, too", async () => {
  const { app, log } = logging("debug");
  app.get("/a", (c) => whole(c, "b", 200, {}));
  await app.request("/a?q=1");
  const [started, ended] = log.map((line) => JSON.parse(line));
  assert.deepEqual([started.event, started.level, started.path, ended.event], [
    "request_started",
    "debug",
    "/a",
    "request",
  ]);
});

Deno.test("a path that holds a token is said as its pattern", async () => {
  const { app, log } = logging();
  app.get("/s/:token", (c) => whole(c, "shared", 200, {}));
  await app.request("/s/hunter2hunter2");
  assert.deepEqual([requestLines(log)[0]!.path, log.join().includes("hunter2")], ["/s/:token", false]);
});

Deno.test("why the database is out of reach is said in the line, not in the answer", async () => {
  const log: string[] = [];
  const deps = memoryDeps((line) => void log.push(line));
  const { UnavailableError } = await import("../../../src/domain/values/fault.ts");
  const cause = new Error("connect postgres://echo:hunter2@db refused");
  const find = () => Promise.reject(new UnavailableError("Out of reach.", { cause }));
  const app = createApp({ ...deps, sources: { ...deps.sources, find } }, {
    ...APP,
    limits: LIMITS,
    workspace: WORKSPACE,
  });
  const answer = await app.request("/api/v1/ingestion/sources/src_1");
  assert.deepEqual([answer.status, (await answer.text()).includes("refused")], [503, false]);
  const { level, causes } = requestLines(log)[0]!;
  assert.equal(level, "warn");
  assert.match(String(causes), /connect postgres:\/\/\[redacted\]@db refused/);
});

Deno.test("what a caller hides in headers, query, body, names and ids is in no line, metric or problem it can't see", async () => {
  const log: string[] = [];
  const meters = recordedMeters();
  const deps = { ...memoryDeps((line) => void log.push(line)), meters };
  const app = createApp(deps, { ...APP, limits: LIMITS, workspace: WORKSPACE, operators: "everyone" });
  const secret = "hunter2hunter2";
  const keys = { "Authorization": `Bearer ${secret}`, "X-API-Key": secret };
  const headers = { "Cookie": `session=${secret}`, "X-Secret": secret };
  const query = `token=${secret}&filename=${secret}.csv`;
  const csv = {
    method: "POST",
    headers: { ...headers, "Content-Type": "text/csv" },
    body: `date,amount\n${secret},${secret}\n`,
  };
  const json = { ...headers, "Content-Type": "application/json" };
  await app.request(`/api/v1/ingestion/upload/csv?filename=${secret}.csv`, { ...csv, body: revenueCsv(5) });
  await app.request(`/api/v1/ingestion/upload/csv?filename=${secret}.csv`, csv);
  await app.request(`/api/v1/ingestion/upload/csv?${query}`, csv);
  await app.request(`/api/v1/metrics/calculate?${query}`, {
    method: "POST",
    headers: json,
    body: `{"password":"${secret}"`,
  });
  await app.request(`/api/v1/metrics/calculate`, {
    method: "POST",
    headers: json,
    body: `{"source_id":"x","a":"${secret}"}`,
  });
  for (const key of Object.entries(keys)) await app.request(`/api/v1/metrics?${query}`, { headers: [key] });
  const operatorsSee = await (await app.request(`/health/detailed?${query}`, { headers })).text();
  assert.ok(log.length >= 9);
  assert.doesNotMatch(log.join("\n") + meters.told.join("\n") + operatorsSee, /hunter2/);
});

Deno.test("nothing is lost where nobody measures", async () => {
  unmetered.count("external_retries", { service: "llm" });
  unmetered.time("external_call", { service: "llm" }, 1);
  assert.equal(await unmetered.page(), "");
});
