/** What is counted, by name, with its labels. Labels are closed words or route patterns: never an id, a path or a name. */
export interface Counters {
  reports_generated: { readonly template: string; readonly outcome: "completed" | "failed" };
  ingested_rows: { readonly kind: string; readonly outcome: "ok" | "rejected" | "skipped" | "unchanged" };
  ingested_bytes: { readonly kind: string };
  rate_limit_decisions: { readonly budget: string; readonly outcome: "allowed" | "limited" | "failed_open" };
  external_calls: { readonly service: string; readonly outcome: "ok" | "failed" | "timeout" | "refused" };
  external_retries: { readonly service: string };
  idempotency: { readonly outcome: "made" | "replayed" | "mismatch" | "in_flight" };
}

/** What is timed, in seconds. */
export interface Timers {
  report_generation: { readonly template: string };
  api_request: { readonly method: string; readonly endpoint: string; readonly status: string };
  external_call: { readonly service: string };
}

/** Counts and times for operators. */
export interface Meters {
  /** Adds `by` (1 unless given). */
  count<Name extends keyof Counters>(name: Name, labels: Counters[Name], by?: number): void;
  time<Name extends keyof Timers>(name: Name, labels: Timers[Name], seconds: number): void;
}

/** What was counted and timed, as Prometheus reads it. */
export interface Exposition {
  readonly contentType: string;
  /** The whole page, as of now. */
  page(): Promise<string>;
}
