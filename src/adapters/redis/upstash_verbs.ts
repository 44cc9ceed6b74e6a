import { Redis } from "@upstash/redis";
import type { Verbs } from "./shared_windows.ts";

/** Runs a call to a service under the policy for such calls. */
export type Call = <T>(work: () => Promise<T>) => Promise<T>;

/** That Redis hasn't seen a script yet is no failure: the caller sends the script itself. */
class UnknownScript extends Error {}

function unknownScript(error: unknown): UnknownScript {
  if (String(error).includes("NOSCRIPT")) return new UnknownScript(String(error));
  throw error;
}

/** Redis behind Upstash's REST, which an edge without TCP reaches too. */
export function upstashVerbs(url: string, token: string, call: Call): Verbs {
  const redis = new Redis({ url, token, retry: false, enableTelemetry: false });
  return {
    async evalsha(sha1, keys, args) {
      const answer = await call(async () => await redis.evalsha(sha1, [...keys], [...args]).catch(unknownScript));
      if (answer instanceof UnknownScript) throw answer;
      return answer;
    },
    eval: (script, keys, args) => call(() => redis.eval(script, [...keys], [...args])),
    ping: () => call(() => redis.ping()),
    close: () => Promise.resolve(),
  };
}
