import type { Deps } from "../ports/deps.ts";
import type { ApiKey } from "../ports/keys.ts";
import { KeyNotFoundError } from "../domain/values/fault.ts";

/** The workspace's key with that id; throws `not_found`. */
export async function findKey(deps: Pick<Deps, "keys">, workspace: string, id: string): Promise<ApiKey> {
  const key = await deps.keys.find(workspace, id);
  if (!key) throw new KeyNotFoundError(id);
  return key;
}
