import type { Exposition, Meters } from "../../ports/meters.ts";

/**
 * Meters whose library is loaded by the first thing to count, so that no start waits for it; what is counted meanwhile
 * is kept and counted then.
 */
export function deferredMeters(load: () => Promise<Meters & Exposition>, contentType: string): Meters & Exposition {
  let loaded: Meters | undefined;
  let loading: Promise<Meters & Exposition> | undefined;
  const kept: ((meters: Meters) => void)[] = [];

  function start(): Promise<Meters & Exposition> {
    return loading ??= load().then((meters) => {
      for (const record of kept.splice(0)) record(meters);
      loaded = meters;
      return meters;
    });
  }

  function keep(record: (meters: Meters) => void): void {
    kept.push(record);
    void start();
  }

  return {
    count(name, labels, by) {
      if (loaded) loaded.count(name, labels, by);
      else keep((meters) => meters.count(name, labels, by));
    },
    time(name, labels, seconds) {
      if (loaded) loaded.time(name, labels, seconds);
      else keep((meters) => meters.time(name, labels, seconds));
    },
    contentType,
    page: async () => (await start()).page(),
  };
}
