import assert from "node:assert/strict";
import type { Alarms } from "../../../src/ports/alarms.ts";
import type { Deps } from "../../../src/ports/deps.ts";
import { type MemoryApp, memoryApp } from "../../support/memory_app.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { plainAlarms } from "../../support/plain_alarms.ts";
import { LIMITS } from "../../support/read_text.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";

const UPLOAD = "POST /api/v1/ingestion/upload/csv HTTP/1.1";
const CALCULATE = "POST /api/v1/metrics/calculate HTTP/1.1";
const CSV = revenueCsv(3_000);
const RAW = "Content-Type: text/csv";
const MULTIPART = "Content-Type: multipart/form-data; boundary=BB";
const JSON_TYPE = "Content-Type: application/json";

function form(name: string, content: string): string {
  return `--BB\r\nContent-Disposition: form-data; name="${name}"; filename="a.csv"\r\n\r\n${content}\r\n--BB--\r\n`;
}

function request(line: string, headers: readonly string[], body: string): string {
  return [line, "Host: echo", "Connection: close", ...headers, "", body].join("\r\n");
}

function chunked(body: string): string {
  return `${body.length.toString(16)}\r\n${body}\r\n`;
}

async function write(connection: Deno.Conn, text: string): Promise<void> {
  for (let rest = new TextEncoder().encode(text); rest.length > 0;) {
    rest = rest.subarray(await connection.write(rest));
  }
}

interface Served extends MemoryApp {
  /** Sends the text over a connection of its own; what came back until the server closed it. */
  send(text: string, options?: { readonly close?: boolean }): Promise<string>;
  /** Sends the text and leaves the connection open; what came back first. */
  begin(text: string): Promise<string>;
  /** Sends the text and goes away without waiting. */
  abandon(text: string): Promise<void>;
  /** Settles once the app has answered `count` requests in all. */
  answered(count: number): Promise<void>;
}

/** The app behind a real server. */
async function serving(demand: (served: Served) => Promise<void>, deps?: Deps): Promise<void> {
  const test = memoryApp(deps, { ...LIMITS, maxBytes: 1_000_000 });
  const answers = new EventTarget();
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const response = await test.app.fetch(request);
    answers.dispatchEvent(new Event("answer"));
    return response;
  });
  const connect = () => Deno.connect({ hostname: "127.0.0.1", port: server.addr.port });
  await demand({
    ...test,
    async send(text, { close = false } = {}) {
      const connection = await connect();
      const sent = write(connection, text).then(() => close ? connection.closeWrite() : undefined);
      const answer = await new Response(connection.readable).text();
      // A server that refuses what it was being sent closes the door on the rest.
      await sent.catch(() => {});
      return answer;
    },
    async begin(text) {
      using connection = await connect();
      await write(connection, text);
      const answer = new Uint8Array(8192);
      let length = 0;
      while (!/"request_id".*\}$/.test(new TextDecoder().decode(answer.subarray(0, length)))) {
        length += await connection.read(answer.subarray(length)) ?? 0;
      }
      return new TextDecoder().decode(answer.subarray(0, length));
    },
    async abandon(text) {
      const connection = await connect();
      await write(connection, text);
      connection.close();
    },
    async answered(count) {
      while (test.log.filter((line) => line.includes('"event":"request"')).length < count) {
        await new Promise((resolve) => answers.addEventListener("answer", resolve, { once: true }));
      }
    },
  });
  await server.shutdown();
}

function assertProblem(answer: string, status: number, code: string): void {
  assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), answer.slice(0, 300));
  assert.ok(answer.includes(`"code":"${code}"`), answer.slice(-400));
}

Deno.test("an upload that promises more than it sends is refused, and nothing is stored", () =>
  serving(async ({ send, stored }) => {
    for (const [type, body] of [[RAW, CSV], [MULTIPART, form("file", CSV)]] as const) {
      const promised = request(UPLOAD, [type, `Content-Length: ${body.length + 1_000}`], body);
      assertProblem(await send(promised, { close: true }), 400, "malformed_request");
      const endless = request(UPLOAD, [type, "Transfer-Encoding: chunked"], chunked(body));
      assertProblem(await send(endless, { close: true }), 400, "malformed_request");
    }
    assert.equal(await stored(), 0);
  }));

Deno.test("a client that goes away in the middle leaves nothing, and the server goes on", () =>
  serving(async ({ abandon, send, answered, stored, log }) => {
    for (const [type, body] of [[RAW, CSV], [MULTIPART, form("file", CSV)]] as const) {
      await abandon(request(UPLOAD, [type, `Content-Length: ${body.length + 1_000}`], body));
      await abandon(request(UPLOAD, [type, `Content-Length: ${body.length}`], body.slice(0, 2_000)));
    }
    await answered(4);
    assert.equal(await stored(), 0);
    const ended = log.filter((line) => !line.includes('"ingestion_started"'));
    assert.ok(ended.every((line) => line.includes('"error":"malformed_request"')), log.join("\n"));
    assert.match(await send(request("GET /health HTTP/1.1", [], "")), /^HTTP\/1.1 200 /);
  }));

Deno.test("a form that is cut short doesn't end the process, though its file was refused before", () =>
  serving(async ({ send, stored }) => {
    const cut = form("data", CSV).slice(0, -10);
    assertProblem(
      await send(request(UPLOAD, [MULTIPART, `Content-Length: ${cut.length}`], cut)),
      422,
      "validation_failed",
    );
    assert.equal(await stored(), 0);
  }));

Deno.test("a refused body doesn't hold its connection", () =>
  serving(async ({ send }) => {
    const long = "x".repeat(2_000_000);
    const sized = (body: string) => `Content-Length: ${body.length}`;
    const data = form("data", long);
    const file = form("file", long);
    const answers = [
      [request(UPLOAD, [RAW, sized(long)], long), 413, "payload_too_large"],
      [request(UPLOAD, [RAW, "Transfer-Encoding: chunked"], `${chunked(long)}0\r\n\r\n`), 413, "payload_too_large"],
      [request(UPLOAD, [MULTIPART, sized(file)], file), 413, "payload_too_large"],
      [request(UPLOAD, [MULTIPART, sized(data)], data), 422, "validation_failed"],
      [request(UPLOAD, [JSON_TYPE, sized(long)], long), 415, "unsupported_media_type"],
      [request(CALCULATE, [JSON_TYPE, sized(long)], long), 413, "payload_too_large"],
      [
        request(CALCULATE, [JSON_TYPE, "Transfer-Encoding: chunked"], `${chunked(long)}0\r\n\r\n`),
        413,
        "payload_too_large",
      ],
    ] as const;
    for (const [text, status, code] of answers) assertProblem(await send(text), status, code);
  }));

Deno.test("a body that stalls is given up after 15 s of nothing, raw, multipart or JSON, and nothing is stored", () => {
  const waits = new Set<number>();
  const alarms: Alarms = {
    after(milliseconds, ring) {
      waits.add(milliseconds);
      return plainAlarms.after(milliseconds === 15_000 ? 10 : milliseconds, ring);
    },
  };
  return serving(async ({ begin, stored }) => {
    const length = "Content-Length: 100000";
    const begun = [
      request(UPLOAD, [RAW, length], CSV.slice(0, 500)),
      request(UPLOAD, [MULTIPART, length], form("file", CSV).slice(0, 500)),
      request(CALCULATE, [JSON_TYPE, length], '{"source_id":'),
      request(CALCULATE, [JSON_TYPE, length, "Idempotency-Key: k1"], '{"source_id":'),
    ];
    for (const text of begun) {
      const answer = await begin(text);
      assertProblem(answer, 504, "timeout");
      assert.match(answer, /Nothing more of the request came for 15 seconds/);
    }
    assert.equal(await stored(), 0);
    assert.ok(waits.has(15_000) && waits.has(30_000));
  }, { ...memoryDeps(), alarms });
});
