import type { Meters } from "../../ports/meters.ts";
import type { Tracer } from "../../ports/tracer.ts";

/** Counts nothing, for where nobody asks. */
export const unmetered: Meters = { count: () => {}, time: () => {} };

/** Only runs the work. */
export const untraced: Tracer = { span: (_name, work) => work() };
