import type { MiddlewareHandler } from "hono";
import { EchoError } from "../../domain/values/fault.ts";
import type { EchoEnv } from "../env.ts";

/** Nothing has a control character in its address; such a path ends here, before it reaches a store. */
export const plainPath: MiddlewareHandler<EchoEnv> = async function plainPath(c, next) {
  if (/\p{Cc}/u.test(c.req.path)) throw new EchoError({ code: "not_found", detail: "There is nothing at this path." });
  await next();
};
