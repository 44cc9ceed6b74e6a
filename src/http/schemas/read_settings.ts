import { z } from "zod";
import type { ReadSettings } from "../../domain/schema/settings.ts";
import { currency, role, timezone } from "./fields.ts";

const mapping = z.record(z.string().max(500), role.nullable());
const date_order = z.enum(["ymd", "dmy", "mdy"]);
const decimal_mark = z.enum([".", ","]);

/** What a caller says of a file, as JSON: the body of PATCH. */
export const answers = z.strictObject({
  mapping: mapping.optional(),
  date_order: date_order.optional(),
  decimal_mark: decimal_mark.optional(),
  currency: currency.optional(),
  timezone: timezone.optional(),
}).transform(settingsOf);

/** The same as texts, from the query or the form of an upload. */
export const uploadOptions = z.strictObject({
  filename: z.string().min(1).max(255).optional(),
  mapping: z.string().max(100_000).transform(parseJson).pipe(mapping).optional(),
  date_order: date_order.optional(),
  decimal_mark: decimal_mark.optional(),
  currency: currency.optional(),
  timezone: timezone.optional(),
  sheet: z.string().trim().min(1).max(255).optional(),
  dry_run: z.enum(["true", "false"]).transform((text) => text === "true").optional(),
}).transform(({ filename, dry_run, ...said }) => ({ filename, dryRun: dry_run ?? false, settings: settingsOf(said) }));

export type UploadOptions = z.infer<typeof uploadOptions>;

interface Said {
  readonly mapping?: ReadSettings["mapping"];
  readonly date_order?: ReadSettings["dateOrder"];
  readonly decimal_mark?: ReadSettings["decimalMark"];
  readonly currency?: string;
  readonly timezone?: string;
  readonly sheet?: string;
}

/** Only what was said: an absent answer must not undo an earlier one. */
function settingsOf({ date_order, decimal_mark, ...same }: Said): ReadSettings {
  return {
    ...same,
    ...(date_order ? { dateOrder: date_order } : {}),
    ...(decimal_mark ? { decimalMark: decimal_mark } : {}),
  };
}

function parseJson(text: string, context: z.RefinementCtx<string>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: 'must be JSON such as {"Total": "amount"}' });
    return z.NEVER;
  }
}
