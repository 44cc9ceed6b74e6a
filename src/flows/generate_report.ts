import type { Parameters } from "../domain/metrics/metric.ts";
import { ReportOrchestrator } from "../domain/report/orchestrator.ts";
import type { Report, Stage, TemplateType } from "../domain/report/report.ts";
import type { Day } from "../domain/values/day.ts";
import { ValidationError } from "../domain/values/fault.ts";
import type { PeriodUnit } from "../domain/values/period.ts";
import type { Deps } from "../ports/deps.ts";
import { findSource } from "./find_source.ts";
import { loadDataset } from "./load_dataset.ts";
import type { Workspace } from "./workspace.ts";

export interface ReportOrder {
  readonly sourceId: string;
  readonly template: TemplateType;
  readonly parameters: Parameters;
  readonly asOf?: Day;
  readonly period?: PeriodUnit;
  readonly currency?: string;
}

export interface GeneratedReport {
  readonly id: string;
  readonly createdAt: Date;
  readonly report: Report;
  readonly stages: readonly Stage[];
  /** What a stage threw: a bug to be recorded, never shown. */
  readonly thrown: readonly unknown[];
}

/**
 * Makes and stores a report of a source. Throws `data_source_not_found`, or `validation_failed` with the findings that
 * stand in the report's way; then nothing is stored.
 */
export async function generateReport(
  deps: Pick<Deps, "sources" | "reports" | "clock" | "ids">,
  workspace: Workspace,
  order: ReportOrder,
): Promise<GeneratedReport> {
  const source = await findSource(deps, workspace, order.sourceId);
  const dataset = await loadDataset(deps, workspace, order.sourceId);
  const { report, stages, findings, thrown } = new ReportOrchestrator(() => deps.clock.elapsed()).generate({
    ...order,
    sourceName: source.name,
    datasetHash: source.datasetHash,
    dataset,
    validation: { findings: source.findings, count: source.findingsCount },
    timezone: source.settings.timezone ?? workspace.timezone,
  });
  if (!report && thrown.length > 0) throw thrown[0];
  if (!report) {
    throw new ValidationError(
      "This report can't be made from this source.",
      findings.map(({ message, suggestion, row, column }) => ({ detail: `${message} ${suggestion}`, row, column })),
    );
  }
  const id = deps.ids.next("rpt");
  const createdAt = deps.clock.now();
  await deps.reports.save(workspace.id, {
    id,
    sourceId: source.id,
    templateType: order.template,
    createdAt,
    body: JSON.stringify(report),
    stages: JSON.stringify(stages),
  });
  return { id, createdAt, report, stages, thrown };
}
