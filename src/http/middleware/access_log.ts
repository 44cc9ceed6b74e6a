import type { Deps } from "../../ports/deps.ts";
import { bytesReceived } from "../body_chunks.ts";
import { endpointOf, loggedPath } from "../endpoint.ts";
import { causesOf } from "../error_fields.ts";
import { replaceAnswer } from "../replace_answer.ts";
import { sentBody } from "../sent_body.ts";
import { traceIdOf, traceparentOf } from "../traceparent.ts";
import type { Layer } from "./layers.ts";

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
 * app.use(layers(accessLog({ log, meters, tracer, elapsed: () => performance.now() })));
 */
export function accessLog({ log, meters, tracer, elapsed }: AccessLogOptions): Layer {
  return async function accessLog(c, next) {
    const start = elapsed();
    const request = c.req.raw;
    const traceparent = tracer.traceparent() ?? traceparentOf(request.headers.get("traceparent"));
    const endpoint = endpointOf(c);
    const event: Record<string, unknown> = {
      request_id: c.get("requestId"),
      trace_id: traceIdOf(traceparent),
      method: c.req.method,
      route: endpoint,
      path: loggedPath(c.req.path, endpoint),
    };
    c.set("event", event);
    log.debug("request_started", event);
    await next();
    const { status, headers } = c.res;
    if (traceparent !== undefined) headers.set("traceparent", traceparent);
    headers.set("Server-Timing", `total;dur=${Math.round(elapsed() - start)}`);
    const method = METHODS.has(c.req.method) ? c.req.method : "OTHER";
    const answered = (bytesOut: number) => {
      const milliseconds = elapsed() - start;
      meters.time("api_request", { method, endpoint, status: String(status) }, milliseconds / 1000);
      event.status = status;
      event.error = c.get("faultCode");
      if (status >= 500 && c.error !== undefined) event.causes = causesOf(c.error);
      event.milliseconds = Math.round(milliseconds);
      event.bytes_in = bytesReceived(request) ?? Number(request.headers.get("Content-Length") ?? 0);
      event.bytes_out = bytesOut;
      if (status >= 500) log.warn("request", event);
      else log.info("request", event);
    };
    // The body of an answer to HEAD is neither sent nor read.
    if (method === "HEAD") return answered(0);
    const response = sentBody(c.res, answered);
    if (response !== c.res) replaceAnswer(c, response);
  };
}
