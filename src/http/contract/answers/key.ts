import { z } from "zod";
import { SCOPES } from "../../../domain/values/scope.ts";
import { id, instant, list, text } from "./plain.ts";

export const key = z.strictObject({
  object: z.literal("key"),
  id: id("key"),
  name: text,
  prefix: z.string().max(20).describe("How the key begins, to tell it from others."),
  scopes: z.array(z.enum(SCOPES)).max(SCOPES.length),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
});

export const madeKey = key.extend({ key: z.string().max(100).describe("The key itself: shown this one time.") });

export const keyList = list(key);
