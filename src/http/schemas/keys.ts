import { z } from "zod";
import { SCOPES } from "../../domain/values/scope.ts";

const MOST_GRACE_SECONDS = 7 * 24 * 3600;

/** POST /keys. */
export const createKeyBody = z.strictObject({
  name: z.string().trim().min(1).max(100).regex(/^\P{Cc}+$/u, "must hold no control characters"),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  expires_at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).nullish(),
}).transform(({ name, scopes, expires_at }) => ({
  name,
  scopes: [...new Set(scopes)],
  expiresAt: expires_at ?? null,
}));

/** POST /keys/{id}/rotate; an empty body is one without a grace period. */
export const rotateKeyBody = z.strictObject({
  grace_seconds: z.int().min(0).max(MOST_GRACE_SECONDS).default(0),
});

/** DELETE /keys/{id}. */
export const revokeKeyQuery = z.strictObject({
  force: z.enum(["true", "false"]).default("false").transform((text) => text === "true"),
});
