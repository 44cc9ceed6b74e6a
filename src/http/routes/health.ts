import { Hono } from "hono";
import type { Deps } from "../../ports/deps.ts";
import type { EchoEnv } from "../env.ts";

const HEALTH = { "Content-Type": "application/health+json", "Cache-Control": "no-store" };

/** Whether Echo lives (touching nothing else), and whether it can serve. */
export function healthRoutes({ readiness }: Pick<Deps, "readiness">): Hono<EchoEnv> {
  return new Hono<EchoEnv>()
    .get("/health", (c) => c.body('{"status":"pass"}', 200, HEALTH))
    .get("/health/ready", async (c) => {
      const checks = await readiness.check();
      const ready = Object.values(checks).every(({ ok }) => ok);
      const body = {
        status: ready ? "pass" : "fail",
        checks: Object.fromEntries(
          Object.entries(checks).map(([name, { ok, milliseconds }]) => [
            name,
            [{ status: ok ? "pass" : "fail", observedValue: milliseconds, observedUnit: "ms" }],
          ]),
        ),
      };
      return c.body(JSON.stringify(body), ready ? 200 : 503, HEALTH);
    });
}
