import assert from "node:assert/strict";
import { memoryApp } from "../../support/memory_app.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { post, upload } from "./api_contract.ts";

const CSV = "date,amount\n2024-01-01,5.00\n2024-01-02,6.00\n";
interface MetricAnswer {
  readonly value: unknown;
  readonly rows_used: number;
  readonly evidence: string;
}

const SOURCES = "/api/v1/ingestion/sources";

Deno.test("a method that a path hasn't is answered with those it has", async () => {
  const { app } = memoryApp();
  const allowed = {
    "PUT /health": "GET, HEAD",
    "GET /api/v1/ingestion/upload/csv": "POST",
    "POST /api/v1/ingestion/sources": "GET, HEAD",
    "PUT /api/v1/ingestion/sources/src_x": "DELETE, GET, HEAD, PATCH",
    "GET /api/v1/metrics/calculate": "POST",
    "DELETE /api/v1/metrics/timeseries": "POST",
    "GET /api/v1/reports/generate": "POST",
    "POST /api/v1/reports/rpt_x": "DELETE, GET, HEAD",
  };
  for (const [request, methods] of Object.entries(allowed)) {
    const [method, path] = request.split(" ");
    const answer = await app.request(path!, { method });
    assert.deepEqual([answer.status, answer.headers.get("Allow")], [405, methods], request);
    assert.equal((await answer.json()).code, "method_not_allowed");
  }
});

Deno.test("control characters in an address, an id or a cursor reach no store", async () => {
  const refuse = () => Promise.reject(new Error("the store was asked"));
  const deps = memoryDeps();
  const { app } = memoryApp({
    ...deps,
    sources: { ...deps.sources, find: refuse, dataset: refuse, list: refuse },
    reports: { ...deps.reports, find: refuse, list: refuse },
  });
  for (const path of [`${SOURCES}/%00`, `${SOURCES}/a%0Ab/preview`, "/api/v1/reports/%00.md", "/sources/%00"]) {
    assert.equal((await app.request(path)).status, 404, path);
  }
  for (const path of [`${SOURCES}?cursor=AAAA`, "/api/v1/reports?cursor=____", "/api/v1/reports?cursor=!"]) {
    assert.equal((await app.request(path)).status, 422, path);
  }
  const answer = await post(app, "/api/v1/metrics/calculate", { source_id: "src_\u0000" });
  assert.equal((await answer.json()).errors[0].pointer, "/source_id");
});

Deno.test("what a header calls the file is its name, unless the query says another", async () => {
  const { app } = memoryApp();
  const nameOf = async (disposition: string, query = "") => {
    // A file that Echo had keeps the name it came with.
    const headers = { "Content-Type": "application/octet-stream", "Content-Disposition": disposition };
    const init = { method: "POST", headers, body: CSV };
    return (await (await app.request(`/api/v1/ingestion/upload/csv?again=true${query}`, init)).json()).name;
  };
  assert.equal(await nameOf('attachment; filename="my orders.csv"'), "my orders.csv");
  assert.equal(await nameOf("attachment; filename=orders.csv"), "orders.csv");
  assert.equal(await nameOf("attachment; filename=orders.csv", "&filename=b.csv"), "b.csv");
  assert.equal(await nameOf("attachment"), "upload.csv");
});

Deno.test("a dry run's source has no id, for there is nothing to find", async () => {
  const { app, stored } = memoryApp();
  const answer = await upload(app, CSV, "dry_run=true");
  const { id, dry_run, findings } = await answer.json();
  assert.deepEqual([answer.status, answer.headers.get("Location"), id, dry_run], [200, null, null, true]);
  assert.ok(Array.isArray(findings));
  assert.equal(await stored(), 0);
});

Deno.test("an upload's mapping of a column that isn't there is refused, and nothing is stored", async () => {
  const { app, stored } = memoryApp();
  const answer = await upload(app, CSV, `mapping=${encodeURIComponent('{"Totl":"amount"}')}`);
  assert.equal(answer.status, 422);
  assert.deepEqual((await answer.json()).errors.map(({ pointer }: { pointer: string }) => pointer), ["/mapping/Totl"]);
  assert.equal(await stored(), 0);
});

Deno.test("a source is asked for again by its ETag, and an answer changes it", async () => {
  const { app } = memoryApp();
  const { id } = await (await upload(app, CSV)).json();
  const first = await app.request(`${SOURCES}/${id}`);
  const headers = { "If-None-Match": first.headers.get("ETag")! };
  const unchanged = await app.request(`${SOURCES}/${id}`, { headers });
  assert.deepEqual([unchanged.status, await unchanged.text()], [304, ""]);
  const patch = { method: "PATCH", headers: { "Content-Type": "application/json" }, body: '{"currency":"EUR"}' };
  assert.equal((await app.request(`${SOURCES}/${id}`, patch)).status, 200);
  assert.equal((await app.request(`${SOURCES}/${id}`, { headers })).status, 200);
});

Deno.test("a report that is chosen by Accept says so to caches", async () => {
  const { app } = memoryApp();
  const { id: source_id } = await (await upload(app, CSV)).json();
  const made = await post(app, "/api/v1/reports/generate", { source_id, template_type: "revenue_health" });
  const { id } = await made.json();
  for (const accept of ["text/html", "text/markdown", "text/csv", "application/json", "*/*"]) {
    const answer = await app.request(`/api/v1/reports/${id}`, { headers: { Accept: accept } });
    assert.match(answer.headers.get("Vary")!, /^Accept(,|$)/);
    const type = accept === "*/*" ? "application/json" : accept;
    assert.ok(answer.headers.get("Content-Type")!.startsWith(type), accept);
    await answer.body?.cancel();
  }
});

Deno.test("each metric's evidence holds as many rows as it used, in whatever range, as of whatever day", async () => {
  const { app } = memoryApp();
  for (const sample of ["revenue.csv", "marketing.csv", "finance.csv", "subscriptions.csv", "messy.csv"]) {
    const file = new Uint8Array(await Deno.readFile(new URL(`../../../samples/${sample}`, import.meta.url)));
    const { id: source_id } = await (await upload(app, file)).json();
    for (
      const order of [
        {},
        { as_of: "2024-04-10", period: "week" },
        { range: { from: "2024-02-01", to: "2024-03-15" }, currency: "USD" },
        { parameters: { interval: "month" } },
      ]
    ) {
      const { metrics } = await (await post(app, "/api/v1/metrics/calculate", { source_id, ...order })).json();
      for (const [name, { value, rows_used, evidence }] of Object.entries<MetricAnswer>(metrics)) {
        if (value === null) continue;
        const { total } = await (await app.request(evidence)).json();
        assert.equal(total, rows_used, `${sample} ${JSON.stringify(order)} ${name}`);
      }
    }
  }
});

Deno.test("a range of evidence has two days in their order", async () => {
  const { app } = memoryApp();
  for (const range of ["from=2024-01-01", "to=2024-01-01", "from=2024-02-01&to=2024-01-01"]) {
    const answer = await app.request(`/api/v1/metrics/evidence?source_id=src_x&metric=mrr&${range}`);
    assert.deepEqual([answer.status, (await answer.json()).errors[0].pointer], [422, "/to"], range);
  }
});

Deno.test("the CSV of evidence holds no formula", async () => {
  const { app } = memoryApp();
  const { id } = await (await upload(app, 'date,amount,note\n2024-01-01,-5.00,"=1+1, ""x"""\n')).json();
  const path = `/api/v1/metrics/evidence?source_id=${id}&metric=total_revenue&format=csv`;
  const answer = await app.request(path);
  assert.equal(await answer.text(), `row,date,amount,note\r\n2,2024-01-01,-5.00,"'=1+1, ""x"""\r\n`);
});

Deno.test("every answer carries the headers that bind a browser, without unsafe-inline", async () => {
  const { app } = memoryApp();
  for (const path of ["/", "/health", "/api/v1/metrics", "/api/v1/poems", "/sources/none"]) {
    const { headers } = await app.request(path);
    const policy = headers.get("Content-Security-Policy")!;
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.deepEqual(
      ["X-Content-Type-Options", "X-Frame-Options", "X-XSS-Protection"].map((name) => headers.get(name)),
      ["nosniff", "DENY", "0"],
    );
    assert.match(headers.get("X-Request-Id")!, /^[0-9a-f-]{36}$/);
  }
});

Deno.test("each request is one line of the log", async () => {
  const { app, log } = memoryApp();
  const { id } = await (await upload(app, CSV)).json();
  await app.request(`${SOURCES}/${id}`, { headers: { "X-Request-Id": "abc" } });
  await app.request(`${SOURCES}/src_none`);
  const lines = log.map((line) => JSON.parse(line)).filter(({ event }) => event === "request");
  assert.deepEqual(lines.map(({ method, route, status, error }) => [method, route, status, error]), [
    ["POST", "/api/v1/ingestion/upload/csv", 201, undefined],
    ["GET", `${SOURCES}/:id`, 200, undefined],
    ["GET", `${SOURCES}/:id`, 404, "data_source_not_found"],
  ]);
  assert.equal(lines[1].request_id, "abc");
  assert.ok(lines.every(({ milliseconds }) => Number.isInteger(milliseconds)));
});
