import type { Connection } from "../ports/connections.ts";
import type { Deps } from "../ports/deps.ts";
import type { SealedFor } from "../ports/secret_box.ts";

/** What a connection's secret is sealed for. */
export function sealedFor(workspace: string, { id, kind }: Pick<Connection, "id" | "kind">): SealedFor {
  return { workspace, purpose: `connection/${kind}/${id}` };
}

/** Keeps the secret by which a workspace reads from another service, sealed. Throws `unavailable` where none can be kept. */
export async function connectService(
  deps: Pick<Deps, "connections" | "secretBox" | "ids" | "clock">,
  workspace: string,
  { kind, label, secret }: Pick<Connection, "kind" | "label"> & { readonly secret: string },
): Promise<Connection> {
  const id = deps.ids.next("con");
  const connection = { id, kind, label, last4: secret.slice(-4), createdAt: deps.clock.now() };
  const sealed = await deps.secretBox.seal(secret, sealedFor(workspace, connection));
  await deps.connections.save(workspace, { ...connection, sealed });
  return connection;
}
