import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Counters, Exposition, Meters, Timers } from "../../ports/meters.ts";
import type { Vitals } from "../../ports/vitals.ts";
import { COUNTERS, CPU, GAUGES, TIMERS } from "./meter_catalogue.ts";

export interface PrometheusOptions {
  readonly vitals: Vitals;
  /** Which Echo runs on what. */
  readonly build: { readonly version: string; readonly runtime: string };
  /** Connections that the process may hold to the database. */
  readonly poolSize: number;
}

/** Meters on a registry of their own: several can stand in one process, and nothing is left running. */
export function prometheusMeters(options: PrometheusOptions): Meters & Exposition {
  const registry = new Registry();
  const counters = countersOn(registry);
  const timers = timersOn(registry);
  readAnew(registry, options);
  return {
    count: (name, labels, by = 1) => counters[name].inc(labels, by),
    time: (name, labels, seconds) => timers[name].observe(labels, seconds),
    contentType: registry.contentType,
    page: () => registry.metrics(),
  };
}

function countersOn(registry: Registry): Record<keyof Counters, Counter> {
  const made = Object.entries(COUNTERS).map(([key, { name, help, labels }]) => {
    return [key, new Counter({ name, help, labelNames: [...labels], registers: [registry] })] as const;
  });
  return Object.fromEntries(made) as Record<keyof Counters, Counter>;
}

function timersOn(registry: Registry): Record<keyof Timers, Histogram> {
  const made = Object.entries(TIMERS).map(([key, { name, help, labels, buckets }]) => {
    const settings = { name, help, labelNames: [...labels], buckets: [...buckets], registers: [registry] };
    return [key, new Histogram(settings)] as const;
  });
  return Object.fromEntries(made) as Record<keyof Timers, Histogram>;
}

function readAnew(registry: Registry, { vitals, build, poolSize }: PrometheusOptions): void {
  const gauge = (about: { readonly name: string; readonly help: string }, read: () => number | Promise<number>) =>
    new Gauge({
      ...about,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  gauge(GAUGES.uptime, () => vitals.read().uptimeSeconds);
  gauge(GAUGES.resident, () => vitals.read().residentBytes);
  gauge(GAUGES.heapUsed, () => vitals.read().heapUsedBytes);
  gauge(GAUGES.heapTotal, () => vitals.read().heapTotalBytes);
  gauge(GAUGES.external, () => vitals.read().externalBytes);
  gauge(GAUGES.lag, () => vitals.lag());
  gauge(GAUGES.pool, () => poolSize);
  new Gauge({ ...GAUGES.build, labelNames: ["version", "runtime"], registers: [registry] }).set({ ...build }, 1);
  new Counter({
    ...CPU,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(vitals.read().cpuSeconds);
    },
  });
}
