import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { EchoError } from "../../domain/values/fault.ts";
import { signIn } from "../../flows/sign_in.ts";
import { signOut } from "../../flows/sign_out.ts";
import type { Deps } from "../../ports/deps.ts";
import type { EchoEnv } from "../env.ts";
import type { AppOptions } from "../options.ts";
import { originOf } from "../own_origin.ts";
import { CHALLENGE } from "../problem.ts";
import { dropSession, keepSession, sessionSecret } from "../session_cookie.ts";
import { errorPage } from "./error_page.tsx";
import { LoginPage } from "./login_page.tsx";
import { sendPage } from "./send_page.ts";

const MOST_FORM_BYTES = 16 * 1024;

/** The way in for a browser, and the way out. A limit on how often one may try goes before `/login`. */
export function loginPages(
  deps: Pick<Deps, "keys" | "sessions" | "secrets" | "digest" | "clock">,
  options: Pick<AppOptions, "secureCookies">,
): Hono<EchoEnv> {
  const smallForm = bodyLimit({ maxSize: MOST_FORM_BYTES, onError: formTooLarge });
  const pages = new Hono<EchoEnv>();
  pages.onError((error, c) => {
    if (error instanceof EchoError) return errorPage(c, error);
    throw error;
  });
  return pages
    .get("/login", (c) => sendPage(c, <LoginPage next={localPath(c.req.query("next"))} />))
    .post("/login", smallForm, async (c) => {
      refuseForeign(c);
      const { key, next } = await c.req.parseBody();
      const path = localPath(next);
      const before = sessionSecret(c, options);
      try {
        keepSession(c, await signIn(deps, String(key ?? "").trim()), options);
      } catch (error) {
        if (!(error instanceof EchoError) || error.code !== "unauthorized") throw error;
        c.set("faultCode", error.code);
        c.header("WWW-Authenticate", CHALLENGE["WWW-Authenticate"]);
        return sendPage(c, <LoginPage next={path} refusal={error.detail} />, 401);
      }
      if (before !== undefined) await signOut(deps, before);
      return c.redirect(path, 303);
    })
    .post("/logout", async (c) => {
      refuseForeign(c);
      const secret = sessionSecret(c, options);
      if (secret !== undefined) await signOut(deps, secret);
      dropSession(c, options);
      return c.redirect("/login", 303);
    });
}

/** A path on this Echo; anything that leads elsewhere becomes the first page. */
export function localPath(next: unknown): string {
  const here = "http://echo.invalid";
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, here)) return "/";
  const { origin, pathname, search } = new URL(next, here);
  return origin === here && !pathname.startsWith("//") ? pathname + search : "/";
}

/** Another site must not sign a reader in to a workspace of its own, nor out. */
function refuseForeign(c: Context<EchoEnv>): void {
  if (originOf(c.req.raw) === "own") return;
  throw new EchoError({ code: "forbidden", detail: "The form came from another site, so Echo did nothing with it." });
}

function formTooLarge(): never {
  throw new EchoError({ code: "payload_too_large", detail: "The form is larger than any of Echo's own." });
}
