import type { Context } from "hono";
import type { FaultCode, FaultItem } from "../domain/values/fault.ts";
import type { EchoEnv } from "./env.ts";
import { json } from "./whole_answer.ts";

interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503 | 504;
  readonly title: string;
}

/** What each fault is over HTTP: the only place that knows status numbers. */
export const PROBLEMS: Readonly<Record<FaultCode, Problem>> = {
  validation_failed: { status: 422, title: "What was sent can't be used" },
  malformed_request: { status: 400, title: "The request can't be read" },
  unauthorized: { status: 401, title: "A key is needed" },
  forbidden: { status: 403, title: "The key may not do this" },
  not_found: { status: 404, title: "There is nothing here" },
  data_source_not_found: { status: 404, title: "There is no such source" },
  report_not_found: { status: 404, title: "There is no such report" },
  method_not_allowed: { status: 405, title: "The method isn't allowed here" },
  conflict: { status: 409, title: "The request conflicts with what is there" },
  idempotency_in_flight: { status: 409, title: "The same request is being answered" },
  idempotency_mismatch: { status: 422, title: "The idempotency key was used for another request" },
  payload_too_large: { status: 413, title: "Too much was sent" },
  unsupported_media_type: { status: 415, title: "The media type isn't supported" },
  metric_calculation_failed: { status: 422, title: "The metric can't be computed" },
  rate_limited: { status: 429, title: "Too many requests" },
  external_api_failed: { status: 502, title: "Another service failed" },
  unavailable: { status: 503, title: "Not available at the moment" },
  timeout: { status: 504, title: "It took too long" },
  internal: { status: 500, title: "Something went wrong" },
};

/** What a 401 says of the way in. */
export const CHALLENGE = { "WWW-Authenticate": 'Bearer realm="echo"' };

/** A database that went is sought twice a second. */
const SOON = { "Retry-After": "2" };

interface Told {
  readonly code: FaultCode;
  readonly detail: string;
  readonly items?: readonly FaultItem[];
}

/** A fault as RFC 9457 writes it, and the code for the log. `detail` must be safe to show to the caller. */
export function problemDocument(c: Context<EchoEnv>, { code, detail, items = [] }: Told) {
  const { status, title } = PROBLEMS[code];
  c.set("faultCode", code);
  return {
    type: `urn:echo:problem:${code}`,
    title,
    status,
    detail,
    instance: c.req.path,
    code,
    request_id: c.get("requestId"),
    ...(items.length > 0 ? { errors: items } : {}),
  };
}

/** An answer of type `application/problem+json` (RFC 9457). `detail` must be safe to show to the caller. */
export function problem(c: Context<EchoEnv>, fault: Told): Response {
  const { code } = fault;
  return json(c, problemDocument(c, fault), PROBLEMS[code].status, {
    "Content-Type": "application/problem+json",
    ...(code === "unauthorized" ? CHALLENGE : {}),
    ...(code === "unavailable" ? SOON : {}),
  });
}
