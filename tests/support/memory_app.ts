import type { Hono } from "hono";
import { createApp } from "../../src/http/app.ts";
import type { EchoEnv } from "../../src/http/env.ts";
import type { AppOptions } from "../../src/http/options.ts";
import type { Deps } from "../../src/ports/deps.ts";
import { heldToContract } from "./contract.ts";
import { memoryDeps } from "./memory_deps.ts";
import { LIMITS, WORKSPACE } from "./read_text.ts";

export interface MemoryApp {
  readonly app: Hono<EchoEnv>;
  readonly deps: Deps;
  /** What the app logged, a line an entry. */
  readonly log: readonly string[];
  /** How many sources and reports there are. */
  stored(): Promise<number>;
}

/** The whole app with nothing beneath it but memory. */
export function memoryApp(given?: Deps, limits = LIMITS, auth: AppOptions["auth"] = "local"): MemoryApp {
  const log: string[] = [];
  const deps = given ?? memoryDeps((line) => void log.push(line));
  const options = { limits, workspace: WORKSPACE, auth, secureCookies: auth === "keys" };
  const app = heldToContract(createApp(deps, options));
  return {
    app,
    deps,
    log,
    async stored() {
      const page = { limit: 100 };
      const sources = await deps.sources.list(WORKSPACE.id, page);
      const reports = await deps.reports.list(WORKSPACE.id, page);
      return sources.items.length + reports.items.length;
    },
  };
}
