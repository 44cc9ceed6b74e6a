import type { Context } from "hono";
import type { Ids } from "../ports/clock.ts";
import type { Deps } from "../ports/deps.ts";
import type { EchoEnv } from "./env.ts";

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * What a route that makes something hands to its flow: under an Idempotency-Key the ids and the instant come from the key's
 * seed, so that work that is done again makes the same thing, not another.
 */
export function seeded<Given extends Pick<Deps, "ids" | "clock">>(c: Context<EchoEnv>, deps: Given): Given {
  const hold = c.get("hold");
  if (!hold) return deps;
  return { ...deps, ids: idsFrom(hold.seed), clock: { ...deps.clock, now: () => hold.askedAt } };
}

/** Ids that a seed gives in order, 1,024 of them: its last two digits count. */
export function idsFrom(seed: string): Ids {
  let count = 0;
  return {
    next(prefix) {
      if (count === DIGITS.length ** 2) throw new RangeError("A seed gives 1,024 ids.");
      const digits = DIGITS[count >> 5]! + DIGITS[count & 31]!;
      count++;
      return `${prefix}_${seed.slice(0, -2)}${digits}`;
    },
  };
}
