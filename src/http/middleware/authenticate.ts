import type { Context } from "hono";
import { covers } from "../../domain/values/scope.ts";
import { EchoError } from "../../domain/values/fault.ts";
import { authenticate } from "../../flows/authenticate.ts";
import { findSession } from "../../flows/find_session.ts";
import type { Deps } from "../../ports/deps.ts";
import type { Caller, EchoEnv } from "../env.ts";
import { neededScope } from "../needed_scope.ts";
import { OPEN_PATHS } from "../open_paths.ts";
import type { AppOptions } from "../options.ts";
import { originOf } from "../own_origin.ts";
import { asksForPage } from "../pages/error_page.tsx";
import { sessionSecret } from "../session_cookie.ts";
import type { Layer } from "./layers.ts";

type AuthDeps = Pick<Deps, "keys" | "sessions" | "secrets" | "digest" | "clock">;
type AuthOptions = Pick<AppOptions, "auth" | "secureCookies" | "workspace">;

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Finds out who asks, and whether they may: by the key in a header, by the session of a browser, or, with `auth: "local"`,
 * because they reach this machine. A browser's request that changes something must come from Echo's own pages. Throws
 * `unauthorized` and `forbidden`; a reader with a browser is led to the login page instead.
 *
 * @example
 * app.use(layers(authenticated(deps, { auth: "keys", secureCookies: true, workspace })));
 */
export function authenticated(deps: AuthDeps, options: AuthOptions): Layer {
  return async function authenticated(c, next) {
    if (OPEN_PATHS.test(c.req.path)) return await next();
    const caller = await callerOf(c, deps, options);
    if (!caller) {
      c.res = leadIn(c);
      return;
    }
    const { workspace, key, scopes } = caller;
    c.set("caller", caller);
    const event = c.get("event");
    event.workspace = workspace.id;
    event.key_prefix = key?.prefix;
    refuseForeign(c, caller);
    const needed = neededScope(c.req.method, c.req.path);
    if (!covers(scopes, needed)) {
      throw new EchoError({ code: "forbidden", detail: `This needs a key with the scope "${needed}".` });
    }
    await next();
  };
}

async function callerOf(c: Context<EchoEnv>, deps: AuthDeps, options: AuthOptions): Promise<Caller | null> {
  const presented = presentedKey(c);
  if (presented !== undefined) {
    const { workspace, key } = await authenticate(deps, presented);
    return { workspace, key, scopes: key.scopes, by: "key" };
  }
  const secret = sessionSecret(c, options);
  const session = secret === undefined ? null : await findSession(deps, secret);
  if (session) {
    const { workspace, key } = session;
    return { workspace, key, scopes: key.scopes, by: "session" };
  }
  return options.auth === "local" ? { workspace: options.workspace, scopes: ["admin"], by: "local" } : null;
}

/** The key in `Authorization: Bearer …` or `X-API-Key`. */
function presentedKey(c: Context<EchoEnv>): string | undefined {
  const named = c.req.header("X-API-Key");
  const authorization = c.req.header("Authorization");
  if (named !== undefined && authorization !== undefined) {
    throw new EchoError({ code: "malformed_request", detail: "Send the key in one header, not in two." });
  }
  if (authorization === undefined) return named;
  const bearer = /^Bearer +([^ ]+)$/i.exec(authorization)?.[1];
  if (bearer !== undefined) return bearer;
  throw new EchoError({ code: "unauthorized", detail: 'Send the key as "Authorization: Bearer echo_…".' });
}

/** A browser sends its cookie wherever a page of another site tells it to, and reaches this machine as its owner does. */
function refuseForeign(c: Context<EchoEnv>, { by }: Caller): void {
  if (by === "key" || SAFE.has(c.req.method)) return;
  const origin = originOf(c.req.raw);
  if (origin === "own" || (origin === "unsaid" && by === "local")) return;
  throw new EchoError({ code: "forbidden", detail: "The form came from another site, so Echo did nothing with it." });
}

function leadIn(c: Context<EchoEnv>): Response {
  if (c.req.method !== "GET" || !asksForPage(c)) {
    throw new EchoError({
      code: "unauthorized",
      detail: 'Send a key, as "Authorization: Bearer echo_…" or "X-API-Key: echo_…".',
    });
  }
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/login?next=${encodeURIComponent(pathname + search)}`, 303);
}
