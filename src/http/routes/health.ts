import { type Context, Hono } from "hono";
import { ENGINE_VERSION } from "../../domain/report/engine_version.ts";
import type { Deps } from "../../ports/deps.ts";
import type { Check } from "../../ports/readiness.ts";
import type { EchoEnv } from "../env.ts";
import { type OperatorAccess, operatorsOnly } from "../operators.ts";
import { whole } from "../whole_answer.ts";
import { alive, HEALTH } from "./liveness.ts";

export interface HealthOptions {
  readonly operators: OperatorAccess;
  /** True once Echo was told to stop: it finishes what it has, and should be sent nothing more. */
  readonly stopping: () => boolean;
}

/** Whether Echo lives (touching nothing else), whether it can serve, and for operators how it is doing. */
export function healthRoutes(
  { readiness, vitals }: Pick<Deps, "readiness" | "vitals">,
  { operators, stopping }: HealthOptions,
): Hono<EchoEnv> {
  function answer(
    c: Context<EchoEnv>,
    checks: Readonly<Record<string, unknown>>,
    status: "pass" | "warn" | "fail",
    more = {},
  ): Response {
    if (stopping()) c.header("Connection", "close");
    const body = JSON.stringify({ status, version: ENGINE_VERSION, ...more, checks });
    return whole(c, body, status === "fail" ? 503 : 200, HEALTH);
  }

  return new Hono<EchoEnv>()
    .get("/health", alive)
    .get("/health/ready", async (c) => {
      if (stopping()) return answer(c, {}, "fail", { output: "Echo is stopping." });
      const checks = await readiness.check();
      return answer(c, documentOf(checks), statusOf(checks));
    })
    .get("/health/detailed", operatorsOnly(operators), async (c) => {
      const [checks, lag] = await Promise.all([readiness.check(), vitals.lag()]);
      const output = stopping() ? { output: "Echo is stopping." } : {};
      return answer(
        c,
        { ...documentOf(checks), ...vitalsOf(vitals, lag) },
        stopping() ? "fail" : statusOf(checks),
        output,
      );
    });
}

/** Without what isn't needed Echo serves, but somebody should look. */
function statusOf(checks: Readonly<Record<string, Check>>): "pass" | "warn" | "fail" {
  const failed = Object.values(checks).filter(({ ok }) => !ok);
  if (failed.some(({ needed }) => needed)) return "fail";
  return failed.length > 0 ? "warn" : "pass";
}

function documentOf(checks: Readonly<Record<string, Check>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(checks).map(([name, { ok, needed, milliseconds }]) => [
      name,
      [{ status: ok ? "pass" : needed ? "fail" : "warn", observedValue: milliseconds, observedUnit: "ms" }],
    ]),
  );
}

function vitalsOf(vitals: Deps["vitals"], lag: number): Readonly<Record<string, unknown>> {
  const { uptimeSeconds, cpuSeconds, residentBytes, heapUsedBytes, heapTotalBytes, externalBytes } = vitals.read();
  const observed = (
    observedValue: number,
    observedUnit: string,
  ) => [{ componentType: "system", observedValue, observedUnit }];
  return {
    uptime: observed(round(uptimeSeconds), "s"),
    "cpu:time": observed(round(cpuSeconds), "s"),
    "cpu:utilization": observed(round(100 * cpuSeconds / uptimeSeconds), "percent"),
    "memory:resident": observed(residentBytes, "bytes"),
    "memory:heapUsed": observed(heapUsedBytes, "bytes"),
    "memory:heapSize": observed(heapTotalBytes, "bytes"),
    "memory:external": observed(externalBytes, "bytes"),
    "eventLoop:lag": observed(round(lag * 1000), "ms"),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
