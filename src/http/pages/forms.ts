import type { z } from "zod";
import type { ReadSettings } from "../../domain/schema/settings.ts";
import { ValidationError } from "../../domain/values/fault.ts";
import type { ReportOrder } from "../../flows/generate_report.ts";
import type { Source } from "../../ports/sources.ts";
import { answers } from "../schemas/read_settings.ts";
import { generateBody } from "../schemas/reports.ts";
import { uploadOptionsOf } from "../upload_options.ts";

export type Form = Readonly<Record<string, unknown>>;

/** The report that a form asks for; throws `validation_failed`. */
export function reportOrder(sourceId: string, form: Form): ReportOrder {
  const currency = given(form.currency);
  return parsed(generateBody, {
    source_id: sourceId,
    template_type: given(form.template_type),
    period: given(form.period),
    as_of: given(form.as_of),
    currency: currency?.toUpperCase(),
    parameters: { cash_balance: given(form.cash_balance) },
  });
}

/** How a form says that a file is to be read; throws `validation_failed`. */
export function uploadSettings(form: Readonly<Record<string, string>>): ReadSettings {
  const filled = Object.entries(form).filter(([, value]) => value.trim() !== "");
  return uploadOptionsOf(Object.fromEntries(filled)).settings;
}

/**
 * What a form says of a source: answers, and the roles that differ from what stands (`role_3` is of the fourth column).
 * Throws `validation_failed`.
 */
export function answersOf(source: Source, form: Form): ReadSettings {
  const mapping: Record<string, string | null> = {};
  for (const [position, { name, role }] of source.columns.entries()) {
    const said = form[`role_${position}`];
    if (typeof said !== "string") continue;
    const asked = source.questions.some(({ column, setting }) => column === name && setting === "role");
    if (asked || said !== (role ?? "")) mapping[name] = said === "" ? null : said;
  }
  return parsed(answers, {
    ...(Object.keys(mapping).length > 0 ? { mapping } : {}),
    date_order: given(form.date_order),
    decimal_mark: given(form.decimal_mark),
  });
}

/** A field's text; one left empty counts as not given. */
function given(field: unknown): string | undefined {
  return typeof field === "string" && field.trim() !== "" ? field.trim() : undefined;
}

function parsed<T>(schema: z.ZodType<T>, form: unknown): T {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  throw new ValidationError(
    "The form can't be used as it is.",
    result.error.issues.map(({ message, path }) => ({
      detail: `${path.at(-1)?.toString().replaceAll("_", " ")}: ${message}`,
    })),
  );
}
