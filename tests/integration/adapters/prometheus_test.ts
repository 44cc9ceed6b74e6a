import assert from "node:assert/strict";
import { deferredMeters } from "../../../src/adapters/telemetry/deferred_meters.ts";
import { prometheusMeters } from "../../../src/adapters/telemetry/prometheus.ts";
import { systemVitals } from "../../../src/adapters/system/vitals.ts";
import type { Exposition, Meters } from "../../../src/ports/meters.ts";
import { readExposition } from "../../support/exposition.ts";

function open(): Meters & Exposition {
  return prometheusMeters({ vitals: systemVitals, build: { version: "1.2.3", runtime: "deno 2" }, poolSize: 10 });
}

function useAll(meters: Meters): void {
  meters.count("reports_generated", { template: "revenue_health", outcome: "completed" });
  meters.count("reports_generated", { template: "revenue_health", outcome: "completed" });
  meters.count("ingested_rows", { kind: "csv", outcome: "rejected" }, 7);
  meters.count("ingested_bytes", { kind: "csv" }, 1000);
  meters.count("rate_limit_decisions", { budget: "default", outcome: "failed_open" });
  meters.count("external_calls", { service: "llm", outcome: "timeout" });
  meters.count("external_retries", { service: "llm" });
  meters.count("idempotency", { outcome: "replayed" });
  meters.time("report_generation", { template: "revenue_health" }, 0.2);
  meters.time("api_request", { method: "GET", endpoint: '/a/:id"\\\n', status: "200" }, 0.02);
  meters.time("external_call", { service: "llm" }, 3);
}

Deno.test("what was counted stands on the page under its published name", async () => {
  const meters = open();
  useAll(meters);
  const { samples } = readExposition(await meters.page());
  const value = (series: string) => samples.get(series) ?? assert.fail(`no ${series}`);
  assert.equal(value('echo_reports_generated_total{template="revenue_health",outcome="completed"}'), 2);
  assert.equal(value('echo_ingested_rows_total{kind="csv",outcome="rejected"}'), 7);
  assert.equal(value('echo_ingested_bytes_total{kind="csv"}'), 1000);
  assert.equal(value('echo_rate_limit_decisions_total{budget="default",outcome="failed_open"}'), 1);
  assert.equal(value('echo_external_calls_total{service="llm",outcome="timeout"}'), 1);
  assert.equal(value('echo_external_retries_total{service="llm"}'), 1);
  assert.equal(value('echo_idempotency_total{outcome="replayed"}'), 1);
  assert.equal(value('echo_report_generation_duration_seconds_sum{template="revenue_health"}'), 0.2);
  assert.equal(value('echo_report_generation_duration_seconds_bucket{le="0.1",template="revenue_health"}'), 0);
  assert.equal(value('echo_report_generation_duration_seconds_bucket{le="0.25",template="revenue_health"}'), 1);
  assert.equal(value('echo_external_call_duration_seconds_count{service="llm"}'), 1);
  assert.equal(value("echo_database_pool_max_connections"), 10);
  assert.equal(value('echo_build_info{version="1.2.3",runtime="deno 2"}'), 1);
  for (const name of ["echo_uptime_seconds", "echo_process_resident_memory_bytes", "echo_heap_used_bytes"]) {
    assert.ok(value(name) > 0, name);
  }
  assert.ok(value("echo_process_cpu_seconds_total") > 0 && value("echo_event_loop_lag_seconds") >= 0);
});

Deno.test("the page holds to the format: help and type before samples, known types, no series twice, full histograms", async () => {
  const meters = open();
  useAll(meters);
  const { types, samples } = readExposition(await meters.page());
  assert.ok([...types].every(([name]) => name.startsWith("echo_")));
  assert.ok([...samples.keys()].some((series) => series.includes('endpoint="/a/:id\\"\\\\\\n"')));
});

Deno.test("the reader of the format refuses what isn't", () => {
  const bad = [
    "a 1",
    "# TYPE a counter\na_total 1",
    "# HELP a x\n# TYPE a counter\na 1\na 1",
    '# HELP a x\n# TYPE a histogram\na_bucket{le="1"} 2\na_sum 1\na_count 2',
    '# HELP a x\n# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\na_sum 1\na_count 1',
    "# HELP a x\n# TYPE a gauge\na one",
    "# HELP a x\n# TYPE a gauge\na{b=c} 1",
  ];
  for (const page of bad) assert.throws(() => readExposition(`${page}\n`), page);
});

const PROMTOOL = await new Deno.Command("sh", { args: ["-c", "command -v promtool"] }).output();

Deno.test({ name: "promtool finds nothing wrong with the page", ignore: !PROMTOOL.success }, async () => {
  const meters = open();
  useAll(meters);
  const child = new Deno.Command("promtool", {
    args: ["check", "metrics"],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(await meters.page()));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  assert.equal(code, 0, new TextDecoder().decode(stderr) + new TextDecoder().decode(stdout));
});

Deno.test({ name: "promtool finds nothing wrong with the alerts", ignore: !PROMTOOL.success }, async () => {
  const alerts = new URL("../../../docs/alerts.yml", import.meta.url).pathname;
  const { code, stderr } = await new Deno.Command("promtool", { args: ["check", "rules", alerts] }).output();
  assert.equal(code, 0, new TextDecoder().decode(stderr));
});

Deno.test("nothing is loaded until something is counted, and nothing counted meanwhile is lost", async () => {
  let loads = 0;
  const gate = Promise.withResolvers<void>();
  const meters = deferredMeters(async () => {
    loads++;
    await gate.promise;
    return open();
  }, "text/plain");
  assert.equal(loads, 0);
  meters.count("external_retries", { service: "llm" });
  meters.time("external_call", { service: "llm" }, 1);
  meters.count("external_retries", { service: "llm" }, 2);
  gate.resolve();
  assert.equal(readExposition(await meters.page()).samples.get('echo_external_retries_total{service="llm"}'), 3);
  meters.count("external_retries", { service: "llm" });
  meters.time("external_call", { service: "llm" }, 1);
  const { samples } = readExposition(await meters.page());
  assert.equal(samples.get('echo_external_retries_total{service="llm"}'), 4);
  assert.equal(samples.get('echo_external_call_duration_seconds_count{service="llm"}'), 2);
  assert.equal(loads, 1);
});
