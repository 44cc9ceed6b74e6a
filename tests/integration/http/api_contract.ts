import assert from "node:assert/strict";
import { fromArrow } from "arquero";
import type { TestApp } from "../../support/test_app.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";

type App = TestApp["app"];

const CSV = { "Content-Type": "text/csv" };
const JSON_BODY = { "Content-Type": "application/json" };

const EUROS = "date;amount;customer\n2024-01-31;100,50;A\n2024-02-29;200,25;B\n";
const UNDECIDED = "date,amount,status\n01/02/2024,100.00,paid\n03/04/2024,200.00,paid\n05/06/2024,300.00,paid\n";

export function upload(app: App, body: string | Uint8Array<ArrayBuffer>, query = "filename=a.csv"): Promise<Response> {
  return Promise.resolve(
    app.request(`/api/v1/ingestion/upload/csv?again=true&${query}`, { method: "POST", headers: CSV, body }),
  );
}

export function post(app: App, path: string, body: unknown): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return Promise.resolve(app.request(path, { method: "POST", headers: JSON_BODY, body: text }));
}

async function sourceId(app: App, body = revenueCsv(300), query?: string): Promise<string> {
  const answer = await upload(app, body, query);
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()).id;
}

async function json(response: Response | Promise<Response>) {
  const answer = await response;
  assert.ok(answer.ok, await answer.clone().text());
  return await answer.json();
}

/** What the API promises, on whatever database it stands. */
export const API_CONTRACT: Readonly<Record<string, (test: Pick<TestApp, "app">) => Promise<void>>> = {
  async "a raw upload becomes a source with roles and counts"({ app }) {
    const answer = await upload(app, revenueCsv(20), "filename=orders.csv");
    const source = await answer.json();
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get("Location"), `/api/v1/ingestion/sources/${source.id}`);
    assert.deepEqual([source.object, source.name, source.status], ["source", "orders.csv", "ready"]);
    assert.deepEqual(source.rows, { in: 20, ok: 20, rejected: 0, skipped: 0, unchanged: 0 });
    assert.deepEqual(
      source.columns.map(({ role }: { role: string }) => role),
      ["order_id", "date", "amount", "customer", "product", "status"],
    );
  },

  async "a multipart upload gives the same, with the form's fields before the file"({ app }) {
    const form = new FormData();
    form.append("currency", "EUR");
    form.append("file", new File([EUROS], "euros.csv", { type: "text/csv" }));
    const source = await json(app.request("/api/v1/ingestion/upload/csv", { method: "POST", body: form }));
    assert.equal(source.name, "euros.csv");
    const run = await json(
      post(app, "/api/v1/metrics/calculate", { source_id: source.id, metrics: ["total_revenue"] }),
    );
    assert.deepEqual(run.metrics.total_revenue.value, { amount: "300.75", currency: "EUR" });
  },

  async "a dry run understands and stores nothing"({ app }) {
    const before = await json(app.request("/api/v1/ingestion/sources"));
    const answer = await upload(app, EUROS, "dry_run=true");
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).dry_run, true);
    assert.deepEqual(await json(app.request("/api/v1/ingestion/sources")), before);
  },

  async "sources are listed, shown, previewed and deleted"({ app }) {
    const id = await sourceId(
      app,
      "date,amount\n2024-01-01,$5.00\n2024-01-02,oops\n2024-01-03,$6.50\n2024-01-04,$7.00\n",
    );
    const list = await json(app.request("/api/v1/ingestion/sources?limit=1"));
    assert.equal(list.data[0].id, id);
    const preview = await json(app.request(`/api/v1/ingestion/sources/${id}/preview?limit=2`));
    assert.deepEqual(preview.rows, [
      { row: 2, state: "ok", text: ["2024-01-01", "$5.00"], read: ["2024-01-01", "5.00"] },
      { row: 3, state: "rejected", text: ["2024-01-02", "oops"], read: ["2024-01-02", null] },
    ]);
    const findings = await json(app.request(`/api/v1/ingestion/sources/${id}/findings`));
    assert.ok(
      findings.data.some((finding: { row?: number; held?: string }) => finding.row === 3 && finding.held === "oops"),
    );
    assert.equal((await app.request(`/api/v1/ingestion/sources/${id}`, { method: "DELETE" })).status, 204);
    assert.equal((await app.request(`/api/v1/ingestion/sources/${id}`)).status, 404);
  },

  async "a listing goes on where its cursor says"({ app }) {
    for (let i = 0; i < 3; i++) await sourceId(app, EUROS);
    const first = await json(app.request("/api/v1/ingestion/sources?limit=2"));
    const next = await json(app.request(`/api/v1/ingestion/sources?limit=2&cursor=${first.next_cursor}`));
    assert.ok(first.has_more);
    assert.ok(next.data[0].id < first.data[1].id);
  },

  async "an undecided column is asked about and answered"({ app }) {
    const asked = await json(upload(app, UNDECIDED));
    assert.equal(asked.status, "needs_confirmation");
    assert.deepEqual(asked.questions[0].options.map(({ answer }: { answer: string }) => answer).sort(), ["dmy", "mdy"]);
    const order = { source_id: asked.id, metrics: ["revenue_by_period", "total_revenue"] };
    const before = await json(post(app, "/api/v1/metrics/calculate", order));
    assert.equal(before.metrics.revenue_by_period.reason, "ambiguous_column");
    assert.equal(before.metrics.total_revenue.value.amount, "600.00");
    const path = `/api/v1/ingestion/sources/${asked.id}`;
    const patch = { method: "PATCH", headers: JSON_BODY, body: '{"date_order":"dmy"}' };
    assert.equal((await json(app.request(path, patch))).status, "ready");
    const after = await json(post(app, "/api/v1/metrics/calculate", order));
    assert.deepEqual(
      after.metrics.revenue_by_period.detail.series.map(({ period }: { period: string }) => period),
      ["2024-02", "2024-03", "2024-04", "2024-05", "2024-06"],
    );
  },

  async "a role can be overridden; a column that isn't there is named"({ app }) {
    const id = await sourceId(app, "date,gross,net\n2024-01-01,100.00,90.00\n");
    const path = `/api/v1/ingestion/sources/${id}`;
    const patch = (body: unknown) =>
      app.request(path, { method: "PATCH", headers: JSON_BODY, body: JSON.stringify(body) });
    await json(patch({ mapping: { net: "amount" } }));
    const run = await json(post(app, "/api/v1/metrics/calculate", { source_id: id, metrics: ["total_revenue"] }));
    assert.equal(run.metrics.total_revenue.value.amount, "90.00");
    const wrong = await patch({ mapping: { nett: "amount" } });
    assert.equal(wrong.status, 422);
    assert.equal((await wrong.json()).errors[0].pointer, "/mapping/nett");
  },

  async "the catalogue names every metric and shows one"({ app }) {
    const { data } = await json(app.request("/api/v1/metrics"));
    assert.ok(data.length > 30);
    const one = await json(app.request("/api/v1/metrics/total_revenue"));
    assert.equal(one.unit, "money");
    assert.equal((await app.request("/api/v1/metrics/no_such")).status, 404);
  },

  async "metrics are computed by name, by category, in a range, as of a day"({ app }) {
    const id = await sourceId(app, "date,amount\n2024-01-10,10.00\n2024-02-10,20.00\n2024-03-10,40.00\n");
    const amount = async (more: object) => {
      const body = { source_id: id, metrics: ["total_revenue"], ...more };
      return (await json(post(app, "/api/v1/metrics/calculate", body))).metrics.total_revenue.value.amount;
    };
    assert.equal(await amount({}), "70.00");
    assert.equal(await amount({ range: { from: "2024-02-01", to: "2024-02-29" } }), "20.00");
    assert.equal(await amount({ as_of: "2024-02-29" }), "30.00");
    const whole = await json(post(app, "/api/v1/metrics/calculate", { source_id: id, category: "revenue" }));
    assert.equal(whole.metrics.mrr, undefined);
    assert.equal(whole.metrics.average_order_value.display, "$23.33");
    const all = await json(post(app, "/api/v1/metrics/calculate", { source_id: id, policy: {}, timezone: "UTC" }));
    assert.equal(all.metrics.mrr.reason, "not_recurring");
  },

  async "another time zone than the one read in is refused in words"({ app }) {
    const id = await sourceId(app, EUROS);
    const answer = await post(app, "/api/v1/metrics/calculate", { source_id: id, timezone: "Asia/Tokyo" });
    assert.equal(answer.status, 422);
    assert.match((await answer.json()).errors[0].detail, /PATCH/);
  },

  async "the evidence of a figure adds up to it, page by page and as CSV"({ app }) {
    const id = await sourceId(app);
    const body = { source_id: id, metrics: ["total_revenue"] };
    const { total_revenue } = (await json(post(app, "/api/v1/metrics/calculate", body))).metrics;
    let cents = 0n;
    let path = `${total_revenue.evidence}&limit=100`;
    for (let rows = 0;;) {
      const page = await json(app.request(path));
      for (const { read } of page.data) cents += BigInt(read[2].replace(".", ""));
      rows += page.data.length;
      if (!page.has_more) {
        assert.equal(rows, page.total);
        break;
      }
      path = `${total_revenue.evidence}&limit=100&cursor=${page.next_cursor}`;
    }
    assert.equal(cents, BigInt(total_revenue.value.amount.replace(".", "")));
    const csv = await (await app.request(`${total_revenue.evidence}&format=csv`)).text();
    assert.equal(csv.split("\r\n").length - 2, total_revenue.rows_used);
    assert.equal((await app.request(`/api/v1/metrics/evidence?source_id=${id}&metric=nope`)).status, 422);
  },

  async "a time series is asked one question at a time"({ app }) {
    const id = await sourceId(app, "date,amount\n2024-01-10,10.00\n2024-02-10,20.00\n2024-03-10,40.00\n");
    const ask = (more: object) =>
      json(post(app, "/api/v1/metrics/timeseries", { source_id: id, role: "amount", ...more }));
    for (
      const more of [
        { operation: "growth", periods_back: 1 },
        { operation: "moving_average", window: 2 },
        { operation: "trend", period: "month", as_of: "2024-03-31" },
        { operation: "group", aggregate: "mean" },
        { operation: "seasonal_pattern", by: "month" },
        { operation: "outliers", method: "iqr" },
        { operation: "date_range" },
      ]
    ) {
      const answer = await ask(more);
      assert.equal(answer.object, "time_series");
      assert.ok(answer.result !== null, JSON.stringify(answer));
    }
    assert.equal((await ask({ operation: "forecast", horizon: 3 })).reason, "insufficient_periods");
  },

  async "a report is made, stored, and given in every form"({ app }) {
    const id = await sourceId(app);
    const made = await post(app, "/api/v1/reports/generate", { source_id: id, template_type: "revenue_health" });
    const { success, id: report, report: body, stages } = await json(made);
    assert.equal(made.status, 201);
    assert.equal(made.headers.get("Location"), `/api/v1/reports/${report}`);
    assert.ok(success);
    assert.deepEqual(
      stages.map(({ name, outcome }: { name: string; outcome: string }) => [name, outcome]),
      [["validate", "ok"], ["metrics", "ok"], ["narrative", "ok"], ["charts", "ok"]],
    );
    const stored = await app.request(`/api/v1/reports/${report}`);
    assert.deepEqual((await stored.json()).report, body);
    const unchanged = { headers: { "If-None-Match": stored.headers.get("ETag")! } };
    assert.equal((await app.request(`/api/v1/reports/${report}`, unchanged)).status, 304);
    const shown = body.metrics.total_revenue.display;
    for (const [suffix, type] of [["html", "text/html"], ["md", "text/markdown"], ["csv", "text/csv"]]) {
      const answer = await app.request(`/api/v1/reports/${report}.${suffix}`);
      assert.match(answer.headers.get("Content-Type")!, new RegExp(`^${type}`));
      assert.ok((await answer.text()).includes(shown), suffix);
      const accepted = await app.request(`/api/v1/reports/${report}`, { headers: { Accept: type! } });
      assert.match(accepted.headers.get("Content-Type")!, new RegExp(`^${type}`));
      await accepted.body?.cancel();
    }
    const list = await json(app.request("/api/v1/reports?limit=1"));
    assert.equal(list.data[0].id, report);
    assert.equal((await app.request(`/api/v1/reports/${report}`, { method: "DELETE" })).status, 204);
    assert.equal((await app.request(`/api/v1/reports/${report}`)).status, 404);
    assert.equal((await app.request(`/api/v1/reports/${report}`, { method: "DELETE" })).status, 404);
  },

  async "the same source gives the same report, byte for byte"({ app }) {
    const id = await sourceId(app);
    const order = { source_id: id, template_type: "revenue_health" };
    const bodies = await Promise.all([order, order].map(async (each) => {
      const { report } = await json(post(app, "/api/v1/reports/generate", each));
      return JSON.stringify(report);
    }));
    assert.equal(bodies[0], bodies[1]);
  },

  async "a report that the columns can't give is refused with the reasons and not stored"({ app }) {
    const id = await sourceId(app, "lead_id,stage\nL1,lead\nL2,customer\n");
    const before = await json(app.request("/api/v1/reports"));
    const answer = await post(app, "/api/v1/reports/generate", { source_id: id, template_type: "revenue_health" });
    assert.equal(answer.status, 422);
    assert.ok((await answer.json()).errors.length > 0);
    assert.deepEqual(await json(app.request("/api/v1/reports")), before);
  },

  async "the table comes back as it stood, as Echo reads it, and safe for a spreadsheet"({ app }) {
    const id = await sourceId(
      app,
      "Orders\ndate;amount;note\n31.01.2024;1.000,50;=1+1\n29.02.2024;200,25; b \nTotal;1.200,75;\n",
    );
    const text = async (query: string) => {
      const answer = await app.request(`/api/v1/ingestion/sources/${id}/export?${query}`);
      assert.equal(answer.headers.get("Content-Type"), "text/csv; charset=utf-8; header=present");
      return await answer.text();
    };
    assert.equal(await text(""), 'date,amount,note\r\n31.01.2024,"1.000,50",=1+1\r\n29.02.2024,"200,25", b \r\n');
    assert.equal(await text("values=typed"), "date,amount,note\r\n2024-01-31,1000.50,=1+1\r\n2024-02-29,200.25,b\r\n");
    assert.match(await text("values=typed&formula_safe=true"), /1000\.50,'=1\+1\r\n/);
    assert.equal((await app.request(`/api/v1/ingestion/sources/${id}/export?values=best`)).status, 422);
    assert.equal((await app.request("/api/v1/ingestion/sources/src_0/export")).status, 404);
  },

  async "the table comes back as Arrow: days as dates, 1.000,50 as 1000.5"({ app }) {
    const id = await sourceId(app, "date;amount;note\n31.01.2024;1.000,50;a\n29.02.2024;200,25;b\nTotal;1.200,75;\n");
    const headers = { Accept: "application/vnd.apache.arrow.stream" };
    const answer = await app.request(`/api/v1/ingestion/sources/${id}/export`, { headers });
    assert.equal(answer.headers.get("Content-Type"), "application/vnd.apache.arrow.stream");
    assert.deepEqual(fromArrow(await answer.arrayBuffer()).objects(), [
      { date: new Date("2024-01-31"), amount: 1000.5, note: "a" },
      { date: new Date("2024-02-29"), amount: 200.25, note: "b" },
    ]);
  },

  async "25 unreadable cells are 25 lines of the findings' CSV, though the list keeps 20"({ app }) {
    const rows = Array.from({ length: 30 }, (_, i) => `2024-01-01,${i < 25 ? `=bad${i}` : "10.00"}`);
    const id = await sourceId(app, ["date,amount", ...rows, ...Array(60).fill("2024-01-02,5.00")].join("\n"));
    const { data, total } = await json(app.request(`/api/v1/ingestion/sources/${id}/findings`));
    assert.equal(data.filter(({ held }: { held?: string }) => held?.startsWith("=bad")).length, 20);
    assert.ok(total > data.length);
    const answer = await app.request(`/api/v1/ingestion/sources/${id}/findings?format=csv`);
    const csv = await answer.text();
    assert.equal(answer.headers.get("Content-Disposition"), `attachment; filename="${id}.findings.csv"`);
    assert.equal(csv.match(/,unreadable_cell,\d+,amount,'=bad/g)?.length, 25);
    assert.match(csv, /^severity,rule,row,column,held,count,message,suggestion\r\n/);
  },

  async "the same file twice is one source, and says so; again=true makes another"({ app }) {
    const send = (query: string) =>
      app.request(`/api/v1/ingestion/upload/csv?filename=twice.csv${query}`, {
        method: "POST",
        headers: CSV,
        body: revenueCsv(37),
      });
    const first = await send("");
    const second = await send("");
    const [one, two] = [await first.json(), await second.json()];
    assert.deepEqual([first.status, second.status, two.id], [201, 200, one.id]);
    assert.deepEqual(two.import, {
      rows: { in: 37, ok: 0, rejected: 0, skipped: 0, unchanged: 37 },
      added: 0,
      updated: 0,
      already_imported: true,
    });
    assert.notEqual((await json(send("&again=true"))).id, one.id);
    await app.request(`/api/v1/ingestion/sources/${one.id}`, { method: "DELETE" });
    assert.equal((await send("")).status, 201);
  },

  async "an export that overlaps by 60 of 100 rows adds the 40 new ones; a changed row of an id is an update"({ app }) {
    const lines = revenueCsv(140).trim().split("\n");
    const [header, ...rows] = lines;
    const file = (from: number, to: number) => [header, ...rows.slice(from, to)].join("\n");
    const id = await sourceId(app, file(0, 100));
    const send = (body: string, query = "") =>
      json(app.request(`/api/v1/ingestion/upload/csv?filename=b.csv&append_to=${id}${query}`, {
        method: "POST",
        headers: CSV,
        body,
      }));
    const dry = await send(file(40, 140), "&dry_run=true");
    const appended = await send(file(40, 140));
    for (const { import: made } of [dry, appended]) {
      assert.deepEqual(made, {
        rows: { in: 100, ok: 40, rejected: 0, skipped: 0, unchanged: 60 },
        added: 40,
        updated: 0,
        already_imported: false,
      });
    }
    assert.deepEqual(appended.rows, { in: 140, ok: 140, rejected: 0, skipped: 0, unchanged: 0 });
    const whole = await sourceId(app, file(0, 140));
    const total = async (source_id: string) =>
      (await json(post(app, "/api/v1/metrics/calculate", { source_id, metrics: ["total_revenue"] }))).metrics
        .total_revenue.value.amount;
    assert.equal(await total(id), await total(whole));
    const again = await send(file(40, 140));
    assert.deepEqual([again.import.added, again.import.already_imported, again.id], [0, true, id]);
    const changed = await send(file(40, 140).replace(",paid", ",refunded"));
    assert.deepEqual([changed.import.added, changed.import.updated], [0, 1]);
    const { data } = await json(app.request(`/api/v1/ingestion/sources/${id}/imports`));
    assert.deepEqual(data.map(({ added, updated }: Record<string, number>) => [added, updated]), [
      [100, 0],
      [40, 0],
      [0, 0],
      [0, 1],
    ]);
  },

  async "a file that lacks a column, or is written in another way, isn't added"({ app }) {
    const id = await sourceId(app, "date,amount\n31/01/2024,5.00\n28/02/2024,6.00\n");
    const send = (body: string) =>
      app.request(`/api/v1/ingestion/upload/csv?append_to=${id}`, { method: "POST", headers: CSV, body });
    assert.equal((await send("date,total\n31/01/2024,5.00\n")).status, 422);
    const american = await send("date,amount\n01/31/2024,7.00\n02/28/2024,8.00\n");
    assert.equal(american.status, 409, await american.clone().text());
    assert.deepEqual((await json(app.request(`/api/v1/ingestion/sources/${id}`))).rows.in, 2);
    assert.equal(await upload(app, "a,b\n1,2\n", "append_to=src_0").then((r) => r.status), 422);
    const nowhere = await app.request("/api/v1/ingestion/upload/csv?append_to=src_0", {
      method: "POST",
      headers: CSV,
      body: "date,amount\n2024-01-01,1\n",
    });
    assert.equal(nowhere.status, 404);
  },

  async "an answer is remembered for files with the same header, shown as such, and can be forgotten"({ app }) {
    const header = "date,amount,status,remembered";
    const file = (day: string) => `${header}\n${day},1.00,paid,x\n05/06/2024,2.00,paid,y\n`;
    const first = await sourceId(app, file("01/02/2024"));
    const answers = { method: "PATCH", headers: JSON_BODY, body: JSON.stringify({ date_order: "dmy" }) };
    await json(app.request(`/api/v1/ingestion/sources/${first}`, answers));
    const second = await json(upload(app, file("03/04/2024"), "filename=b.csv"));
    assert.equal(second.status, "ready");
    assert.match(second.columns[0].evidence.join(), /of "a\.csv" on 2024-07-01/);
    const proven = await json(upload(app, file("03/31/2024"), "filename=c.csv"));
    const { rows } = await json(app.request(`/api/v1/ingestion/sources/${proven.id}/preview`));
    assert.equal(rows[0].read[0], "2024-03-31");
    const { data } = await json(app.request("/api/v1/ingestion/answers"));
    const [answer] = data.filter(({ source_name }: { source_name: string }) => source_name === "a.csv");
    assert.equal(answer.date_order, "dmy");
    assert.equal((await app.request(`/api/v1/ingestion/answers/${answer.id}`, { method: "DELETE" })).status, 204);
    assert.equal((await app.request(`/api/v1/ingestion/answers/${answer.id}`, { method: "DELETE" })).status, 404);
    assert.equal((await json(upload(app, file("07/08/2024"), "filename=d.csv"))).status, "needs_confirmation");
  },

  async "the templates are listed and shown"({ app }) {
    const { data } = await json(app.request("/api/v1/reports/templates"));
    assert.deepEqual(
      data.map(({ type }: { type: string }) => type).sort(),
      ["financial_overview", "marketing_funnel", "revenue_health"],
    );
    assert.ok((await json(app.request("/api/v1/reports/templates/revenue_health"))).required.length > 0);
    assert.equal((await app.request("/api/v1/reports/templates/poem")).status, 404);
  },

  async "the database's state shows in /health/ready"({ app }) {
    const answer = await app.request("/health/ready");
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).checks.migrations[0].status, "pass");
  },
};
