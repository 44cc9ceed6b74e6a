import type { Check, Finish } from "./layers.ts";

const SANE = /^[\w=-]{1,255}$/;

/**
 * Gives every request an id, its caller's own if that is sane. (Hono's own says it before there is an answer, which then has
 * to be made anew around it.)
 */
export const giveRequestId: Check = function giveRequestId(c) {
  const given = c.req.header("X-Request-Id");
  c.set("requestId", given !== undefined && SANE.test(given) ? given : crypto.randomUUID());
};

export const sayRequestId: Finish = function sayRequestId(c) {
  c.res.headers.set("X-Request-Id", c.get("requestId"));
};
