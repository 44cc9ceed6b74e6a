import assert from "node:assert/strict";
import { generateReport } from "../../../src/flows/generate_report.ts";
import { uploadSource } from "../../../src/flows/upload_source.ts";
import type { Deps } from "../../../src/ports/deps.ts";
import type { Tracer } from "../../../src/ports/tracer.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { chunksOf, LIMITS, WORKSPACE } from "../../support/read_text.ts";
import { recordedMeters } from "../../support/recorded_meters.ts";

const CSV = "date,amount\n2024-01-01,5.00\n2024-01-02,6.00\noops,oops\nTotal,11.00\n";

/** Everything in memory, and what was said of it. */
function observed() {
  const lines: string[] = [];
  const spans: string[] = [];
  const meters = recordedMeters();
  const tracer: Tracer = {
    span(name, work) {
      spans.push(name);
      return work();
    },
    traceparent: () => undefined,
  };
  const deps: Deps = { ...memoryDeps((line) => void lines.push(line)), meters, tracer };
  return { deps, spans, told: meters.told, events: () => lines.map((line) => JSON.parse(line)) };
}

function input(text = CSV) {
  return { name: "a.csv", chunks: chunksOf(text), settings: {}, limits: LIMITS };
}

Deno.test("an upload is said when it starts and when it is done, counted by rows and bytes, and traced step by step", async () => {
  const { deps, spans, told, events } = observed();
  const { source: { id } } = await uploadSource(deps, WORKSPACE, input());
  const [started, completed] = events();
  assert.deepEqual([started.event, started.workspace], ["ingestion_started", "ws_local"]);
  assert.deepEqual([completed.event, completed.kind, completed.source, completed.bytes], [
    "ingestion_completed",
    "csv",
    id,
    CSV.length,
  ]);
  assert.deepEqual(completed.rows, { in: 4, ok: 2, rejected: 1, skipped: 1, unchanged: 0 });
  assert.deepEqual(told, [
    `ingested_bytes kind=csv ${CSV.length}`,
    "ingested_rows kind=csv outcome=ok 2",
    "ingested_rows kind=csv outcome=rejected 1",
    "ingested_rows kind=csv outcome=skipped 1",
    "ingested_rows kind=csv outcome=unchanged 0",
  ]);
  assert.deepEqual(spans, ["upload", "scan", "solve", "store"]);
});

Deno.test("an upload that fails is said with its code; a bug as internal, at error", async () => {
  const { deps, told, events } = observed();
  await assert.rejects(uploadSource(deps, WORKSPACE, { ...input(), limits: { ...LIMITS, maxBytes: 5 } }));
  const save = () => Promise.reject(new TypeError("broken"));
  await assert.rejects(uploadSource({ ...deps, sources: { ...deps.sources, save } }, WORKSPACE, input()));
  const failed = events().filter(({ event }) => event === "ingestion_failed");
  assert.deepEqual(failed.map(({ level, error }) => [level, error]), [
    ["info", "payload_too_large"],
    ["error", "internal"],
  ]);
  assert.deepEqual(told, []);
});

Deno.test("a report is said when it starts and when it is done with its stages, counted, timed and traced", async () => {
  const { deps, spans, told, events } = observed();
  const { source: { id: sourceId } } = await uploadSource(deps, WORKSPACE, input());
  const before = { spans: spans.length, told: told.length, events: events().length };
  const { id } = await generateReport(deps, WORKSPACE, { sourceId, template: "revenue_health", parameters: {} });
  const [started, completed] = events().slice(before.events);
  const about = [started.event, started.template, started.source, started.workspace];
  assert.deepEqual(about, ["report_generation_started", "revenue_health", sourceId, "ws_local"]);
  assert.deepEqual([completed.event, completed.report], ["report_generation_completed", id]);
  assert.deepEqual(Object.keys(completed.stages), ["validate", "metrics", "narrative", "charts"]);
  assert.deepEqual(told.slice(before.told), [
    "reports_generated template=revenue_health outcome=completed 1",
    `report_generation template=revenue_health ${completed.milliseconds / 1000}`,
  ]);
  assert.deepEqual(spans.slice(before.spans), ["measure", "narrate", "store"]);
});

Deno.test("a report that can't be made is said with its code and counted as failed", async () => {
  const { deps, told, events } = observed();
  const order = { sourceId: "src_none", template: "revenue_health", parameters: {} } as const;
  await assert.rejects(generateReport(deps, WORKSPACE, order), { code: "data_source_not_found" });
  const { event, level, error } = events().at(-1);
  assert.deepEqual([event, level, error], ["report_generation_failed", "info", "data_source_not_found"]);
  assert.deepEqual(told, ["reports_generated template=revenue_health outcome=failed 1"]);
});
