import type { Context, Next } from "hono";
import type { EchoEnv } from "../env.ts";
import { mayHaveBody } from "../body_chunks.ts";
import type { Layer } from "./layers.ts";

/** Gives back what of a request's body nobody read, once it is answered; its connection would hang on it otherwise. */
export const releaseBody: Layer = function releaseBody(c, next) {
  return mayHaveBody(c.req.method) ? release(c, next) : next();
};

async function release(c: Context<EchoEnv>, next: Next): Promise<void> {
  const { body } = c.req.raw;
  await next();
  // A stream of events goes on reading, and gives the rest back itself.
  if (c.res.headers.get("Content-Type") === "text/event-stream") return;
  // A body that broke off refuses, and there is nothing to give back.
  if (body && !body.locked) await body.cancel().catch(() => {});
}
