import type { MiddlewareHandler } from "hono";
import type { EchoEnv } from "../env.ts";

/** What the API answers is its caller's: nobody on the way keeps it, and the caller asks again before using it again. */
export const privateAnswers: MiddlewareHandler<EchoEnv> = async function privateAnswers(c, next) {
  await next();
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "private, no-cache");
};
