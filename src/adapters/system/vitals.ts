import process from "node:process";
import type { Vitals } from "../../ports/vitals.ts";

/** This process, as Deno and the operating system see it. */
export const systemVitals: Vitals = {
  read() {
    const { rss, heapUsed, heapTotal, external } = Deno.memoryUsage();
    const { user, system } = process.cpuUsage();
    return {
      uptimeSeconds: performance.now() / 1000,
      cpuSeconds: (user + system) / 1_000_000,
      residentBytes: rss,
      heapUsedBytes: heapUsed,
      heapTotalBytes: heapTotal,
      externalBytes: external,
    };
  },
  lag() {
    const due = performance.now();
    return new Promise((resolve) => setTimeout(() => resolve(Math.max(0, performance.now() - due) / 1000), 0));
  },
};
