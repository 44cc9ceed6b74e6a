import type { Finish } from "./layers.ts";

/** What the API answers is its caller's: nobody on the way keeps it, and the caller asks again before using it again. */
export const privateAnswers: Finish = function privateAnswers(c) {
  if (!c.req.path.startsWith("/api/")) return;
  const { headers } = c.res;
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
};
