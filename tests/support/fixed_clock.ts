import type { Clock } from "../../src/ports/clock.ts";

/** A clock that moves a second on at each look, from 2024-07-01T00:00:00Z. */
export function fixedClock(): Clock {
  let seconds = 0;
  return {
    now: () => new Date(Date.UTC(2024, 6, 1, 0, 0, seconds++)),
    elapsed: () => seconds++ * 1000,
  };
}
