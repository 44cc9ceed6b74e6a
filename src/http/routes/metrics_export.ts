import { Hono } from "hono";
import type { Deps } from "../../ports/deps.ts";
import type { EchoEnv } from "../env.ts";
import { type OperatorAccess, operatorsOnly } from "../operators.ts";
import { whole } from "../whole_answer.ts";

/** What Echo counted and timed, for Prometheus. */
export function metricsExport({ meters }: Pick<Deps, "meters">, operators: OperatorAccess): Hono<EchoEnv> {
  return new Hono<EchoEnv>().get("/metrics", operatorsOnly(operators), async (c) => {
    return whole(c, await meters.page(), 200, { "Content-Type": meters.contentType, "Cache-Control": "no-store" });
  });
}
