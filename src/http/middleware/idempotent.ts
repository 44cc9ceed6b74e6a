import type { Context, Next } from "hono";
import { EchoError, ValidationError } from "../../domain/values/fault.ts";
import type { Deps } from "../../ports/deps.ts";
import type { Claimed, Hold, StoredAnswer } from "../../ports/idempotency.ts";
import type { EchoEnv } from "../env.ts";
import { errorFields } from "../error_fields.ts";
import { type NamedRequest, nameRequest } from "../request_fingerprint.ts";
import type { Layer } from "./layers.ts";

type IdempotentDeps = Pick<Deps, "idempotency" | "digest" | "alarms" | "ids" | "clock" | "meters" | "log">;

/** A hold lasts a minute. */
const EXTEND_MILLISECONDS = 20_000;

/** A larger answer isn't kept: it is made again from the same seed. */
const MOST_KEPT_BYTES = 1_048_576;
const KEPT_HEADERS = ["Content-Type", "Location", "ETag"] as const;

/**
 * Answers a POST with an `Idempotency-Key` once: the same again gets the stored answer, another request under the key
 * `idempotency_mismatch`, and one that comes while the first is being answered `idempotency_in_flight`. What failed for
 * the caller's fault is forgotten; what failed for Echo's may be sent again and makes no second thing.
 *
 * @example
 * app.use(layers(idempotent(deps, { maxBytes: 10_485_760 })));
 */
export function idempotent(
  deps: IdempotentDeps,
  { maxBytes }: { readonly maxBytes: number },
): Layer {
  async function once(c: Context<EchoEnv>, next: Next, key: string): Promise<void> {
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new ValidationError("An Idempotency-Key is 1 to 255 visible characters of ASCII.");
    }
    const named = await nameRequest(c.req.raw, deps);
    const claimed = await deps.idempotency.claim(c.get("caller").workspace.id, key, {
      fingerprint: named.known,
      seed: deps.ids.next("key").slice("key_".length),
      askedAt: deps.clock.now(),
    });
    if (claimed.state === "in_flight") {
      deps.meters.count("idempotency", { outcome: "in_flight" });
      throw new EchoError({
        code: "idempotency_in_flight",
        detail: "A request with this Idempotency-Key is being answered. Send it again in a moment.",
      });
    }
    if (claimed.state === "done") {
      c.res = replayed(c, deps, claimed, await named.rest(maxBytes));
      return;
    }
    const { hold } = claimed;
    if (hold.fingerprint !== named.known && hold.fingerprint !== null && named.known !== null) {
      await deps.idempotency.leave(hold, null);
      throw mismatch(deps);
    }
    c.req.raw = named.request;
    c.set("hold", hold);
    await held(deps, hold, next);
    await settle(c, deps, hold, named, maxBytes);
  }
  return function idempotent(c, next) {
    const isAsked = c.req.method === "POST" && c.req.path.startsWith("/api/");
    const key = isAsked ? c.req.header("Idempotency-Key") : undefined;
    return key === undefined ? next() : once(c, next, key);
  };
}

function replayed(
  c: Context<EchoEnv>,
  deps: IdempotentDeps,
  { fingerprint, answer }: Claimed & { readonly state: "done" },
  given: string | null,
): Response {
  if (given !== fingerprint) throw mismatch(deps);
  deps.meters.count("idempotency", { outcome: "replayed" });
  if (answer === null) {
    throw new EchoError({
      code: "conflict",
      detail: "This was done before under the same Idempotency-Key, and its answer held a secret that isn't kept.",
    });
  }
  c.get("event").replayed = true;
  const { status, headers, body } = answer;
  const length = { "Content-Length": String(body.length) };
  return new Response(body, { status, headers: { ...headers, ...length, "Idempotency-Replayed": "true" } });
}

function mismatch({ meters }: IdempotentDeps): EchoError {
  meters.count("idempotency", { outcome: "mismatch" });
  return new EchoError({
    code: "idempotency_mismatch",
    detail: "This Idempotency-Key was used for another request. Draw a new one for each.",
  });
}

/** Runs the work and keeps the hold while it lasts. A hold that is lost costs nothing but work done twice. */
async function held({ idempotency }: IdempotentDeps, hold: Hold, work: () => Promise<void>): Promise<void> {
  const beat = setInterval(() => void idempotency.extend(hold).catch(() => {}), EXTEND_MILLISECONDS);
  try {
    await work();
  } finally {
    clearInterval(beat);
  }
}

/** That the answer couldn't be kept must not spoil it: the work is done, and done again it makes the same. */
async function settle(
  c: Context<EchoEnv>,
  deps: IdempotentDeps,
  hold: Hold,
  named: NamedRequest,
  maxBytes: number,
): Promise<void> {
  const { idempotency } = deps;
  const { status } = c.res;
  try {
    if (status >= 400 && status < 500) {
      return await (hold.resumed ? idempotency.leave(hold, null) : idempotency.release(hold));
    }
    if (status >= 500) return await idempotency.leave(hold, named.known);
    const fingerprint = await named.rest(maxBytes);
    const kept = await answerOf(c.res);
    if (fingerprint === null || kept === "too large") return await idempotency.leave(hold, fingerprint);
    await idempotency.finish(hold, fingerprint, kept);
    deps.meters.count("idempotency", { outcome: "made" });
  } catch (error) {
    deps.log.warn("idempotency answer not kept", errorFields(c, error));
  }
}

/** The answer as it is kept; null for one that says it is not to be stored. A stream of events isn't waited for. */
async function answerOf(response: Response): Promise<StoredAnswer | null | "too large"> {
  if (/\bno-store\b/.test(response.headers.get("Cache-Control") ?? "")) return null;
  if (response.headers.get("Content-Type")?.startsWith("text/event-stream")) return "too large";
  const body = new Uint8Array(await response.clone().arrayBuffer());
  if (body.length > MOST_KEPT_BYTES) return "too large";
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: response.status, headers: Object.fromEntries(headers), body };
}
