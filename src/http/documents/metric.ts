import type { MetricRun } from "../../domain/metrics/compute.ts";
import type { Metric } from "../../domain/metrics/metric.ts";
import { ENGINE_VERSION } from "../../domain/report/engine_version.ts";
import { metricDocument } from "../../domain/report/document.ts";
import { formatDay } from "../../domain/values/day.ts";

/** A metric's definition as JSON. */
export function definitionDocument(metric: Metric) {
  return {
    object: "metric",
    name: metric.name,
    label: metric.label,
    category: metric.category,
    unit: metric.unit,
    version: metric.version,
    formula: metric.formula,
    requires: metric.requires,
    uses: metric.uses,
    additive: metric.additive,
    parameters: metric.parameters ?? [],
  };
}

/** What a calculation came to as JSON, each metric with the address of the rows behind it. */
export function runDocument(sourceId: string, run: MetricRun) {
  const { asOf, currency, period, policyHash } = run;
  const shared = new URLSearchParams({ source_id: sourceId, period });
  if (asOf !== null) shared.set("as_of", formatDay(asOf));
  if (currency !== null) shared.set("currency", currency);
  return {
    object: "metrics",
    source_id: sourceId,
    as_of: asOf === null ? null : formatDay(asOf),
    currency,
    period,
    policy_hash: policyHash,
    engine_version: ENGINE_VERSION,
    metrics: Object.fromEntries(
      Array.from(run.results, ([name, result]) => [name, {
        ...metricDocument(result, policyHash),
        evidence: `/api/v1/metrics/evidence?${shared}&metric=${name}`,
      }]),
    ),
  };
}
