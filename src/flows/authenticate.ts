import { EchoError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { ApiKey, HeldKey } from "../ports/keys.ts";
import type { Workspace } from "../ports/workspaces.ts";
import { hashOf, isMistyped, looksLikeKey } from "./key_secret.ts";

// Compared with where no key is found, so that a miss does the same work as a hit.
const NO_HASH = "0".repeat(64);
const NO_KEY = "That isn't a key of Echo's; it may be mistyped.";

/**
 * Whose key this is. Throws `unauthorized`; that a key is expired, rotated away or revoked hears only who holds it. The
 * use is noted, but not waited for.
 */
export async function authenticate(
  deps: Pick<Deps, "keys" | "secrets" | "digest" | "clock">,
  presented: string,
): Promise<{ readonly workspace: Workspace; readonly key: ApiKey }> {
  if (!looksLikeKey(presented)) throw refusal(NO_KEY);
  const hash = hashOf(deps, presented);
  const held = await deps.keys.present(hash);
  const same = deps.secrets.same(hash, held?.hash ?? NO_HASH);
  if (!held || !same) throw refusal(isMistyped(deps, presented) ? NO_KEY : "There is no such key.");
  const now = deps.clock.now();
  const ended = whyEnded(held, now);
  if (ended !== null) throw refusal(ended);
  void deps.keys.used(held.workspace.id, held.key.id, now);
  return { workspace: held.workspace, key: held.key };
}

/** Why a key no longer works at that instant; null if it does. */
export function whyEnded({ key, until }: Pick<HeldKey, "key" | "until">, now: Date): string | null {
  if (key.revokedAt !== null) return "The key was revoked.";
  if (key.expiresAt !== null && key.expiresAt <= now) return "The key has expired.";
  if (until !== null && until <= now) return "The key was rotated; the new one works.";
  return null;
}

function refusal(detail: string): EchoError {
  return new EchoError({ code: "unauthorized", detail });
}
