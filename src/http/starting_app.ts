import { Hono } from "hono";
import type { Deps } from "../ports/deps.ts";
import type { EchoEnv } from "./env.ts";
import { everyAnswer } from "./every_answer.ts";
import { alive, starting } from "./routes/liveness.ts";

/** What Echo can say before anything is loaded or opened: that it lives, and that it isn't ready. Of all else null. */
export function startingApp(
  deps: Pick<Deps, "log" | "meters" | "tracer" | "clock">,
  corsOrigins: readonly string[],
): (request: Request, connection: unknown) => Response | Promise<Response> | null {
  const app = new Hono<EchoEnv>()
    .use(everyAnswer(deps, corsOrigins))
    .get("/health", alive)
    .get("/health/ready", starting);
  return (request, connection) => {
    return /^\/health(?:\/ready)?$/.test(new URL(request.url).pathname)
      ? app.fetch(request, connection as Record<string, unknown>)
      : null;
  };
}
