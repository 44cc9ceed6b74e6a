import { z } from "zod";
import { flag } from "./fields.ts";

/** GET /sources/{id}/export. */
export const exportQuery = z.strictObject({
  values: z.enum(["text", "typed"]).default("text"),
  formula_safe: flag.default(false),
}).transform(({ values, formula_safe }) => ({ values, formulaSafe: formula_safe }));

/** GET /sources/{id}/findings: as JSON the ones kept with the source, as CSV all of them. */
export const findingsQuery = z.strictObject({ format: z.enum(["json", "csv"]).default("json") });
