import { z } from "zod";
import { count } from "./plain.ts";

const status = z.enum(["pass", "warn", "fail"]);

const check = z.strictObject({ status, observedValue: count, observedUnit: z.literal("ms") });

export const liveness = z.strictObject({ status });

export const readiness = z.strictObject({ status, checks: z.record(z.string().max(100), z.array(check).max(10)) });
