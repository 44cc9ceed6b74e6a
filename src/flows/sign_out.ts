import type { Deps } from "../ports/deps.ts";
import { hashOf } from "./key_secret.ts";

/** Ends the session of a browser's secret, if there is one. */
export async function signOut(deps: Pick<Deps, "sessions" | "digest">, secret: string): Promise<void> {
  const session = await deps.sessions.find(hashOf(deps, secret));
  if (session) await deps.sessions.end(session.workspace.id, session.hash);
}
