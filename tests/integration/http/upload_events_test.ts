import assert from "node:assert/strict";
import { memoryApp } from "../../support/memory_app.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";

const UPLOAD = "/api/v1/ingestion/upload/csv?filename=a.csv";
const HEADERS = { "Content-Type": "text/csv", Accept: "text/event-stream" };

interface Event {
  readonly event: string;
  readonly data: Readonly<{
    bytes: number;
    object: string;
    id: string;
    rows: { in: number };
    code: string;
    status: number;
  }>;
}

function eventsIn(text: string): readonly Event[] {
  return text.trim().split("\n\n").map((block) => {
    const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block)!;
    return { event: event!, data: JSON.parse(data!) };
  });
}

Deno.test("an upload tells how far it is while it comes in, and at the end what it came to", async () => {
  const { app, deps } = memoryApp();
  const rest = Promise.withResolvers<void>();
  const bytes = new TextEncoder().encode(revenueCsv(60_000));
  const half = bytes.length >> 1;
  let sent = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      if (sent >= bytes.length) return controller.close();
      if (sent >= half) await rest.promise;
      controller.enqueue(bytes.slice(sent, sent += 65_536));
    },
  });
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, app.fetch);
  try {
    const answer = await fetch(`http://127.0.0.1:${server.addr.port}${UPLOAD}`, {
      method: "POST",
      headers: HEADERS,
      body,
    });
    assert.equal(answer.headers.get("Content-Type"), "text/event-stream");
    let text = "";
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += piece;
      // The first word of progress comes while half of the file is still held back.
      if (text.includes("event: progress")) rest.resolve();
    }
    const events = eventsIn(text);
    const progress = events.slice(0, -1).map(({ data }) => data.bytes);
    assert.ok(
      progress.length >= 2 && progress.every((count, i) => i === 0 || count > progress[i - 1]!),
      String(progress),
    );
    const { event, data } = events.at(-1)!;
    assert.deepEqual([event, data.object, data.rows.in], ["source", "source", 60_000]);
    assert.ok(await deps.sources.find("ws_local", data.id));
  } finally {
    await server.shutdown();
  }
});

Deno.test("what can't be read is the event `problem`, with the document that would have been the answer", async () => {
  const { app, stored } = memoryApp();
  const answer = await app.request(UPLOAD, { method: "POST", headers: HEADERS, body: "date,amount\n" });
  const [problem] = eventsIn(await answer.text()).slice(-1);
  assert.deepEqual([problem!.event, problem!.data.code, problem!.data.status], ["problem", "validation_failed", 422]);
  assert.equal(await stored(), 0);
});

Deno.test("what is wrong before the work begins is answered as ever; a stream goes without an Idempotency-Key", async () => {
  const { app } = memoryApp();
  const send = (more: Record<string, string>, query = "") =>
    app.request(UPLOAD + query, {
      method: "POST",
      headers: { ...HEADERS, ...more },
      body: "date,amount\n2024-01-01,1\n",
    });
  assert.equal((await send({ "Content-Type": "image/png" })).status, 415);
  assert.equal((await send({}, "&date_order=best")).status, 422);
  assert.equal((await send({ "Idempotency-Key": "k" })).status, 422);
});
