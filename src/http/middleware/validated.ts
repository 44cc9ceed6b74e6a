import type { MiddlewareHandler } from "hono";
import { zValidator } from "@hono/zod-validator";
import type { z } from "zod";
import { EchoError, ValidationError } from "../../domain/values/fault.ts";
import type { EchoEnv } from "../env.ts";

/** Validates a part of the request; what doesn't fit becomes `validation_failed` with a JSON pointer for each issue. */
export function validated<Schema extends z.ZodType, Target extends "json" | "query" | "param">(
  target: Target,
  schema: Schema,
) {
  return zValidator(target, schema, (result) => {
    if (result.success) return;
    throw new ValidationError(
      "The request doesn't fit what is expected here.",
      result.error.issues.map(({ path, message }) => ({ detail: message, pointer: pointerOf(path) })),
    );
  });
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Refuses a body that doesn't say it is JSON. */
export const jsonOnly: MiddlewareHandler<EchoEnv> = async function jsonOnly(c, next) {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(c.req.header("Content-Type") ?? "")) {
    throw new EchoError({
      code: "unsupported_media_type",
      detail: 'This route takes JSON. Send the header "Content-Type: application/json".',
    });
  }
  await next();
};
