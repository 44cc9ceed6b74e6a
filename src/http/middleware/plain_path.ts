import { EchoError } from "../../domain/values/fault.ts";
import type { Check } from "./layers.ts";

/** Nothing has a control character in its address; such a path ends here, before it reaches a store. */
export const plainPath: Check = function plainPath(c) {
  if (/\p{Cc}/u.test(c.req.path)) throw new EchoError({ code: "not_found", detail: "There is nothing at this path." });
};
