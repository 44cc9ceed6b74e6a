import type { Context, ErrorHandler, Hono, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { EchoError, type Fault } from "../../domain/values/fault.ts";
import type { Log } from "../../ports/log.ts";
import type { EchoEnv } from "../env.ts";
import { errorFields } from "../error_fields.ts";
import { asksForPage, errorPage } from "../pages/error_page.tsx";
import { problem } from "../problem.ts";
import { methodsAt } from "./routes_at.ts";

function tell(c: Context<EchoEnv>, fault: Fault): Response | Promise<Response> {
  return asksForPage(c) ? errorPage(c, fault) : problem(c, fault);
}

/** Every error as a problem; what isn't meant for the caller is logged and answered as `internal`. */
export function errors(log: Log): ErrorHandler<EchoEnv> {
  return function errors(error, c) {
    if (error instanceof EchoError) return tell(c, error);
    if (error instanceof HTTPException && error.status === 400) {
      return problem(c, { code: "malformed_request", detail: error.message });
    }
    log.error("error", errorFields(c, error));
    const detail = "The error was recorded. Quote the request id if you ask about it.";
    return tell(c, { code: "internal", detail });
  };
}

/** 405 with the methods that are allowed, where the path exists; else 404. */
export function notFound(app: Hono<EchoEnv>): NotFoundHandler<EchoEnv> {
  return function notFound(c) {
    const methods = methodsAt(app, c.req.path);
    if (methods.length === 0) return tell(c, { code: "not_found", detail: `There is nothing at ${c.req.path}.` });
    const allowed = methods.join(", ");
    const answer = problem(c, {
      code: "method_not_allowed",
      detail: `${c.req.method} isn't allowed here; allowed are ${allowed}.`,
    });
    answer.headers.set("Allow", allowed);
    return answer;
  };
}
