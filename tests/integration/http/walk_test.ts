import assert from "node:assert/strict";
import { OPEN_PATHS } from "../../../src/http/open_paths.ts";
import type { Deps } from "../../../src/ports/deps.ts";
import { ENGINES } from "../../support/databases.ts";
import { type KeyedApp, keyedApp, type Tenant, tenant } from "../../support/keyed_app.ts";
import { type Operation, operationsOf } from "../../support/operations.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { openApp } from "../../support/test_app.ts";
import { workbook } from "../../support/workbook.ts";

type App = KeyedApp["app"];

/** The ids of what a workspace has. */
interface Ids {
  readonly source: string;
  readonly report: string;
  readonly key: string;
  readonly answer: string;
}

/** A request that names something by its id. */
interface Naming {
  readonly path: string;
  readonly body?: unknown;
  readonly form?: Record<string, string>;
  readonly file?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
  /** What it does to its own workspace's thing, done last if it deletes. */
  readonly owner: number;
}

const UNDER_REPORTS = { template_type: "revenue_health" };

/**
 * How each operation names a thing of a workspace. One that names none is in UNNAMED. A route that stands in neither fails
 * the test: say here how it could reach another workspace's things.
 */
const NAMINGS: Readonly<Record<string, (ids: Ids) => Naming | readonly Naming[]>> = {
  "GET /api/v1/ingestion/sources/{id}": ({ source }) => ({ path: `/api/v1/ingestion/sources/${source}`, owner: 200 }),
  "GET /api/v1/ingestion/sources/{id}/preview": ({ source }) => ({
    path: `/api/v1/ingestion/sources/${source}/preview`,
    owner: 200,
  }),
  "GET /api/v1/ingestion/sources/{id}/findings": ({ source }) => ({
    path: `/api/v1/ingestion/sources/${source}/findings`,
    owner: 200,
  }),
  "PATCH /api/v1/ingestion/sources/{id}": ({ source }) => ({
    path: `/api/v1/ingestion/sources/${source}`,
    body: {},
    owner: 200,
  }),
  "POST /api/v1/ingestion/upload/csv": ({ source }) => ({
    path: `/api/v1/ingestion/upload/csv?append_to=${source}`,
    file: { type: "text/csv", bytes: new TextEncoder().encode(revenueCsv(300)) },
    owner: 200,
  }),
  "POST /api/v1/ingestion/upload/excel": ({ source }) => ({
    path: `/api/v1/ingestion/upload/excel?append_to=${source}`,
    file: { type: "application/octet-stream", bytes: workbook({ sheets: [{ name: "A", rows: revenueRows(300) }] }) },
    owner: 200,
  }),
  "DELETE /api/v1/ingestion/answers/{id}": ({ answer }) => ({
    path: `/api/v1/ingestion/answers/${answer}`,
    owner: 204,
  }),
  "POST /sources/{id}/append": ({ source }) => ({
    path: `/sources/${source}/append`,
    file: { type: "text/csv", bytes: new TextEncoder().encode(revenueCsv(300)) },
    owner: 303,
  }),
  "GET /api/v1/ingestion/sources/{id}/imports": ({ source }) => ({
    path: `/api/v1/ingestion/sources/${source}/imports`,
    owner: 200,
  }),
  "GET /api/v1/ingestion/sources/{id}/export": ({ source }) =>
    ["text", "typed"].map((values) => ({
      path: `/api/v1/ingestion/sources/${source}/export?values=${values}`,
      owner: 200,
    })),
  "DELETE /api/v1/ingestion/sources/{id}": ({ source }) => ({
    path: `/api/v1/ingestion/sources/${source}`,
    owner: 204,
  }),
  "GET /api/v1/metrics/evidence": ({ source }) =>
    ["json", "csv"].map((format) => ({
      path: `/api/v1/metrics/evidence?source_id=${source}&metric=total_revenue&format=${format}`,
      owner: 200,
    })),
  "POST /api/v1/metrics/calculate": ({ source }) => ({
    path: "/api/v1/metrics/calculate",
    body: { source_id: source, metrics: ["total_revenue"] },
    owner: 200,
  }),
  "POST /api/v1/metrics/timeseries": ({ source }) => ({
    path: "/api/v1/metrics/timeseries",
    body: { source_id: source, role: "amount", operation: "date_range" },
    owner: 200,
  }),
  "POST /api/v1/reports/generate": ({ source }) => ({
    path: "/api/v1/reports/generate",
    body: { source_id: source, ...UNDER_REPORTS },
    owner: 201,
  }),
  "GET /api/v1/reports/{id}": ({ report }) =>
    ["", ".json", ".html", ".md", ".csv"].map((suffix) => ({
      path: `/api/v1/reports/${report}${suffix}`,
      owner: 200,
    })),
  "DELETE /api/v1/reports/{id}": ({ report }) => ({ path: `/api/v1/reports/${report}`, owner: 204 }),
  "GET /api/v1/keys/{id}": ({ key }) => ({ path: `/api/v1/keys/${key}`, owner: 200 }),
  "POST /api/v1/keys/{id}/rotate": ({ key }) => ({
    path: `/api/v1/keys/${key}/rotate`,
    body: { grace_seconds: 600 },
    owner: 200,
  }),
  "DELETE /api/v1/keys/{id}": ({ key }) => ({ path: `/api/v1/keys/${key}?force=true`, owner: 204 }),
  "GET /sources/{id}": ({ source }) => ({ path: `/sources/${source}`, owner: 200 }),
  "POST /sources/{id}/roles": ({ source }) => ({ path: `/sources/${source}/roles`, form: {}, owner: 303 }),
  "POST /sources/{id}/reports": ({ source }) => ({
    path: `/sources/${source}/reports`,
    form: UNDER_REPORTS,
    owner: 303,
  }),
  "GET /reports/{id}": ({ report }) => ({ path: `/reports/${report}`, owner: 200 }),
};

/** Operations that name nothing of a workspace. */
const UNNAMED: ReadonlySet<string> = new Set([
  "GET /health",
  "GET /health/ready",
  "GET /health/detailed",
  "GET /metrics",
  "GET /openapi.json",
  "GET /docs",
  "GET /api/v1/ingestion/answers",
  "GET /api/v1/ingestion/sources",
  "GET /api/v1/metrics",
  "GET /api/v1/metrics/{name}",
  "GET /api/v1/reports/templates",
  "GET /api/v1/reports/templates/{type}",
  "GET /api/v1/reports",
  "POST /api/v1/keys",
  "GET /api/v1/keys",
  "GET /login",
  "POST /login",
  "POST /logout",
  "GET /",
  "POST /",
  "POST /samples",
  "GET /assets/{name}",
]);

interface Shop extends Tenant {
  readonly ids: Ids;
}

function headersOf(secret: string | null): Record<string, string> {
  return { "Sec-Fetch-Site": "same-origin", ...(secret === null ? {} : { Authorization: `Bearer ${secret}` }) };
}

/** A workspace with a source, a report and a second key. */
async function shop(app: App, deps: Deps): Promise<Shop> {
  const owner = await tenant(deps);
  const post = async (path: string, type: string, body: string) => {
    const headers = { ...headersOf(owner.secret), "Content-Type": type };
    const answer = await app.request(path, { method: "POST", headers, body });
    assert.equal(answer.status, 201, await answer.clone().text());
    return (await answer.json()).id;
  };
  const source = await post("/api/v1/ingestion/upload/csv?filename=secret.csv", "text/csv", revenueCsv(300));
  const order = JSON.stringify({ source_id: source, ...UNDER_REPORTS });
  const report = await post("/api/v1/reports/generate", "application/json", order);
  const key = await post("/api/v1/keys", "application/json", '{"name":"secret","scopes":["read"]}');
  const headers = { ...headersOf(owner.secret), "Content-Type": "application/json" };
  await app.request(`/api/v1/ingestion/sources/${source}`, { method: "PATCH", headers, body: "{}" });
  const { data: [{ id: answer }] } = await (await app.request("/api/v1/ingestion/answers", { headers })).json();
  return { ...owner, ids: { source, report, key, answer } };
}

function revenueRows(count: number): readonly (readonly string[])[] {
  return revenueCsv(count).trim().split("\n").map((line) => line.split(","));
}

function ask(app: App, { method }: Operation, naming: Naming, secret: string | null): Promise<Response> {
  const { path, body, form, file } = naming;
  const headers = headersOf(secret);
  if (file) {
    return Promise.resolve(app.request(path, {
      method,
      headers: { ...headers, "Content-Type": file.type },
      body: file.bytes,
    }));
  }
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const sent = form ? new URLSearchParams(form) : body === undefined ? undefined : JSON.stringify(body);
  return Promise.resolve(app.request(path, { method, headers, body: sent }));
}

/** Everything of an answer that could tell one id from another, the id itself left out. */
async function shapeOf(answer: Response, ids: Ids) {
  let text = await answer.text();
  for (const id of Object.values(ids)) text = text.replaceAll(id, "ID");
  text = text.replaceAll(answer.headers.get("X-Request-Id")!, "REQUEST");
  const headers = [...answer.headers].filter(([name]) => !/^(x-request-id|ratelimit|server-timing)$/.test(name));
  return { status: answer.status, headers, text };
}

function namingsOf(operation: Operation, ids: Ids): readonly Naming[] {
  const naming = NAMINGS[`${operation.method} ${operation.path}`]?.(ids) ?? [];
  return Array.isArray(naming) ? naming : [naming as Naming];
}

function absent(deps: Deps): Ids {
  return {
    source: deps.ids.next("src"),
    report: deps.ids.next("rpt"),
    key: deps.ids.next("key"),
    answer: deps.ids.next("ans"),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const ROUNDS = 25;

/** Two medians are of one class unless one is three times the other and the difference could be told over a network. */
function sameClass(one: number, other: number): boolean {
  return Math.max(one, other) <= 3 * Math.min(one, other) + 3;
}

async function walk(t: Deno.TestContext, app: App, deps: Deps): Promise<void> {
  const operations = operationsOf(app);
  const [mine, other] = [await shop(app, deps), await shop(app, deps)];

  await t.step("every route says how it names things of a workspace, or that it names none", () => {
    const unsaid = operations.map(({ method, path }) => `${method} ${path}`)
      .filter((name) => (name in NAMINGS) === UNNAMED.has(name));
    assert.deepEqual(unsaid, []);
  });

  await t.step("another workspace's id is answered as one that never was", async () => {
    for (const operation of operations) {
      const never = absent(deps);
      const nevers = namingsOf(operation, never);
      for (const [index, naming] of namingsOf(operation, other.ids).entries()) {
        const foreign = await shapeOf(await ask(app, operation, naming, mine.secret), other.ids);
        assert.equal(foreign.status, 404, naming.path);
        assert.deepEqual(foreign, await shapeOf(await ask(app, operation, nevers[index]!, mine.secret), never));
      }
    }
  });

  await t.step("a listing holds nothing of another workspace", async () => {
    for (const { method, path } of operations) {
      if (method !== "GET" || path.includes("{")) continue;
      const answer = await app.request(path, { headers: headersOf(mine.secret) });
      const text = await answer.text();
      for (const id of Object.values(other.ids)) assert.ok(!text.includes(id), path);
    }
    const list = await app.request("/api/v1/ingestion/sources", { headers: headersOf(mine.secret) });
    assert.deepEqual((await list.json()).data.map(({ id }: { id: string }) => id), [mine.ids.source]);
  });

  await t.step("without a key, and with one that never was, nothing answers but what is open", async () => {
    const { secret } = await tenant(keyedApp().deps);
    for (const operation of operations) {
      const [naming = { path: operation.path.replaceAll(/\{\w+\}/g, "x"), owner: 0 }] = namingsOf(operation, other.ids);
      if (OPEN_PATHS.test(naming.path)) continue;
      for (const given of [null, secret]) {
        const answer = await ask(app, operation, naming, given);
        assert.equal(answer.status, 401, `${operation.method} ${naming.path}`);
        assert.equal((await answer.json()).code, "unauthorized");
      }
    }
  });

  await t.step("another workspace's id takes as long as one that never was", async () => {
    for (const operation of operations) {
      if (operation.path.endsWith("/rotate")) continue; // draws a key before it looks, for each alike
      const never = absent(deps);
      for (const [index, naming] of namingsOf(operation, other.ids).entries()) {
        const times: [number[], number[]] = [[], []];
        for (let round = 0; round < ROUNDS; round++) {
          const pair = [naming, namingsOf(operation, never)[index]!] as const;
          for (const which of round % 2 ? [0, 1] as const : [1, 0] as const) {
            const start = performance.now();
            await (await ask(app, operation, pair[which], mine.secret)).body?.cancel();
            times[which].push(performance.now() - start);
          }
        }
        const [foreign, none] = times.map(median) as [number, number];
        assert.ok(sameClass(foreign, none), `${naming.path}: ${foreign} ms, ${none} ms`);
      }
    }
  });

  await t.step("to its own workspace each thing is there, untouched", async () => {
    const last = ({ method, path }: Operation) => method === "DELETE" ? path.includes("sources") ? 2 : 1 : 0;
    for (const operation of operations.toSorted((a, b) => last(a) - last(b))) {
      for (const naming of namingsOf(operation, other.ids)) {
        const answer = await ask(app, operation, naming, other.secret);
        assert.equal(answer.status, naming.owner, `${operation.method} ${naming.path}`);
        await answer.body?.cancel();
      }
    }
  });
}

Deno.test("a walk through every route with another workspace's ids, in memory", async (t) => {
  const { app, deps } = keyedApp();
  await walk(t, app, deps);
});

for (const engine of ENGINES) {
  // The embedded engine leaves its WebAssembly's timers to the garbage collector.
  const sane = { sanitizeOps: false, sanitizeResources: false };
  Deno.test(
    { name: `a walk through every route with another workspace's ids, on ${engine.name}`, ...sane },
    async (t) => {
      const { app, deps, close } = await openApp(engine, "keys");
      try {
        await walk(t, app, deps);
      } finally {
        await close();
      }
    },
  );
}
