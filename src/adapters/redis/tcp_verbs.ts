import { createClient } from "redis";
import type { Verbs } from "./shared_windows.ts";

const LONGEST_PAUSE_MS = 2000;
const MOST_WAITING = 1000;

/** Redis over TCP. A lost connection is sought again in the background; until then every verb rejects at once. */
export function tcpVerbs(url: string): Verbs {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    socket: {
      connectTimeout: 2000,
      reconnectStrategy: (tries) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(tries, 6)),
    },
  });
  // What goes wrong is told by the verb that fails of it.
  client.on("error", () => {});
  const connecting = client.connect().then(() => {}, () => {});
  const texts = (args: readonly unknown[]) => args.map(String);
  return {
    evalsha: (sha1, keys, args) => client.evalSha(sha1, { keys: [...keys], arguments: texts(args) }),
    eval: (script, keys, args) => client.eval(script, { keys: [...keys], arguments: texts(args) }),
    ping: () => client.ping(),
    async close() {
      client.destroy();
      await connecting;
    },
  };
}
