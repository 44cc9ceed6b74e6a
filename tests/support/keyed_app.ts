import type { Hono } from "hono";
import type { Scope } from "../../src/domain/values/scope.ts";
import { createKey } from "../../src/flows/create_key.ts";
import type { EchoEnv } from "../../src/http/env.ts";
import type { Deps } from "../../src/ports/deps.ts";
import { LIMITS } from "./read_text.ts";
import { memoryApp } from "./memory_app.ts";
import { memoryDeps } from "./memory_deps.ts";

export interface Tenant {
  readonly workspace: string;
  readonly id: string;
  readonly secret: string;
}

/** A workspace with a key. */
export async function tenant(
  deps: Pick<Deps, "workspaces" | "keys" | "secrets" | "digest" | "clock" | "ids">,
  scopes: readonly Scope[] = ["admin"],
): Promise<Tenant> {
  const workspace = deps.ids.next("ws");
  await deps.workspaces.add({ id: workspace, name: "Shop", currency: "USD", timezone: "UTC" });
  return { workspace, ...await anotherKey(deps, workspace, scopes) };
}

/** Another key of a workspace. */
export async function anotherKey(
  deps: Pick<Deps, "keys" | "secrets" | "digest" | "clock" | "ids">,
  workspace: string,
  scopes: readonly Scope[],
  expiresAt: Date | null = null,
): Promise<Omit<Tenant, "workspace">> {
  const { key, secret } = await createKey(deps, workspace, { name: "test", scopes, expiresAt });
  return { id: key.id, secret };
}

export interface KeyedApp {
  readonly app: Hono<EchoEnv>;
  readonly deps: Deps;
  readonly log: readonly string[];
  /** Lets time pass. */
  pass(seconds: number): void;
}

/** The whole app in memory, where only keys and sessions come in, and a clock that stands until it is told to go on. */
export function keyedApp(): KeyedApp {
  let now = Date.UTC(2024, 6, 1);
  const log: string[] = [];
  const deps = {
    ...memoryDeps((line) => log.push(line)),
    clock: { now: () => new Date(now), elapsed: () => now },
  };
  const { app } = memoryApp(deps, LIMITS, "keys");
  return { app, deps, log, pass: (seconds) => void (now += seconds * 1000) };
}
