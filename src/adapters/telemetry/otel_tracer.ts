import { type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Tracer } from "../../ports/tracer.ts";

/** Spans for Deno's own OpenTelemetry, which exports them where OTEL_DENO is on. */
export function otelTracer(): Tracer {
  const tracer = trace.getTracer("echo");
  return {
    span: (name, work) => tracer.startActiveSpan(name, (span) => during(span, work)),
    traceparent() {
      const context = trace.getActiveSpan()?.spanContext();
      if (!context) return undefined;
      const flags = context.traceFlags.toString(16).padStart(2, "0");
      return `00-${context.traceId}-${context.spanId}-${flags}`;
    },
  };
}

/** Runs the work and ends the span with it, at once or when its promise settles. */
function during<T>(span: Span, work: () => T): T {
  let result: T;
  try {
    result = work();
  } catch (error) {
    failed(span, error);
    throw error;
  }
  if (!(result instanceof Promise)) {
    span.end();
    return result;
  }
  result.then(() => span.end(), (error: unknown) => failed(span, error));
  return result;
}

/** Only the kind of the error: its message may hold what nobody outside should read. */
function failed(span: Span, error: unknown): void {
  const kind = error instanceof Error ? error.name : "Error";
  span.setStatus({ code: SpanStatusCode.ERROR, message: kind });
  span.end();
}
