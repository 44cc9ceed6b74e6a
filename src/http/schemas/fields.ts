import { z } from "zod";
import { parseDay } from "../../domain/values/day.ts";
import { isCurrency } from "../../domain/values/money.ts";
import { PERIOD_UNITS } from "../../domain/values/period.ts";
import { parseDecimal } from "../../domain/values/rational.ts";
import { ROLES } from "../../domain/schema/role.ts";

/** `YYYY-MM-DD`, read as a day. */
export const day = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed === null) context.addIssue({ code: "custom", message: "must be a day such as 2024-03-31" });
  return parsed ?? z.NEVER;
});

/** An exact decimal in a string, such as "50000" or "12.50". */
export const decimal = z.string().max(40).transform((text, context) => {
  const parsed = parseDecimal(text);
  if (parsed === null) {
    context.addIssue({ code: "custom", message: 'must be a decimal in a string, such as "1234.50"' });
  }
  return parsed ?? z.NEVER;
});

export const currency = z.string().refine(isCurrency, "must be an ISO 4217 code such as USD");
export const period = z.enum(PERIOD_UNITS);
export const role = z.enum(ROLES);

export const timezone = z.string().max(64).refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}, "must be an IANA zone such as Europe/Berlin");

const wholeNumber = z.string().regex(/^\d{1,9}$/, "must be a whole number").transform(Number);

/** `true` or `false`, from a query or a form. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** The id of a source; whether it is there is for the flows to say. */
export const sourceId = z.string().min(1).max(100).regex(/^\P{Cc}+$/u, "must be the id of a source");

/** How many items a page holds, from the query. */
export const limit = wholeNumber.pipe(z.number().min(1).max(100)).default(20);

/** Where a listing goes on: the cursor of the page before, opaque to callers. */
export const cursor = z.string().max(200).transform((text, context) => {
  const given = base64Text(text);
  if (/^\w+$/.test(given)) return given;
  context.addIssue({ code: "custom", message: "must be a cursor that Echo gave" });
  return z.NEVER;
});

/** The query of every listing. */
export const pageQuery = z.strictObject({ limit, cursor: cursor.optional() });

/** What a text of base64url holds; empty for anything else. */
function base64Text(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/** The cursor for what follows `id`. */
export function cursorAfter(id: string): string {
  return btoa(id).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
