import { systemClock } from "./adapters/system/clock.ts";
import { systemVitals } from "./adapters/system/vitals.ts";
import { bufferedLines } from "./adapters/telemetry/buffered_lines.ts";
import { deferredMeters } from "./adapters/telemetry/deferred_meters.ts";
import { lineLog } from "./adapters/telemetry/line_log.ts";
import { unmetered, untraced } from "./adapters/telemetry/unobserved.ts";
import { type Config, logFormatOf, secretsOf } from "./config.ts";
import { ENGINE_VERSION } from "./domain/report/engine_version.ts";
import type { Deps } from "./ports/deps.ts";

/** What Echo says of itself: there before anything else is, so that nothing happens unsaid. */
export interface Signals extends Pick<Deps, "clock" | "log" | "meters" | "tracer" | "vitals"> {
  /** Settles once every line of the log is written. */
  flush(): Promise<void>;
}

/** Opens what tells; of it, what takes time to load comes with the first thing to tell. */
export async function openSignals(config: Config): Promise<Signals> {
  const lines = bufferedLines(Deno.stdout);
  const options = { level: config.LOG_LEVEL, format: logFormatOf(config), secrets: secretsOf(config) };
  return {
    clock: systemClock,
    // A line at level `error` isn't kept waiting.
    log: lineLog((line, level) => {
      lines.write(line);
      if (level === "error") void lines.flush();
    }, options),
    meters: deferredMeters(async () => {
      const { prometheusMeters } = await import("./adapters/telemetry/prometheus.ts");
      return prometheusMeters({
        vitals: systemVitals,
        build: { version: ENGINE_VERSION, runtime: `deno ${Deno.version.deno}` },
        poolSize: config.DATABASE_URL ? config.DATABASE_POOL_SIZE : 1,
      });
    }, unmetered.contentType),
    tracer: config.OTEL_DENO ? await openTracer() : untraced,
    vitals: systemVitals,
    flush: () => lines.flush(),
  };
}

async function openTracer(): Promise<Signals["tracer"]> {
  const { otelTracer } = await import("./adapters/telemetry/otel_tracer.ts");
  return otelTracer();
}
