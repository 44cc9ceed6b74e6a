import type { Budget } from "../../ports/rate_limiter.ts";

/** What is left after a request, below zero if it is one too many, and when the window moves on (ms since 1970). */
export interface Taken {
  readonly remaining: number;
  readonly reset: number;
}

/** Counts in one store; rejects where that can't be reached. */
export interface WindowStore {
  /** Counts a request; a store that nothing parts from this process answers at once. */
  take(budget: Budget, subject: string): Taken | Promise<Taken>;
  answers(): Promise<boolean>;
  close(): Promise<void>;
}
