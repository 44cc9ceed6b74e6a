import type { Deps } from "../ports/deps.ts";
import { authenticate } from "./authenticate.ts";
import { hashOf, hexOf } from "./key_secret.ts";

/** How long a browser stays signed in at most. */
export const SESSION_SECONDS = 7 * 24 * 3600;

/** Starts a session with a key; answers the secret that the browser keeps. Throws `unauthorized`. */
export async function signIn(
  deps: Pick<Deps, "keys" | "sessions" | "secrets" | "digest" | "clock">,
  presented: string,
): Promise<string> {
  const { workspace, key } = await authenticate(deps, presented);
  const secret = hexOf(deps.secrets.draw());
  const createdAt = deps.clock.now();
  await deps.sessions.start(workspace.id, {
    hash: hashOf(deps, secret),
    keyId: key.id,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + SESSION_SECONDS * 1000),
  });
  return secret;
}
