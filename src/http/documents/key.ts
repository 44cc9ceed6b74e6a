import type { MadeKey } from "../../flows/create_key.ts";
import type { ApiKey } from "../../ports/keys.ts";

/** A key as JSON: what tells it apart, never the key. */
export function keyDocument({ id, name, prefix, scopes, ...at }: ApiKey) {
  return {
    object: "key",
    id,
    name,
    prefix,
    scopes,
    created_at: at.createdAt.toISOString(),
    expires_at: at.expiresAt?.toISOString() ?? null,
    last_used_at: at.lastUsedAt?.toISOString() ?? null,
    revoked_at: at.revokedAt?.toISOString() ?? null,
  };
}

/** The same with the key itself, the one time it is shown. */
export function madeKeyDocument({ key, secret }: MadeKey) {
  return { ...keyDocument(key), key: secret };
}
