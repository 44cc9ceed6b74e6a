import type { Deps } from "../ports/deps.ts";
import { sealedFor } from "./connect_service.ts";

/**
 * Seals with the current key what was sealed with another, in every workspace; answers how many. Afterwards the other
 * keys may be taken away. Throws `unavailable` if one that is needed isn't there any more.
 */
export async function reencryptConnections(
  deps: Pick<Deps, "workspaces" | "connections" | "secretBox">,
): Promise<number> {
  let sealed = 0;
  for (const { id: workspace } of await deps.workspaces.list()) {
    for (const connection of await deps.connections.list(workspace)) {
      if (deps.secretBox.isCurrent(connection.sealed)) continue;
      const whose = sealedFor(workspace, connection);
      const anew = await deps.secretBox.seal(await deps.secretBox.open(connection.sealed, whose), whose);
      if (await deps.connections.reseal(workspace, connection.id, connection.sealed, anew)) sealed++;
    }
  }
  return sealed;
}
