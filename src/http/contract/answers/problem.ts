import { z } from "zod";
import { FAULT_CODES } from "../../../domain/values/fault.ts";
import { text } from "./plain.ts";

/** RFC 9457. */
export const problem = z.strictObject({
  type: z.string().regex(/^urn:echo:problem:[a-z_]+$/).max(100),
  title: text.describe("What kind of problem it is, the same for each code."),
  status: z.int().min(400).max(599),
  detail: text.describe("What is wrong here, and what can be done."),
  instance: z.string().max(8192).describe("The path that was asked for."),
  code: z.enum(FAULT_CODES),
  request_id: z.string().max(255).describe("Quote it if you ask about the problem."),
  errors: z.array(z.strictObject({
    detail: text,
    pointer: z.string().max(8192).optional().describe("RFC 6901: where in the request."),
    row: z.int().min(1).max(2_147_483_647).optional().describe("As a spreadsheet numbers it."),
    column: text.optional(),
  })).optional(),
});
