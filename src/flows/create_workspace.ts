import { isCurrency } from "../domain/values/money.ts";
import { ValidationError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { NamedWorkspace } from "../ports/workspaces.ts";

/** Makes a workspace. Throws `validation_failed` for a currency or a time zone that isn't one. */
export async function createWorkspace(
  deps: Pick<Deps, "workspaces" | "ids">,
  order: Omit<NamedWorkspace, "id">,
): Promise<NamedWorkspace> {
  if (!isCurrency(order.currency)) throw new ValidationError("The currency must be an ISO 4217 code such as EUR.");
  if (!isZone(order.timezone)) throw new ValidationError("The time zone must be one of IANA's, such as Europe/Berlin.");
  const workspace = { ...order, id: deps.ids.next("ws") };
  await deps.workspaces.add(workspace);
  return workspace;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
