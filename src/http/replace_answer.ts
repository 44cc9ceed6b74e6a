import type { Context } from "hono";

/** Answers with this response in place of what stood there. (Setting `c.res` alone would copy its headers over.) */
export function replaceAnswer(c: Context, response: Response): void {
  c.res = undefined;
  c.res = response;
}
