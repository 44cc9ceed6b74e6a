import { z } from "zod";
import { ROLES } from "../../../domain/schema/role.ts";
import { PERIOD_UNITS } from "../../../domain/values/period.ts";
import { count, currency, day, decimal, hash, id, list, periodName, reason, text, word } from "./plain.ts";
import { previewColumns, previewRows } from "./source.ts";

const CATEGORIES = ["revenue", "customers", "financial", "marketing", "subscription"] as const;

const money = z.strictObject({ amount: decimal, currency });
const value = z.union([money, z.number(), text]).nullable()
  .describe("Money, a number rounded once to two decimals, or a word; null where it can't be known.");

export const figure = z.strictObject({
  value,
  unit: word,
  display: text.describe("The one form in which the figure appears anywhere."),
  reason: reason.optional(),
  reason_detail: text.optional(),
});

const figures = z.record(z.string().max(200), figure);

export const metricResult = figure.extend({
  metric: word,
  label: text,
  currency: currency.nullable(),
  period: periodName.optional(),
  complete: z.boolean().describe("False where the period isn't over, or rows had to be left out."),
  status: word.optional(),
  detail: z.strictObject({
    figures,
    series: z.array(z.strictObject({ period: periodName, start: day, end: day, complete: z.boolean(), figures }))
      .optional(),
    parts: z.array(z.strictObject({ label: text, figures })).optional(),
    parts_left_out: z.strictObject({ count, sums: figures }).optional(),
    by_currency: figures.optional(),
    notes: z.array(text).max(100),
  }),
  rows_used: count,
  rows_excluded: z.array(z.strictObject({ reason: word, count })).max(100),
  definition_version: count,
  policy_hash: hash,
});

export const calculation = z.strictObject({
  object: z.literal("metrics"),
  source_id: id("src"),
  as_of: day.nullable(),
  currency: currency.nullable(),
  period: z.enum(PERIOD_UNITS),
  policy_hash: hash,
  engine_version: text,
  metrics: z.record(
    z.string().max(100),
    metricResult.extend({ evidence: text.describe("Where the rows behind the value are.") }),
  ),
});

const role = z.enum(ROLES);

export const definition = z.strictObject({
  object: z.literal("metric"),
  name: word,
  label: text,
  category: z.enum(CATEGORIES),
  unit: word,
  version: count,
  formula: text,
  requires: z.array(z.union([role, z.array(role).max(40)])).max(40).describe("An inner list: any one of them."),
  uses: z.array(role).max(40),
  additive: z.boolean().describe("Whether the values of periods may be added up."),
  parameters: z.array(z.strictObject({ name: word, description: text, default: text.optional() })).max(20),
});

export const catalogue = list(definition, 1000);

export const evidence = z.strictObject({
  object: z.literal("list"),
  metric: word,
  source_id: id("src"),
  total: count,
  columns: previewColumns,
  data: previewRows,
  has_more: z.boolean(),
  next_cursor: z.string().max(200).nullable(),
});

export const timeSeries = z.strictObject({
  object: z.literal("time_series"),
  source_id: id("src"),
  operation: word,
  role,
  unit: z.enum(["money", "number"]),
  currency: currency.nullable(),
  period: z.enum(PERIOD_UNITS),
  rows: count,
  undated: count.describe("Rows with a value and no day, which are in no period."),
  result: z.union([z.looseObject({}), z.array(z.looseObject({}))]).nullable()
    .describe("By operation; exact decimals are texts, numbers are rounded."),
  reason: reason.optional(),
  reason_detail: text.optional(),
});
