import assert from "node:assert/strict";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { startEcho } from "../../support/start_echo.ts";

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

/** Stands in for a collector of traces: the spans that came, once `enough` of them are there. */
function collector() {
  const spans: Span[] = [];
  let heard = () => {};
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const body = await request.json();
    for (const { scopeSpans } of body.resourceSpans ?? []) for (const scope of scopeSpans) spans.push(...scope.spans);
    heard();
    return Response.json({});
  });
  return {
    origin: `http://127.0.0.1:${server.addr.port}`,
    close: () => server.shutdown(),
    until(enough: (spans: readonly Span[]) => boolean): Promise<readonly Span[]> {
      return new Promise((resolve) => {
        heard = () => enough(spans) && resolve(spans);
        heard();
      });
    },
  };
}

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";

Deno.test("with OTEL_DENO the caller's trace goes on: the request's span, in it the steps, and its id in the answer", async () => {
  const collecting = collector();
  const { child, until, origin } = startEcho({
    APP_ENV: "development",
    LOG_FORMAT: "json",
    OTEL_DENO: "true",
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_EXPORTER_OTLP_ENDPOINT: collecting.origin,
    OTEL_BSP_SCHEDULE_DELAY: "50",
  });
  const at = await origin();
  const traceparent = `00-${TRACE}-${PARENT}-01`;
  const upload = await fetch(`${at}/api/v1/ingestion/upload/csv`, {
    method: "POST",
    headers: { "Content-Type": "text/csv", traceparent },
    body: revenueCsv(200),
  });
  const { id } = await upload.json();
  const report = await fetch(`${at}/api/v1/reports/generate`, {
    method: "POST",
    headers: { "Content-Type": "application/json", traceparent },
    body: JSON.stringify({ source_id: id, template_type: "revenue_health" }),
  });
  assert.equal((await report.json()).success, true);

  const requests = [upload, report].map((answer) => {
    const [, trace, span] = answer.headers.get("traceparent")!.split("-");
    assert.equal(trace, TRACE);
    return span!;
  });
  const spans = await collecting.until((all) => requests.every((id) => all.some(({ spanId }) => spanId === id)));
  const ours = spans.filter(({ traceId }) => traceId === TRACE);
  const name = (id: string | undefined) => ours.find(({ spanId }) => spanId === id)?.name;
  const edges = ours.map(({ name: step, parentSpanId }) => `${name(parentSpanId) ?? parentSpanId} > ${step}`)
    .toSorted();
  assert.deepEqual(edges, [
    "POST > measure",
    "POST > narrate",
    "POST > store",
    "POST > upload",
    `${PARENT} > POST`,
    `${PARENT} > POST`,
    "upload > scan",
    "upload > solve",
    "upload > store",
  ]);

  child.kill("SIGTERM");
  assert.equal((await child.status).code, 0);
  assert.match(await until(/"stopped"/), new RegExp(`"trace_id":"${TRACE}"`));
  await collecting.close();
});
