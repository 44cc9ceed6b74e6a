/** Who may import whom: the table of docs/architecture.md as data. `types` allows type-only imports as well. */
export interface Floor {
  readonly folder: string;
  readonly imports: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[];
}

const DOMAIN = "src/domain/";

export const FLOORS: readonly Floor[] = [
  { folder: "src/domain/values/", imports: [], packages: [] },
  { folder: "src/domain/table/", imports: ["src/domain/values/"], packages: ["arquero", "fflate/browser"] },
  { folder: "src/domain/schema/", imports: ["src/domain/values/", "src/domain/table/"], packages: [] },
  {
    folder: "src/domain/validation/",
    imports: ["src/domain/values/", "src/domain/table/", "src/domain/schema/"],
    packages: [],
  },
  {
    folder: "src/domain/imports/",
    imports: ["src/domain/values/", "src/domain/table/", "src/domain/schema/"],
    packages: [],
  },
  {
    folder: "src/domain/measures/",
    imports: ["src/domain/values/", "src/domain/table/", "src/domain/schema/"],
    packages: [],
  },
  {
    folder: "src/domain/metrics/",
    imports: ["src/domain/values/", "src/domain/schema/", "src/domain/measures/"],
    packages: [],
  },
  { folder: "src/domain/facts/", imports: ["src/domain/values/", "src/domain/metrics/"], packages: [] },
  {
    folder: "src/domain/narrative/",
    imports: ["src/domain/values/", "src/domain/schema/", "src/domain/metrics/", "src/domain/facts/"],
    types: ["src/domain/validation/"],
    packages: [],
  },
  {
    folder: "src/domain/charts/",
    imports: ["src/domain/values/", "src/domain/metrics/", "src/domain/facts/"],
    packages: [],
  },
  { folder: "src/domain/report/", imports: [DOMAIN], packages: [] },
  { folder: "src/ports/", imports: [], types: [DOMAIN], packages: [] },
  { folder: "src/flows/", imports: [DOMAIN, "src/ports/"], packages: [] },
  {
    folder: "src/adapters/postgres/",
    imports: ["src/domain/values/", "src/ports/"],
    types: [DOMAIN],
    packages: ["postgres", "@electric-sql/pglite", "node:*"],
  },
  {
    folder: "src/adapters/system/",
    imports: ["src/domain/values/", "src/ports/"],
    types: [DOMAIN],
    packages: ["node:*"],
  },
  {
    folder: "src/adapters/redis/",
    imports: ["src/domain/values/", "src/ports/"],
    types: [DOMAIN],
    packages: ["@upstash/ratelimit", "@upstash/redis", "redis"],
  },
  {
    folder: "src/adapters/calls/",
    imports: ["src/domain/values/", "src/ports/"],
    types: [DOMAIN],
    packages: [],
  },
  {
    folder: "src/adapters/telemetry/",
    imports: ["src/domain/values/", "src/ports/"],
    types: [DOMAIN],
    packages: ["prom-client", "@opentelemetry/api"],
  },
  { folder: "src/render/", imports: [DOMAIN], packages: ["hono/*", "@observablehq/plot", "linkedom"] },
  {
    folder: "src/http/",
    imports: ["src/flows/", "src/render/", DOMAIN, "src/ports/"],
    packages: ["hono", "hono/*", "@hono/zod-validator", "zod", "node:*"],
  },
  {
    folder: "src/cli/",
    imports: ["src/flows/", "src/render/", DOMAIN, "src/config.ts", "src/deps.ts"],
    types: ["src/ports/"],
    packages: ["node:*"],
  },
  { folder: "src/config.ts", imports: [], packages: ["zod"] },
  {
    folder: "src/signals.ts",
    imports: ["src/config.ts", "src/ports/", "src/adapters/system/", "src/adapters/telemetry/", "src/domain/report/"],
    packages: [],
  },
  {
    folder: "src/deps.ts",
    imports: ["src/config.ts", "src/signals.ts", "src/ports/", "src/flows/", "src/adapters/", "src/domain/values/"],
    packages: [],
  },
  {
    folder: "src/main.ts",
    imports: ["src/config.ts", "src/signals.ts", "src/deps.ts", "src/http/", "src/domain/values/"],
    packages: [],
  },
];
