import { z } from "zod";
import { REASONS } from "../../../domain/values/reason.ts";

/** A text that people read, or that stood in a file. */
export const text = z.string();
/** A snake_case word of Echo's own. */
export const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/).max(100);
export const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
export const day = z.iso.date();
export const instant = z.iso.datetime();
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** An exact decimal: "-1234.50". */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/).max(400);
/** A day, week, month, quarter or year by name: "2024-03-31", "2024-01-01/2024-01-07", "2024-03", "2024-Q1", "2024". */
export const periodName = z.string().regex(/^\d{4}(-(\d\d|Q[1-4])(-\d\d(\/\d{4}-\d\d-\d\d)?)?)?$/).max(21);
export const reason = z.enum(REASONS);
export const hash = z.string().regex(/^[0-9a-f]+(-[0-9a-f]+)?$/).max(200);

/** An id of Echo's own with this prefix. */
export function id(prefix: string): z.ZodString {
  return z.string().regex(new RegExp(`^${prefix}_[0-9a-z]+$`)).max(60);
}

/** A page of a listing. */
export function list<Item extends z.ZodType>(item: Item, most = 100) {
  return z.strictObject({
    object: z.literal("list"),
    data: z.array(item).max(most),
    has_more: z.boolean(),
    next_cursor: z.string().max(200).nullable().describe("Give it back as `cursor` to get what follows."),
  });
}
