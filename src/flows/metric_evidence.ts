import { findMetric } from "../domain/metrics/catalog.ts";
import { metricEvidence as evidenceOf, type MetricRequest } from "../domain/metrics/compute.ts";
import { ValidationError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import { loadDataset } from "./load_dataset.ts";
import { type Preview, previewRows } from "./preview_source.ts";
import type { Workspace } from "./workspace.ts";

export interface EvidenceOrder extends MetricRequest {
  readonly sourceId: string;
  readonly metric: string;
  readonly offset: number;
  /** Infinity for all that follow `offset`. */
  readonly limit: number;
}

/** A stretch of the rows behind a figure, and how many there are in all. */
export interface Evidence extends Preview {
  readonly total: number;
}

/** The rows behind a metric's value. Throws `data_source_not_found`, `validation_failed`. */
export async function metricEvidence(
  deps: Pick<Deps, "sources">,
  workspace: Workspace,
  { sourceId, metric: name, offset, limit, ...request }: EvidenceOrder,
): Promise<Evidence> {
  const metric = findMetric(name);
  if (!metric) {
    throw new ValidationError("The catalogue has no such metric.", [
      { detail: `There is no metric "${name}".`, pointer: "/metric" },
    ]);
  }
  const dataset = await loadDataset(deps, workspace, sourceId);
  const rows = evidenceOf(dataset, metric, request);
  return { ...previewRows(dataset, rows.subarray(offset, Math.min(rows.length, offset + limit))), total: rows.length };
}
