import assert from "node:assert/strict";
import { memoryWindows } from "../../../src/adapters/redis/memory_windows.ts";
import { openLimiter } from "../../../src/adapters/redis/open_limiter.ts";
import { systemClock } from "../../../src/adapters/system/clock.ts";
import { lineLog } from "../../../src/adapters/telemetry/line_log.ts";
import { unmetered, untraced } from "../../../src/adapters/telemetry/unobserved.ts";
import { FAULT_CODES } from "../../../src/domain/values/fault.ts";
import { PROBLEMS } from "../../../src/http/problem.ts";
import { ENGINES } from "../../support/databases.ts";
import { openApp, type TestApp } from "../../support/test_app.ts";
import { LIMITS } from "../../support/read_text.ts";
import { plainAlarms } from "../../support/plain_alarms.ts";
import { post, upload } from "./api_contract.ts";

type App = TestApp["app"];

interface Expected {
  readonly status: number;
  readonly code: string;
  /** What the answer's words must speak of. */
  readonly says: RegExp;
}

interface BadInput extends Expected {
  readonly send: (app: App) => Response | Promise<Response>;
}

const UPLOAD = "/api/v1/ingestion/upload/csv";
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);

function refused(says: RegExp): Expected {
  return { status: 422, code: "validation_failed", says };
}

function multipart(...parts: readonly (readonly [string, string | File])[]): RequestInit {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return { method: "POST", body: form };
}

const FILE = new File(["date,amount\n2024-01-01,1.00\n"], "a.csv", { type: "text/csv" });

const BAD_INPUTS: Readonly<Record<string, BadInput>> = {
  "an empty file": { send: (app) => upload(app, ""), ...refused(/empty/i) },
  "a header without rows": { send: (app) => upload(app, "date,amount,status\n"), ...refused(/row/i) },
  "a picture": { send: (app) => upload(app, PNG), ...refused(/image|PNG|binary|text/i) },
  "an unclosed quote": {
    send: (app) => upload(app, 'date,amount\n2024-01-01,5.00\n2024-01-02,"6.00'),
    ...refused(/quote/i),
  },
  "10,000 columns": {
    send: (app) => upload(app, `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",")}\n1\n`),
    ...refused(/columns/i),
  },
  "11 MB over a limit of 10 MB": {
    send: (app) => upload(app, "date,amount\n" + "2024-01-01,1.00\n".repeat(720_000)),
    status: 413,
    code: "payload_too_large",
    says: /10 MB/,
  },
  "a media type that isn't a file": {
    send: (app) => app.request(UPLOAD, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }),
    status: 415,
    code: "unsupported_media_type",
    says: /text\/csv/,
  },
  "an option that isn't one": { send: (app) => upload(app, "a,b\n1,2\n", "date_ordr=dmy"), ...refused(/options/) },
  "a mapping that isn't JSON": { send: (app) => upload(app, "a,b\n1,2\n", "mapping=amount"), ...refused(/JSON/) },
  "a form without a file": { send: (app) => app.request(UPLOAD, multipart(["currency", "EUR"])), ...refused(/file/) },
  "a file under another name": {
    send: (app) => app.request(UPLOAD, multipart(["data", FILE])),
    ...refused(/should be called/),
  },
  "a field after the file": {
    send: (app) => app.request(UPLOAD, multipart(["file", FILE], ["currency", "EUR"])),
    ...refused(/before the file/),
  },
  "a form without a boundary": {
    send: (app) =>
      app.request(UPLOAD, { method: "POST", body: "x", headers: { "Content-Type": "multipart/form-data" } }),
    status: 400,
    code: "malformed_request",
    says: /multipart/,
  },
  "an unknown template": {
    send: (app) => post(app, "/api/v1/reports/generate", { source_id: "src_x", template_type: "poem" }),
    ...refused(/template_type|expected/i),
  },
  "a source that isn't there": {
    send: (app) => post(app, "/api/v1/reports/generate", { source_id: "src_x", template_type: "revenue_health" }),
    status: 404,
    code: "data_source_not_found",
    says: /src_x/,
  },
  "metrics of a source that isn't there": {
    send: (app) => post(app, "/api/v1/metrics/calculate", { source_id: "src_x" }),
    status: 404,
    code: "data_source_not_found",
    says: /src_x/,
  },
  "wrong JSON": {
    send: (app) => post(app, "/api/v1/metrics/calculate", "{source_id:"),
    status: 400,
    code: "malformed_request",
    says: /JSON/,
  },
  "JSON that isn't called so": {
    send: (app) => app.request("/api/v1/metrics/calculate", { method: "POST", body: "{}" }),
    status: 415,
    code: "unsupported_media_type",
    says: /application\/json/,
  },
  "a JSON body of 2 MB": {
    send: (app) =>
      app.request("/api/v1/metrics/calculate", {
        method: "POST",
        body: JSON.stringify({ source_id: "x".repeat(2_000_000) }),
        headers: { "Content-Type": "application/json", "Content-Length": "2000020" },
      }),
    status: 413,
    code: "payload_too_large",
    says: /1 MB/,
  },
  "an unknown field": {
    send: (app) => post(app, "/api/v1/metrics/calculate", { source_id: "src_x", colour: "red" }),
    ...refused(/colour/),
  },
  "an unknown metric": {
    send: (app) => post(app, "/api/v1/metrics/calculate", { source_id: "src_x", metrics: ["happiness"] }),
    ...refused(/happiness/),
  },
  "metrics and a category": {
    send: (app) => post(app, "/api/v1/metrics/calculate", { source_id: "s", metrics: ["mrr"], category: "revenue" }),
    ...refused(/either/),
  },
  "a range that ends before it starts": {
    send: (app) =>
      post(app, "/api/v1/metrics/calculate", { source_id: "s", range: { from: "2024-02-01", to: "2024-01-01" } }),
    ...refused(/end before/),
  },
  "a day that isn't one": {
    send: (app) => post(app, "/api/v1/metrics/calculate", { source_id: "s", as_of: "2024-02-30" }),
    ...refused(/2024-03-31/),
  },
  "a balance that isn't a decimal": {
    send: (app) => post(app, "/api/v1/metrics/calculate", { source_id: "s", parameters: { cash_balance: "lots" } }),
    ...refused(/decimal/),
  },
  "a zone that isn't one": {
    send: (app) => post(app, "/api/v1/metrics/calculate", { source_id: "s", timezone: "Mars/Olympus" }),
    ...refused(/IANA/),
  },
  "an operation that isn't one": {
    send: (app) => post(app, "/api/v1/metrics/timeseries", { source_id: "s", role: "amount", operation: "guess" }),
    ...refused(/operation/i),
  },
  "a cursor Echo never gave": {
    send: (app) => app.request("/api/v1/ingestion/sources?cursor=%25%25"),
    ...refused(/cursor/),
  },
  "a limit of a thousand": { send: (app) => app.request("/api/v1/reports?limit=1000"), ...refused(/100/) },
  "a report that isn't there": {
    send: (app) => app.request("/api/v1/reports/rpt_x.md"),
    status: 404,
    code: "report_not_found",
    says: /rpt_x/,
  },
  "deleting a source that isn't there": {
    send: (app) => app.request("/api/v1/ingestion/sources/src_x", { method: "DELETE" }),
    status: 404,
    code: "data_source_not_found",
    says: /src_x/,
  },
  "an answer for a source that isn't there": {
    send: (app) =>
      app.request("/api/v1/ingestion/sources/src_x", {
        method: "PATCH",
        body: "{}",
        headers: { "Content-Type": "application/json" },
      }),
    status: 404,
    code: "data_source_not_found",
    says: /src_x/,
  },
  "a preview of a source that isn't there": {
    send: (app) => app.request("/api/v1/ingestion/sources/src_x/preview"),
    status: 404,
    code: "data_source_not_found",
    says: /src_x/,
  },
  "a route that isn't there": {
    send: (app) => app.request("/api/v1/poems"),
    status: 404,
    code: "not_found",
    says: /poems/,
  },
  "a method that isn't allowed": {
    send: (app) => app.request("/api/v1/reports/generate", { method: "PUT" }),
    status: 405,
    code: "method_not_allowed",
    says: /POST/,
  },
};

// The embedded engine leaves its WebAssembly's timers to the garbage collector.
Deno.test({
  name: "bad input gets a clear problem, and nothing is stored",
  sanitizeOps: false,
  sanitizeResources: false,
}, async (t) => {
  const { app, database, close } = await openApp(ENGINES[0]!);
  try {
    for (const [name, { send, status, code, says }] of Object.entries(BAD_INPUTS)) {
      await t.step(`${name}: ${status} ${code}`, async () => {
        const answer = await send(app);
        const problem = await answer.json();
        assert.deepEqual(
          [answer.status, problem.status, problem.code],
          [status, status, code],
          JSON.stringify(problem),
        );
        assert.equal(answer.headers.get("Content-Type"), "application/problem+json");
        assert.equal(problem.request_id, answer.headers.get("X-Request-Id"));
        assert.match(JSON.stringify(problem), says);
      });
    }
    await t.step("nothing is stored", async () => {
      const [{ sources, reports }] = await database.sql<[{ sources: number; reports: number }]>`
        SELECT (SELECT count(*)::int FROM sources) AS sources, (SELECT count(*)::int FROM reports) AS reports`;
      assert.deepEqual([sources, reports], [0, 0]);
    });
  } finally {
    await close();
  }
});

Deno.test("an error that isn't the caller's is logged whole and answered without its words", async () => {
  const { createApp } = await import("../../../src/http/app.ts");
  const log: string[] = [];
  const broken = new Proxy({}, {
    get: () => () => Promise.reject(new Error("refused, password=hunter2", { cause: new Error("deep") })),
  });
  const deps = {
    sources: broken,
    reports: broken,
    clock: { now: () => new Date(0), elapsed: () => 0 },
    alarms: plainAlarms,
    ids: { next: () => "src_1" },
    digest: broken,
    readiness: { check: () => Promise.resolve({ database: { ok: false, needed: true, milliseconds: 1 } }) },
    samples: broken,
    limiter: openLimiter(memoryWindows(systemClock), { log: lineLog(() => {}), meters: unmetered }),
    log: lineLog((line) => log.push(line)),
    meters: unmetered,
    tracer: untraced,
    vitals: broken,
  } as unknown as Parameters<typeof createApp>[0];
  const workspace = { id: "ws_local", currency: "USD", timezone: "UTC" };
  const app = createApp(deps, { limits: LIMITS, workspace, auth: "local", secureCookies: false });
  const answer = await app.request("/api/v1/ingestion/sources/src_1");
  assert.equal(answer.status, 500);
  assert.doesNotMatch(await answer.text(), /hunter2/);
  assert.ok(log.some((line) => line.includes("refused, password=[redacted]") && line.includes("deep")));
  assert.ok(!log.some((line) => line.includes("hunter2")));
  assert.ok(
    log.some((line) => line.includes('"route":"/api/v1/ingestion/sources/:id"') && line.includes('"internal"')),
  );
  assert.equal((await app.request("/health")).status, 200);
  assert.equal((await app.request("/health", { method: "HEAD" })).status, 200);
  assert.equal((await app.request("/health/ready")).status, 503);
});

Deno.test("a request id is kept if it is sane, else made", async () => {
  const { app, close } = await openApp(ENGINES[0]!);
  const kept = await app.request("/health", { headers: { "X-Request-Id": "abc-123" } });
  const made = await app.request("/health", { headers: { "X-Request-Id": "a b <script>" } });
  assert.equal(kept.headers.get("X-Request-Id"), "abc-123");
  assert.match(made.headers.get("X-Request-Id")!, /^[0-9a-f-]{36}$/);
  await close();
});

Deno.test("every fault code has a status and a title of its own", () => {
  for (const code of FAULT_CODES) {
    assert.ok(PROBLEMS[code].status >= 400 && PROBLEMS[code].title.length > 0, code);
  }
  assert.equal(new Set(Object.values(PROBLEMS).map(({ title }) => title)).size, FAULT_CODES.length);
});
