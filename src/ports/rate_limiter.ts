/** How often somebody may ask within a sliding window. */
export interface Budget {
  readonly name: "default" | "upload" | "report" | "login";
  readonly requests: number;
  readonly windowSeconds: number;
}

export interface Decision {
  readonly outcome: "allowed" | "limited" | "failed_open";
  /** Requests that are left in the window. */
  readonly remaining: number;
  /** Whole seconds until there is more again. */
  readonly resetSeconds: number;
}

/** Counts requests over all instances of Echo. */
export interface RateLimiter {
  /**
   * Takes one request from what `subject` has left of the budget. A store that is down or slow lets it pass; one within
   * the process is never waited for.
   */
  take(budget: Budget, subject: string): Decision | Promise<Decision>;
  /** True if the store answers. */
  answers(): Promise<boolean>;
  close(): Promise<void>;
}
