import type { Context, MiddlewareHandler } from "hono";
import type { Deps } from "../../ports/deps.ts";
import type { Fields } from "../../ports/log.ts";
import { bytesReceived } from "../body_chunks.ts";
import { endpointOf, loggedPath } from "../endpoint.ts";
import type { EchoEnv } from "../env.ts";
import { causesOf } from "../error_fields.ts";
import { sentBody } from "../sent_body.ts";
import { traceIdOf, traceparentOf } from "../traceparent.ts";

export interface AccessLogOptions extends Pick<Deps, "log" | "meters" | "tracer"> {
  /** Milliseconds, never backwards. */
  readonly elapsed: () => number;
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * One wide line a request, and its time for the meters, once it is answered (a streamed answer: once it is sent); at
 * `debug` a line when it comes in too. The answer says where it stands in its trace. Never a query, a header or a body:
 * those may hold secrets and the names of files.
 *
 * @example
 * app.use(accessLog({ log, meters, tracer, elapsed: () => performance.now() }));
 */
export function accessLog({ log, meters, tracer, elapsed }: AccessLogOptions): MiddlewareHandler<EchoEnv> {
  return async function accessLog(c, next) {
    const start = elapsed();
    const request = c.req.raw;
    const traceparent = tracer.traceparent() ?? traceparentOf(request.headers.get("traceparent"));
    const endpoint = endpointOf(c);
    const path = loggedPath(c.req.path, endpoint);
    c.set("event", {});
    log.debug("request_started", { ...identityOf(c, traceparent), method: c.req.method, path });
    await next();
    if (traceparent !== undefined) c.header("traceparent", traceparent);
    c.header("Server-Timing", `total;dur=${Math.round(elapsed() - start)}`);
    const { status } = c.res;
    const method = METHODS.has(c.req.method) ? c.req.method : "OTHER";
    const answered = (bytesOut: number) => {
      const milliseconds = elapsed() - start;
      meters.time("api_request", { method, endpoint, status: String(status) }, milliseconds / 1000);
      const say = status >= 500 ? log.warn : log.info;
      say("request", {
        ...identityOf(c, traceparent),
        method: c.req.method,
        route: endpoint,
        path,
        status,
        ...outcomeOf(c, request),
        milliseconds: Math.round(milliseconds),
        bytes_out: bytesOut,
        ...c.get("event"),
      });
    };
    // The body of an answer to HEAD is neither sent nor read.
    if (method === "HEAD") answered(0);
    else c.res = await sentBody(c.res, answered);
  };
}

function identityOf(c: Context<EchoEnv>, traceparent: string | undefined): Fields {
  return { request_id: c.get("requestId"), trace_id: traceIdOf(traceparent), workspace: c.get("caller")?.workspace.id };
}

function outcomeOf(c: Context<EchoEnv>, request: Request): Fields {
  return {
    error: c.get("faultCode"),
    causes: c.error === undefined || c.res.status < 500 ? undefined : causesOf(c.error),
    bytes_in: bytesReceived(request) ?? Number(request.headers.get("Content-Length") ?? 0),
  };
}
