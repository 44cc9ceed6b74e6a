import type { Deps } from "../ports/deps.ts";
import type { Session } from "../ports/sessions.ts";
import { whyEnded } from "./authenticate.ts";
import { hashOf } from "./key_secret.ts";

const IDLE_SECONDS = 12 * 3600;
const SEEN_EVERY_SECONDS = 60;

/** The session of a browser's secret; null if there is none, or it or its key has come to an end. */
export async function findSession(
  deps: Pick<Deps, "sessions" | "secrets" | "digest" | "clock">,
  secret: string,
): Promise<Session | null> {
  const hash = hashOf(deps, secret);
  const session = await deps.sessions.find(hash);
  if (!session || !deps.secrets.same(hash, session.hash)) return null;
  const now = deps.clock.now();
  const idle = (now.getTime() - session.seenAt.getTime()) / 1000;
  if (session.expiresAt <= now || idle > IDLE_SECONDS || whyEnded({ key: session.key, until: null }, now) !== null) {
    await deps.sessions.end(session.workspace.id, hash);
    return null;
  }
  if (idle > SEEN_EVERY_SECONDS) await deps.sessions.seen(session.workspace.id, hash, now);
  return session;
}
