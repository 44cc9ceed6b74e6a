import { z } from "zod";
import { ROLES } from "../../../domain/schema/role.ts";
import { count, hash, id, instant, list, text, word } from "./plain.ts";

const type = z.enum(["text", "number", "money", "day", "boolean", "empty", "undecided"]);
const role = z.enum(ROLES).nullable();
const row = z.int().min(1).max(2_147_483_647).describe("As a spreadsheet numbers it.");

export const finding = z.strictObject({
  rule: word,
  severity: z.enum(["error", "warning", "info"]),
  message: text,
  suggestion: text,
  row: row.optional(),
  column: text.optional(),
  held: text.optional().describe("What the cell held."),
  count: count.optional().describe("How many rows or cells the finding stands for."),
});

export const rows = z.strictObject({ in: count, ok: count, rejected: count, skipped: count, unchanged: count })
  .describe("`in` is the sum of the others.");

const question = z.strictObject({
  column: text,
  question: text,
  setting: word.describe("The field of PATCH that answers it; `role` is answered by `mapping`."),
  options: z.array(z.strictObject({
    answer: text,
    readings: z.array(text).max(100).describe("Cells of the column and how they would read."),
  })).max(100),
});

const understood = {
  object: z.literal("source"),
  name: text,
  kind: z.enum(["csv", "xlsx"]),
  sheet: text.optional().describe("The sheet of a workbook that was read."),
  sheets: z.array(z.strictObject({ name: text, hidden: z.boolean(), rows: count.nullable() })).max(10_000).optional(),
  status: z.enum(["ready", "needs_confirmation"]),
  rows,
  columns: z.array(z.strictObject({
    name: text,
    role,
    type,
    evidence: z.array(text).max(100).describe("Why Echo reads the column so."),
  })).max(20_000),
  questions: z.array(question).max(20_000),
  findings_count: count,
  dataset_hash: hash,
  created_at: instant,
};

export const source = z.strictObject({ ...understood, id: id("src") });

export const uploaded = z.strictObject({
  ...understood,
  id: id("src").nullable().describe("Null for a dry run, which keeps nothing."),
  dry_run: z.boolean(),
  import: z.strictObject({
    rows,
    added: count.describe("Rows that came to those that were there."),
    updated: count.describe("Rows of an id that say something else now."),
    already_imported: z.boolean().describe("Echo had the file already."),
  }),
  findings: z.array(finding),
});

export const importList = list(
  z.strictObject({
    object: z.literal("import"),
    id: id("imp"),
    name: text,
    created_at: instant,
    file_hash: hash,
    rows,
    added: count,
    updated: count,
    row_offset: count.describe(
      "Added to the numbers of the file's rows, which follow on from those of the files before.",
    ),
  }),
  100_000,
);

export const answerList = list(z.strictObject({
  object: z.literal("answer"),
  id: id("ans"),
  source_name: text,
  mapping: z.record(z.string().max(500), role),
  date_order: z.enum(["ymd", "dmy", "mdy"]).nullable(),
  decimal_mark: z.enum([".", ","]).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/).nullable(),
  timezone: text.nullable(),
  answered_at: instant,
}));

export const sourceList = list(source);

export const findingList = list(finding, 10_000).extend({
  total: count.describe("How many there are; the list keeps a few of each kind."),
});

export const previewRows = z.array(z.strictObject({
  row,
  state: z.enum(["ok", "rejected", "skipped"]),
  text: z.array(text).max(20_000).describe("The cells as they stood."),
  read: z.array(text.nullable()).max(20_000).describe(
    "The same as Echo reads them; null where there is nothing to read.",
  ),
})).max(100);

export const previewColumns = z.array(z.strictObject({ name: text, role, type })).max(20_000);

export const preview = z.strictObject({ object: z.literal("preview"), columns: previewColumns, rows: previewRows });
