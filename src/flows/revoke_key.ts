import { EchoError, KeyNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";

/**
 * Revokes a key and signs out what signed in with it. Throws `not_found`; `conflict` for the workspace's last admin key,
 * unless forced: without one nobody could make another over HTTP.
 */
export async function revokeKey(
  deps: Pick<Deps, "keys" | "clock">,
  workspace: string,
  id: string,
  force: boolean,
): Promise<void> {
  const outcome = await deps.keys.revoke(workspace, id, deps.clock.now(), !force);
  if (outcome === "missing") throw new KeyNotFoundError(id);
  if (outcome === "last_admin") {
    throw new EchoError({
      code: "conflict",
      detail: "This is the workspace's last admin key. Make another first, or revoke it with force=true.",
    });
  }
}
