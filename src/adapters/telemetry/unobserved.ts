import type { Exposition, Meters } from "../../ports/meters.ts";
import type { Tracer } from "../../ports/tracer.ts";

/** Counts nothing, for where nobody asks. */
export const unmetered: Meters & Exposition = {
  count: () => {},
  time: () => {},
  contentType: "text/plain; version=0.0.4; charset=utf-8",
  page: () => Promise.resolve(""),
};

/** Only runs the work. */
export const untraced: Tracer = { span: (_name, work) => work(), traceparent: () => undefined };
