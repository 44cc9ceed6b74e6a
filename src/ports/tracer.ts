/** The steps of Echo that a trace shows. */
export type SpanName = "upload" | "scan" | "solve" | "measure" | "narrate" | "store";

/** Marks how long a step takes within the trace of its request. */
export interface Tracer {
  /** Runs `work` as a span; what it throws is recorded and thrown on. */
  span<T>(name: SpanName, work: () => T): T;
  /** Where in a trace this stands, as the W3C header `traceparent`; undefined where nothing is traced. */
  traceparent(): string | undefined;
}
