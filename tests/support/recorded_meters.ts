import type { Exposition, Meters } from "../../src/ports/meters.ts";

/** Meters that keep what they were told, a line an entry: `reports_generated template=x outcome=completed 1`. */
export function recordedMeters(): Meters & Exposition & { readonly told: readonly string[] } {
  const told: string[] = [];
  const line = (name: string, labels: object, value: number) => {
    const words = Object.entries(labels).map(([label, word]) => `${label}=${word}`);
    told.push([name, ...words, value].join(" "));
  };
  return {
    told,
    count: (name, labels, by = 1) => line(name, labels, by),
    time: (name, labels, seconds) => line(name, labels, seconds),
    contentType: "text/plain",
    page: () => Promise.resolve(told.join("\n")),
  };
}
