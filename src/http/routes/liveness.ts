import type { Context } from "hono";
import { ENGINE_VERSION } from "../../domain/report/engine_version.ts";
import { whole } from "../whole_answer.ts";

export const HEALTH = { "Content-Type": "application/health+json", "Cache-Control": "no-store" };

const ALIVE = JSON.stringify({ status: "pass", version: ENGINE_VERSION });
const STARTING = JSON.stringify({ status: "fail", version: ENGINE_VERSION, output: "Echo is starting.", checks: {} });

/** That Echo lives, whatever else is the matter. */
export function alive(c: Context): Response {
  return whole(c, ALIVE, 200, HEALTH);
}

/** That it can't serve yet. */
export function starting(c: Context): Response {
  return whole(c, STARTING, 503, HEALTH);
}
