import { EchoError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import { sealedFor } from "./connect_service.ts";

/** A connection's secret, to be used at once and kept nowhere. Throws `not_found`, or `unavailable` without its key. */
export async function connectionSecret(
  deps: Pick<Deps, "connections" | "secretBox">,
  workspace: string,
  id: string,
): Promise<string> {
  const connection = await deps.connections.find(workspace, id);
  if (!connection) throw new EchoError({ code: "not_found", detail: `There is no connection "${id}".` });
  return await deps.secretBox.open(connection.sealed, sealedFor(workspace, connection));
}
