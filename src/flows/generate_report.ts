import type { Parameters } from "../domain/metrics/metric.ts";
import { ReportOrchestrator } from "../domain/report/orchestrator.ts";
import type { Report, Stage, StageName, TemplateType } from "../domain/report/report.ts";
import type { Around } from "../domain/report/stage_log.ts";
import type { Day } from "../domain/values/day.ts";
import { EchoError, ValidationError } from "../domain/values/fault.ts";
import type { PeriodUnit } from "../domain/values/period.ts";
import type { Deps } from "../ports/deps.ts";
import type { SpanName } from "../ports/tracer.ts";
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

type ReportDeps = Pick<Deps, "sources" | "reports" | "clock" | "ids" | "log" | "meters" | "tracer">;

/**
 * Makes and stores a report of a source. Throws `data_source_not_found`, or `validation_failed` with the findings that
 * stand in the report's way; then nothing is stored.
 */
export async function generateReport(
  deps: ReportDeps,
  workspace: Workspace,
  order: ReportOrder,
): Promise<GeneratedReport> {
  const { log, meters, clock } = deps;
  const { template, sourceId } = order;
  const about = { workspace: workspace.id, template, source: sourceId };
  const start = clock.elapsed();
  log.info("report_generation_started", about);
  try {
    const made = await makeReport(deps, workspace, order);
    const milliseconds = clock.elapsed() - start;
    meters.count("reports_generated", { template, outcome: "completed" });
    meters.time("report_generation", { template }, milliseconds / 1000);
    log.info("report_generation_completed", {
      ...about,
      report: made.id,
      milliseconds: Math.round(milliseconds),
      stages: stageTimes(made.stages),
    });
    return made;
  } catch (error) {
    meters.count("reports_generated", { template, outcome: "failed" });
    const known = error instanceof EchoError;
    const say = known ? log.info : log.error;
    const milliseconds = Math.round(clock.elapsed() - start);
    say("report_generation_failed", { ...about, milliseconds, error: known ? error.code : "internal" });
    throw error;
  }
}

/** Milliseconds by stage; those that didn't run are left out. */
export function stageTimes(stages: readonly Stage[]): Readonly<Record<string, number>> {
  const run = stages.filter(({ outcome }) => outcome !== "skipped");
  return Object.fromEntries(run.map(({ name, milliseconds }) => [name, Math.round(milliseconds)]));
}

/** The stages of a report that a trace shows. */
const SPANS: Partial<Record<StageName, SpanName>> = { metrics: "measure", narrative: "narrate" };

async function makeReport(deps: ReportDeps, workspace: Workspace, order: ReportOrder): Promise<GeneratedReport> {
  const { clock, ids, tracer } = deps;
  const around: Around = (stage, work) => {
    const span = SPANS[stage];
    return span === undefined ? work() : tracer.span(span, work);
  };
  const source = await findSource(deps, workspace, order.sourceId);
  const dataset = await loadDataset(deps, workspace, order.sourceId);
  const { report, stages, findings, thrown } = new ReportOrchestrator(() => clock.elapsed(), { around }).generate({
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
  const stored = {
    id: ids.next("rpt"),
    sourceId: source.id,
    templateType: order.template,
    createdAt: clock.now(),
    body: JSON.stringify(report),
    stages: JSON.stringify(stages),
  };
  await tracer.span("store", () => deps.reports.save(workspace.id, stored));
  return { id: stored.id, createdAt: stored.createdAt, report, stages, thrown };
}
