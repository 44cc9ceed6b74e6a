import type { MetricRun } from "../../domain/metrics/compute.ts";
import type { Metric } from "../../domain/metrics/metric.ts";
import { ENGINE_VERSION } from "../../domain/report/engine_version.ts";
import { metricDocument } from "../../domain/report/document.ts";
import { formatDay } from "../../domain/values/day.ts";
import type { MetricOrder } from "../../flows/calculate_metrics.ts";

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
export function runDocument(order: MetricOrder, { asOf, currency, period, policyHash, results }: MetricRun) {
  const shared = evidenceQueryOf(order);
  return {
    object: "metrics",
    source_id: order.sourceId,
    as_of: asOf === null ? null : formatDay(asOf),
    currency,
    period,
    policy_hash: policyHash,
    engine_version: ENGINE_VERSION,
    metrics: Object.fromEntries(
      Array.from(results, ([name, result]) => [name, {
        ...metricDocument(result, policyHash),
        evidence: `/api/v1/metrics/evidence?${shared}&metric=${name}`,
      }]),
    ),
  };
}

/** The same order as a query: the rows behind a figure are found in the way in which it was computed. */
function evidenceQueryOf({ sourceId, period, asOf, currency, range, parameters }: MetricOrder): URLSearchParams {
  const said = {
    source_id: sourceId,
    period,
    as_of: asOf === undefined ? undefined : formatDay(asOf),
    from: range && formatDay(range.start),
    to: range && formatDay(range.end - 1),
    currency,
    interval: parameters?.interval,
  };
  return new URLSearchParams(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
