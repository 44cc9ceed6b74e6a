import { z } from "zod";
import { ENGINE_VERSION } from "../../../domain/report/engine_version.ts";
import { text } from "./plain.ts";

const status = z.enum(["pass", "warn", "fail"]).describe(
  "`warn`: Echo serves, but a part that isn't needed for it is out of reach.",
);
const version = z.string().max(100).describe(`The engine's version, such as ${ENGINE_VERSION}.`);

const check = z.strictObject({
  status: status.optional(),
  componentType: z.literal("system").optional(),
  observedValue: z.number(),
  observedUnit: z.string().max(20),
});

export const liveness = z.strictObject({ status: z.literal("pass"), version });

/** As of draft-inadarei-api-health-check. */
export const health = z.strictObject({
  status,
  version,
  output: text.optional().describe("Why it fails, in words."),
  checks: z.record(z.string().max(100), z.array(check).max(10)),
});
