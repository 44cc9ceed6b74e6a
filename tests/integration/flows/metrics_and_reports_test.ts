import assert from "node:assert/strict";
import { figureDocument } from "../../../src/domain/report/document.ts";
import { analyseTimeSeries } from "../../../src/flows/analyse_time_series.ts";
import { calculateMetrics } from "../../../src/flows/calculate_metrics.ts";
import { deleteReport } from "../../../src/flows/delete_report.ts";
import { deleteSource } from "../../../src/flows/delete_source.ts";
import { findReport } from "../../../src/flows/find_report.ts";
import { generateReport, type ReportOrder } from "../../../src/flows/generate_report.ts";
import { listReports } from "../../../src/flows/list_reports.ts";
import { metricEvidence } from "../../../src/flows/metric_evidence.ts";
import { uploadSource } from "../../../src/flows/upload_source.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { chunksOf, LIMITS, WORKSPACE } from "../../support/read_text.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";

const OTHER = { ...WORKSPACE, id: "ws_other" };

async function uploaded(text = revenueCsv(120)) {
  const deps = memoryDeps();
  const { source: { id } } = await uploadSource(deps, WORKSPACE, {
    name: "a.csv",
    chunks: chunksOf(text),
    settings: {},
    limits: LIMITS,
  });
  const order: ReportOrder = { sourceId: id, template: "revenue_health", parameters: {} };
  return { deps, sourceId: id, order };
}

Deno.test("metrics that aren't in the catalogue are each named with a pointer", async () => {
  const { deps, sourceId } = await uploaded();
  await assert.rejects(
    calculateMetrics(deps, WORKSPACE, { sourceId, metrics: ["total_revenue", "luck", "joy"] }),
    (error: { items: readonly { pointer: string }[] }) => {
      assert.deepEqual(error.items.map(({ pointer }) => pointer), ["/metrics/1", "/metrics/2"]);
      return true;
    },
  );
});

Deno.test("what doesn't need the undecided column is computed: 100 + 200 + 300 = 600", async () => {
  const text = "date,amount,status\n01/02/2024,100.00,paid\n03/04/2024,200.00,paid\n05/06/2024,300.00,paid\n";
  const { deps, sourceId } = await uploaded(text);
  const metrics = ["total_revenue", "revenue_by_period"];
  const { results } = await calculateMetrics(deps, WORKSPACE, { sourceId, metrics });
  const [total, byPeriod] = metrics.map((name) => figureDocument(results.get(name)!.value));
  assert.deepEqual(total!.value, { amount: "600.00", currency: "USD" });
  assert.ok("reason" in byPeriod!);
  assert.equal(byPeriod.reason, "ambiguous_column");
});

Deno.test("the zone a source was read in may be named; another is refused", async () => {
  const { deps, sourceId } = await uploaded();
  const order = { sourceId, metrics: ["total_revenue"] };
  assert.equal((await calculateMetrics(deps, WORKSPACE, { ...order, timezone: "UTC" })).results.size, 1);
  await assert.rejects(
    calculateMetrics(deps, WORKSPACE, { ...order, timezone: "Asia/Tokyo" }),
    { code: "validation_failed" },
  );
});

Deno.test("evidence comes in stretches that make up the whole", async () => {
  const { deps, sourceId } = await uploaded();
  const order = { sourceId, metric: "total_revenue" };
  const whole = await metricEvidence(deps, WORKSPACE, { ...order, offset: 0, limit: Infinity });
  const rows = [];
  for (let offset = 0; offset < whole.total; offset += 50) {
    rows.push(...(await metricEvidence(deps, WORKSPACE, { ...order, offset, limit: 50 })).rows);
  }
  assert.deepEqual(rows, whole.rows);
  assert.equal(rows.length, whole.total);
  assert.deepEqual((await metricEvidence(deps, WORKSPACE, { ...order, offset: 9999, limit: 50 })).rows, []);
  await assert.rejects(
    metricEvidence(deps, WORKSPACE, { ...order, metric: "luck", offset: 0, limit: 1 }),
    { code: "validation_failed" },
  );
});

Deno.test("another workspace computes nothing of a source", async () => {
  const { deps, sourceId, order } = await uploaded();
  const notFound = { code: "data_source_not_found" };
  await assert.rejects(calculateMetrics(deps, OTHER, { sourceId }), notFound);
  await assert.rejects(
    analyseTimeSeries(deps, OTHER, sourceId, { role: "amount", operation: "trend", period: "month" }),
    notFound,
  );
  await assert.rejects(metricEvidence(deps, OTHER, { sourceId, metric: "mrr", offset: 0, limit: 1 }), notFound);
  await assert.rejects(generateReport(deps, OTHER, order), notFound);
});

Deno.test("a report is stored as the JSON it was answered with, byte for byte, and its stages with it", async () => {
  const { deps, order } = await uploaded();
  const { id, createdAt, report, stages } = await generateReport(deps, WORKSPACE, order);
  const stored = await findReport(deps, WORKSPACE, id);
  assert.equal(stored.body, JSON.stringify(report));
  assert.equal(stored.stages, JSON.stringify(stages));
  assert.deepEqual([stored.createdAt, stored.sourceId], [createdAt, order.sourceId]);
  assert.ok(stages.every(({ outcome }) => outcome === "ok"));
});

Deno.test("the same order makes the same body under another id", async () => {
  const { deps, order } = await uploaded();
  const one = await generateReport(deps, WORKSPACE, order);
  const two = await generateReport(deps, WORKSPACE, order);
  assert.notEqual(one.id, two.id);
  const [first, second] = await Promise.all([one, two].map(({ id }) => findReport(deps, WORKSPACE, id)));
  assert.equal(first!.body, second!.body);
});

Deno.test("reports are found, listed and deleted in their own workspace, and go with their source", async () => {
  const { deps, order } = await uploaded();
  const { id } = await generateReport(deps, WORKSPACE, order);
  await assert.rejects(findReport(deps, OTHER, id), { code: "report_not_found" });
  await assert.rejects(deleteReport(deps, OTHER, id), { code: "report_not_found" });
  assert.deepEqual((await listReports(deps, WORKSPACE, { limit: 5 })).items.map((report) => report.id), [id]);
  await deleteReport(deps, WORKSPACE, id);
  const again = await generateReport(deps, WORKSPACE, order);
  await deleteSource(deps, WORKSPACE, order.sourceId);
  await assert.rejects(findReport(deps, WORKSPACE, again.id), { code: "report_not_found" });
});

Deno.test("data that can't carry the report stop it with their findings, and nothing is stored", async () => {
  const { deps, order } = await uploaded("lead_id,stage\nL1,lead\nL2,customer\n");
  await assert.rejects(generateReport(deps, WORKSPACE, order), (error: { code: string; items: readonly unknown[] }) => {
    assert.equal(error.code, "validation_failed");
    return error.items.length > 0;
  });
  assert.deepEqual((await listReports(deps, WORKSPACE, { limit: 5 })).items, []);
});

Deno.test("a bug while computing is no fault of the caller: it goes up, and nothing is stored", async () => {
  const { deps, order } = await uploaded();
  const dataset = (await deps.sources.dataset(WORKSPACE.id, order.sourceId))!;
  const broken = {
    ...dataset,
    get rowStates(): Uint8Array {
      throw new TypeError("broken");
    },
  };
  const sources = { ...deps.sources, dataset: () => Promise.resolve(broken) };
  await assert.rejects(generateReport({ ...deps, sources }, WORKSPACE, order), {
    name: "TypeError",
    message: "broken",
  });
  assert.deepEqual((await listReports(deps, WORKSPACE, { limit: 5 })).items, []);
});
