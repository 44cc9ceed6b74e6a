import { EchoError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Workspace } from "./workspace.ts";

/** Forgets what was said of files with some header; throws `not_found`. Sources that were read with it stay as they are. */
export async function forgetAnswer(deps: Pick<Deps, "answers">, workspace: Workspace, id: string): Promise<void> {
  if (await deps.answers.forget(workspace.id, id)) return;
  throw new EchoError({ code: "not_found", detail: `There is no answer "${id}".` });
}
