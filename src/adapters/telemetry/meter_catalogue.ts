import type { Counters, Timers } from "../../ports/meters.ts";

/** A metric as its readers see it; the label names are those of the port. */
interface Described<Labels> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly (keyof Labels & string)[];
}

interface DescribedTimer<Labels> extends Described<Labels> {
  /** Upper bounds in seconds. */
  readonly buckets: readonly number[];
}

/** Every counter by its published name. */
export const COUNTERS: { readonly [Name in keyof Counters]: Described<Counters[Name]> } = {
  reports_generated: {
    name: "echo_reports_generated_total",
    help: "Reports asked for, by template and by what came of it.",
    labels: ["template", "outcome"],
  },
  ingested_rows: {
    name: "echo_ingested_rows_total",
    help: "Rows of files that were read, by what became of them.",
    labels: ["kind", "outcome"],
  },
  ingested_bytes: {
    name: "echo_ingested_bytes_total",
    help: "Bytes of files that were read.",
    labels: ["kind"],
  },
  rate_limit_decisions: {
    name: "echo_rate_limit_decisions_total",
    help: "Decisions of the rate limiter; failed_open where its store did not answer and the request passed.",
    labels: ["budget", "outcome"],
  },
  external_calls: {
    name: "echo_external_calls_total",
    help: "Calls to other services, retries included, by how they ended.",
    labels: ["service", "outcome"],
  },
  external_retries: {
    name: "echo_external_retries_total",
    help: "Calls to other services that were made again.",
    labels: ["service"],
  },
  idempotency: {
    name: "echo_idempotency_total",
    help: "Requests with an Idempotency-Key, by what was done with them.",
    labels: ["outcome"],
  },
};

/** Every timer by its published name. */
export const TIMERS: { readonly [Name in keyof Timers]: DescribedTimer<Timers[Name]> } = {
  report_generation: {
    name: "echo_report_generation_duration_seconds",
    help: "Time to make a report, from loading its data to storing it.",
    labels: ["template"],
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  },
  api_request: {
    name: "echo_api_request_duration_seconds",
    help: "Time from a request to its answer, by the pattern of the route.",
    labels: ["method", "endpoint", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  external_call: {
    name: "echo_external_call_duration_seconds",
    help: "Time of a call to another service, each try on its own.",
    labels: ["service"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  },
};

/** What is read anew for every page: no labels, but for the build's. */
export const GAUGES = {
  build: { name: "echo_build_info", help: "1; the labels say which Echo runs on which Deno." },
  uptime: { name: "echo_uptime_seconds", help: "Seconds since the process began." },
  resident: { name: "echo_process_resident_memory_bytes", help: "Memory of the process that is in RAM." },
  heapUsed: { name: "echo_heap_used_bytes", help: "Memory of JavaScript values in use." },
  heapTotal: { name: "echo_heap_size_bytes", help: "Memory set aside for JavaScript values." },
  external: { name: "echo_external_memory_bytes", help: "Memory of buffers outside the heap." },
  lag: {
    name: "echo_event_loop_lag_seconds",
    help: "How late the event loop ran what was due while this page was made.",
  },
  pool: { name: "echo_database_pool_max_connections", help: "Connections that this process may hold to the database." },
} as const;

export const CPU = { name: "echo_process_cpu_seconds_total", help: "Processor time of the process, over all cores." };
