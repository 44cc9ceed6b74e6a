import { chooseCharts } from "../charts/choose.ts";
import type { ChartSpec } from "../charts/spec.ts";
import { collectFacts } from "../facts/collect.ts";
import type { Facts } from "../facts/fact.ts";
import { findMetric } from "../metrics/catalog.ts";
import { computeMetrics, type MetricRequest, type MetricRun } from "../metrics/compute.ts";
import type { Metric, Parameters } from "../metrics/metric.ts";
import { compose } from "../narrative/compose.ts";
import { gapInWords, gapOf } from "../narrative/gaps.ts";
import type { Section } from "../narrative/sentence.ts";
import { thresholdFacts } from "../narrative/thresholds.ts";
import { trendFacts } from "../narrative/trend.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Role } from "../schema/role.ts";
import type { Finding } from "../validation/finding.ts";
import type { Validation } from "../validation/validate.ts";
import { type Day, formatDay } from "../values/day.ts";
import type { PeriodUnit } from "../values/period.ts";
import { concernsOf, dataFacts, questionId } from "./data_facts.ts";
import { metricDocument } from "./document.ts";
import { ENGINE_VERSION } from "./engine_version.ts";
import type { Report, Stage, TemplateType } from "./report.ts";
import { missingRoles, unsuitable } from "./requirements.ts";
import { type Around, type Done, StageLog } from "./stage_log.ts";
import type { Template } from "./templates/template.ts";
import { TEMPLATES } from "./templates/templates.ts";

/** A breakdown by customer may have as many parts as there are customers; a report holds the head of it. */
const MOST_PARTS = 100;

/** All that a report is made of. */
export interface ReportInput {
  /** The file's name, as the reader knows it. */
  readonly sourceName: string;
  readonly datasetHash: string;
  readonly dataset: Dataset;
  readonly validation: Validation;
  readonly template: TemplateType;
  readonly parameters: Parameters;
  /** The unit of series and comparisons; a month unless given. */
  readonly period?: PeriodUnit;
  /** The last day the report speaks of; the data's last day unless given. */
  readonly asOf?: Day;
  readonly currency?: string;
  readonly timezone: string;
}

/** What became of a report: itself, or why there is none; and how each stage went. */
export interface ReportOutcome {
  readonly success: boolean;
  readonly report: Report | null;
  readonly stages: readonly Stage[];
  /** The data's findings, and with them what stopped the report. */
  readonly findings: readonly Finding[];
  /** What the stages threw, for the log; never for a reader. */
  readonly thrown: readonly unknown[];
}

/** What the orchestrator runs on; a test hands in its own. */
export interface Parts {
  readonly templates: Readonly<Record<TemplateType, Template>>;
  readonly compute: typeof computeMetrics;
  readonly charts: typeof chooseCharts;
  /** Runs around each stage. */
  readonly around?: Around;
}

/**
 * Makes a report in four stages: validate, metrics, narrative, charts. Errors in the data stop it with their findings;
 * a narrative or charts that fail leave the metrics whole. The same input gives the same report byte for byte.
 */
export class ReportOrchestrator {
  readonly #elapsed: () => number;
  readonly #parts: Parts;

  /** `elapsed` reads a clock in milliseconds; only the stages' times come from it. */
  constructor(elapsed: () => number, parts: Partial<Parts> = {}) {
    this.#elapsed = elapsed;
    this.#parts = { templates: TEMPLATES, compute: computeMetrics, charts: chooseCharts, ...parts };
  }

  generate(input: ReportInput): ReportOutcome {
    const template = this.#parts.templates[input.template];
    const log = new StageLog(this.#elapsed, this.#parts.around);
    const required = definitions(template.required);
    const metrics = [...required, ...definitions(template.optional)];

    const unfit = unsuitable(template, required, input.dataset);
    const findings = [...unfit, ...input.validation.findings];
    const sound = log.run("validate", "The data could not be checked.", () => {
      const stopped = findings.some(({ severity }) => severity === "error");
      return {
        value: !stopped,
        ...(stopped ? { failure: "The data can't carry this report; see its findings." } : {}),
      };
    });
    if (!sound) {
      log.skip("metrics", "narrative", "charts");
      return outcome(null, findings, log);
    }

    const run = log.run("metrics", "The metrics could not be computed.", () => ({
      value: this.#parts.compute(input.dataset, metrics, requestOf(input)),
    }));
    if (run === null) {
      log.skip("narrative", "charts");
      return outcome(null, findings, log);
    }

    const missing = new Map(metrics.map((metric) => [metric.name, missingRoles(metric, input.dataset)]));
    const told = log.run("narrative", "The narrative could not be written.", () => tell(template, input, run, missing));
    const charts = log.run("charts", "The charts could not be made.", () => ({
      value: this.#parts.charts(run.results, told?.facts ?? collectFacts(run.results)),
    }));
    const sections = told?.sections ?? template.sections.map(({ name, title }) => ({ name, title, sentences: [] }));
    return outcome(reportOf(template, input, run, missing, sections, charts ?? []), findings, log);
  }
}

type Missing = ReadonlyMap<string, readonly (readonly Role[])[]>;

function definitions(names: readonly string[]): readonly Metric[] {
  return names.flatMap((name) => findMetric(name) ?? []);
}

function outcome(report: Report | null, findings: readonly Finding[], log: StageLog): ReportOutcome {
  return { success: report !== null, report, stages: log.stages, findings, thrown: log.thrown };
}

function requestOf({ parameters, period, asOf, currency }: ReportInput): MetricRequest {
  return {
    parameters,
    ...(period === undefined ? {} : { period }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(currency === undefined ? {} : { currency }),
  };
}

function tell(
  template: Template,
  { dataset, validation }: ReportInput,
  { results }: MetricRun,
  missing: Missing,
): Done<{ readonly facts: Facts; readonly sections: readonly Section[] }> {
  const { concerns, facts: found } = concernsOf(validation.findings);
  const facts = collectFacts(results, [...thresholdFacts(), ...dataFacts(dataset), ...found, ...trendFacts(results)]);
  const undecided = dataset.questions.map(({ column }) => questionId(column));
  const { sections, refusals, thrown } = compose(template.sections, { results, facts, missing, concerns, undecided });
  const value = { facts, sections };
  if (thrown.length > 0) return { value, thrown, failure: "A section could not be written." };
  if (refusals.length === 0) return { value };
  return {
    value,
    note: `Left out by the gate: ${refusals.map(({ problem, at }) => `${problem} ("${at.trim()}")`).join("; ")}.`,
  };
}

function reportOf(
  template: Template,
  input: ReportInput,
  run: MetricRun,
  missing: Missing,
  narratives: readonly Section[],
  charts: readonly ChartSpec[],
): Report {
  const { dataset, validation } = input;
  const results = [...run.results.values()];
  return {
    title: template.title,
    template_type: template.type,
    as_of: run.asOf === null ? null : formatDay(run.asOf),
    metrics: Object.fromEntries(
      results.map((result) => [result.metric, metricDocument(result, run.policyHash, MOST_PARTS)]),
    ),
    narratives,
    validation: { rows: dataset.counts, findings: validation.findings, findings_count: validation.count },
    charts,
    unavailable: results.flatMap((result) => {
      const gap = gapOf(result, missing.get(result.metric));
      return gap === null
        ? []
        : [{ metric: gap.metric, label: gap.label, reason: gap.reason, detail: gapInWords(gap) }];
    }),
    provenance: {
      source: input.sourceName,
      dataset_hash: input.datasetHash,
      policy_hash: run.policyHash,
      engine_version: ENGINE_VERSION,
      narrator: "Echo",
      currency: run.currency,
      currency_source: input.currency === undefined ? dataset.currency.source : "caller",
      timezone: input.timezone,
      columns: dataset.columns.map(({ name, role, evidence }) => ({
        name,
        role,
        evidence: evidence.map(({ detail }) => detail),
      })),
    },
  };
}
