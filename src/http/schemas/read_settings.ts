import { z } from "zod";
import type { ReadSettings } from "../../domain/schema/settings.ts";
import type { ScanOptions } from "../../domain/table/scan_options.ts";
import { currency, flag, role, sourceId, timezone } from "./fields.ts";

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
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  header: flag.optional(),
  dry_run: flag.default(false),
  append_to: sourceId.optional(),
  again: flag.default(false),
}).refine(({ append_to, again }) => append_to === undefined || !again, {
  message: "goes without append_to: a source of its own or a part of another",
  path: ["again"],
}).transform(({ filename, dry_run, append_to, again, encoding, delimiter, header, ...said }) => ({
  filename,
  dryRun: dry_run,
  appendTo: append_to,
  again,
  settings: { ...settingsOf(said), ...scanOf({ encoding, delimiter, header }) },
}));

/** What is said of a CSV's bytes; nothing where nothing is. */
function scanOf(said: ScanOptions): Pick<ReadSettings, "scan"> {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return Object.keys(given).length > 0 ? { scan: given } : {};
}

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
