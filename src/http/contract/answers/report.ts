import { z } from "zod";
import { TEMPLATE_TYPES } from "../../../domain/report/report.ts";
import { metricResult } from "./metric.ts";
import { count, currency, day, hash, id, instant, list, reason, text, word } from "./plain.ts";
import { finding, rows } from "./source.ts";

const templateType = z.enum(TEMPLATE_TYPES);

const chart = z.strictObject({
  id: text,
  kind: z.enum(["line", "bar", "funnel"]),
  title: text,
  description: text.describe("What the chart shows, for people who can't see it."),
  unit: z.enum(["money", "percent", "count", "number"]),
  currency: currency.optional(),
  points: z.array(z.strictObject({
    x: text,
    start: day.optional(),
    y: z.number(),
    display: text,
    fact: text,
    complete: z.boolean(),
  })),
});

export const reportBody = z.strictObject({
  title: text,
  template_type: templateType,
  as_of: day.nullable(),
  metrics: z.record(z.string().max(100), metricResult),
  narratives: z.array(z.strictObject({
    name: word,
    title: text,
    sentences: z.array(z.strictObject({
      text,
      facts: z.array(text).describe("The figures that the sentence stands on."),
      rule: text.optional(),
    })),
  })).max(50),
  validation: z.strictObject({ rows, findings: z.array(finding), findings_count: count }),
  charts: z.array(chart).max(50),
  unavailable: z.array(z.strictObject({ metric: word, label: text, reason, detail: text })).max(1000),
  provenance: z.strictObject({
    source: text,
    dataset_hash: hash,
    policy_hash: hash,
    engine_version: text,
    narrator: text,
    currency: currency.nullable(),
    currency_source: text,
    timezone: text,
    columns: z.array(z.strictObject({ name: text, role: word.nullable(), evidence: z.array(text).max(100) })).max(
      20_000,
    ),
  }),
});

const stages = z.array(z.strictObject({
  name: z.enum(["validate", "metrics", "narrative", "charts"]),
  outcome: z.enum(["ok", "failed", "skipped"]),
  milliseconds: z.number(),
  detail: text.optional(),
})).max(10);

export const generated = z.strictObject({
  success: z.literal(true),
  object: z.literal("report"),
  id: id("rpt"),
  created_at: instant,
  report: reportBody,
  stages,
});

const summary = z.strictObject({
  object: z.literal("report"),
  id: id("rpt"),
  source_id: id("src"),
  template_type: templateType,
  created_at: instant,
});

export const report = summary.extend({ report: reportBody, stages });

export const reportList = list(summary);

export const template = z.strictObject({
  object: z.literal("template"),
  type: templateType,
  title: text,
  description: text,
  required: z.array(word).max(100),
  optional: z.array(word).max(100),
  sections: z.array(z.strictObject({ name: word, title: text })).max(50),
});

export const templateList = list(template);
