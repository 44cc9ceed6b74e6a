import type { Scope } from "../domain/values/scope.ts";
import { EchoError, ValidationError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { ApiKey } from "../ports/keys.ts";
import { drawKey } from "./key_secret.ts";

export interface KeyOrder {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null for a key that stays. */
  readonly expiresAt: Date | null;
}

/** A key that was just made: `secret` is shown this once and kept nowhere. */
export interface MadeKey {
  readonly key: ApiKey;
  readonly secret: string;
}

/** Makes a key for a workspace. Throws `validation_failed` if it would be expired at once. */
export async function createKey(
  deps: Pick<Deps, "keys" | "secrets" | "digest" | "clock" | "ids">,
  workspace: string,
  { name, scopes, expiresAt }: KeyOrder,
): Promise<MadeKey> {
  const createdAt = deps.clock.now();
  if (expiresAt !== null && expiresAt <= createdAt) {
    throw new ValidationError("The key would be expired at once.", [
      { detail: "must lie in the future", pointer: "/expires_at" },
    ]);
  }
  const { text: secret, prefix, hash } = drawKey(deps);
  const id = deps.ids.next("key");
  const key = { id, name, prefix, scopes, createdAt, expiresAt, revokedAt: null, lastUsedAt: null };
  if (!await deps.keys.add(workspace, key, hash)) {
    throw new EchoError({
      code: "conflict",
      detail: `The key "${id}" was made before. If its secret got lost, rotate it.`,
    });
  }
  return { key, secret };
}
