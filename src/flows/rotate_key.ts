import { KeyNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { MadeKey } from "./create_key.ts";
import { drawKey } from "./key_secret.ts";

/**
 * Gives a key a new secret; the old one works for `graceSeconds` more, and what signed in with it is signed out. Throws
 * `not_found`, for a revoked key too.
 */
export async function rotateKey(
  deps: Pick<Deps, "keys" | "secrets" | "digest" | "clock">,
  workspace: string,
  id: string,
  graceSeconds: number,
): Promise<MadeKey> {
  const { text: secret, prefix, hash } = drawKey(deps);
  const previousUntil = new Date(deps.clock.now().getTime() + graceSeconds * 1000);
  const key = await deps.keys.rotate(workspace, id, { hash, prefix, previousUntil });
  if (!key) throw new KeyNotFoundError(id);
  return { key, secret };
}
