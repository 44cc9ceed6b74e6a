import { Hono } from "hono";
import type { Deps } from "../../ports/deps.ts";
import type { EchoEnv } from "../env.ts";
import { type OperatorAccess, operatorsOnly } from "../operators.ts";

/** What Echo counted and timed, for Prometheus. */
export function metricsExport({ meters }: Pick<Deps, "meters">, operators: OperatorAccess): Hono<EchoEnv> {
  return new Hono<EchoEnv>().get("/metrics", operatorsOnly(operators), async (c) => {
    return c.body(await meters.page(), 200, { "Content-Type": meters.contentType, "Cache-Control": "no-store" });
  });
}
