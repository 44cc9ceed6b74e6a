import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { EchoError } from "../domain/values/fault.ts";
import type { EchoEnv } from "./env.ts";

/** Who may read what is for operators: everyone (in development), whoever has the token, or nobody. */
export type OperatorAccess = "everyone" | "nobody" | { readonly token: string };

/**
 * Lets operators in: `Authorization: Bearer` with the token, compared in constant time. Where there is no token to have,
 * the route isn't there.
 *
 * @example
 * app.use("/metrics", operatorsOnly({ token }));
 */
export function operatorsOnly(access: OperatorAccess): MiddlewareHandler<EchoEnv> {
  const expected = typeof access === "object" ? digestOf(access.token) : null;
  return async function operatorsOnly(c, next) {
    if (access === "nobody") throw new EchoError({ code: "not_found", detail: `There is nothing at ${c.req.path}.` });
    if (expected !== null && !timingSafeEqual(expected, digestOf(bearerOf(c.req.header("Authorization"))))) {
      c.header("WWW-Authenticate", 'Bearer realm="operators"');
      throw new EchoError({ code: "unauthorized", detail: "Send the metrics token as a bearer token." });
    }
    await next();
  };
}

function bearerOf(header: string | undefined): string {
  return /^Bearer +(\S+)$/i.exec(header ?? "")?.[1] ?? "";
}

/** Digests are of one length, so comparing them tells nothing of the token's. */
function digestOf(token: string): Uint8Array {
  return createHash("sha256").update(token).digest();
}
