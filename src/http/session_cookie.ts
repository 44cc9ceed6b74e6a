import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { SESSION_SECONDS } from "../flows/sign_in.ts";
import type { EchoEnv } from "./env.ts";
import type { AppOptions } from "./options.ts";

type Secured = Pick<AppOptions, "secureCookies">;

/** `__Host-`: browsers take it over https only, for this very host, so that no sub-domain can plant one. */
function nameOf({ secureCookies }: Secured): string {
  return secureCookies ? "__Host-echo" : "echo_session";
}

function attributesOf({ secureCookies }: Secured) {
  return { httpOnly: true, secure: secureCookies, sameSite: "Lax", path: "/" } as const;
}

/** The secret of the browser's session; undefined if it sent none. */
export function sessionSecret(c: Context<EchoEnv>, options: Secured): string | undefined {
  return getCookie(c, nameOf(options)) || undefined;
}

/** Gives the browser the secret of its session to keep. */
export function keepSession(c: Context<EchoEnv>, secret: string, options: Secured): void {
  setCookie(c, nameOf(options), secret, { ...attributesOf(options), maxAge: SESSION_SECONDS });
}

/** Takes it back. */
export function dropSession(c: Context<EchoEnv>, options: Secured): void {
  deleteCookie(c, nameOf(options), attributesOf(options));
}
