import type { Budget } from "../../ports/rate_limiter.ts";

/** Counts in one store; rejects where that can't be reached. */
export interface WindowStore {
  /** What is left after this request, below zero if it is one too many, and when the window moves on (ms since 1970). */
  take(budget: Budget, subject: string): Promise<{ readonly remaining: number; readonly reset: number }>;
  answers(): Promise<boolean>;
  close(): Promise<void>;
}
