import assert from "node:assert/strict";
import fc from "fast-check";
import { bufferedLines } from "../../../src/adapters/telemetry/buffered_lines.ts";
import { lineLog, type LineLogOptions } from "../../../src/adapters/telemetry/line_log.ts";
import { isSecretName } from "../../../src/adapters/telemetry/redact.ts";

const NOW = () => new Date("2024-07-01T12:30:00.123Z");

function logged(event: string, fields: Record<string, unknown>, options: LineLogOptions = {}): string {
  const lines: string[] = [];
  lineLog((line) => lines.push(line), { now: NOW, ...options }).info(event, fields);
  assert.equal(lines.length, 1);
  return lines[0]!;
}

Deno.test("a line is JSON: time with milliseconds, level, event, then the fields that are there", () => {
  assert.equal(
    logged("request", { status: 200, path: "/a", workspace: undefined, error: null, at: new Date(0) }),
    '{"time":"2024-07-01T12:30:00.123Z","level":"info","event":"request","status":200,"path":"/a","at":"1970-01-01T00:00:00.000Z"}',
  );
});

Deno.test("in text the same is one line for a person", () => {
  assert.equal(
    logged("request", { status: 200, path: "/a b", rows: { in: 2 }, note: "x\n12:00 fake" }, { format: "text" }),
    '12:30:00.123 info  request status=200 path="/a b" rows={"in":2} note="x\\n12:00 fake"',
  );
});

Deno.test("what is below the level isn't written", () => {
  const lines: string[] = [];
  const log = lineLog((line, level) => lines.push(`${level} ${JSON.parse(line).event}`), { level: "warn" });
  for (const level of ["debug", "info", "warn", "error"] as const) log[level](`a_${level}`);
  assert.deepEqual(lines, ["warn a_warn", "error a_error"]);
});

Deno.test("no field can pass for the time, the level or the event", () => {
  const { time, level, event } = JSON.parse(logged("request", { time: "never", level: "error", event: "other" }));
  assert.deepEqual([time, level, event], ["2024-07-01T12:30:00.123Z", "info", "request"]);
});

Deno.test("whatever is logged is one line of JSON (or text) without a control character, and nothing throws", () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true })), (fields) => {
    const json = logged("event", fields);
    assert.doesNotMatch(json, /[\p{Cc}\u2028\u2029]/u);
    assert.equal(JSON.parse(json).event, "event");
    assert.doesNotMatch(logged("event", fields, { format: "text" }), /[\p{Cc}\u2028\u2029]/u);
  }));
  const circle: Record<string, unknown> = {};
  circle.again = circle;
  assert.match(logged("event", { circle, call: () => 1, big: 10n }), /"big":"10"/);
});

Deno.test("a long text is cut", () => assert.ok(logged("event", { text: "x".repeat(1_000_000) }).length < 20_000));

Deno.test("fields that look like secrets are withheld, at any depth; a prefix of a key is none", () => {
  const names = [
    "authorization",
    "Cookie",
    "set-cookie",
    "api_key",
    "X-API-Key",
    "key",
    "token",
    "secret",
    "db_password",
  ];
  const line = logged("event", {
    ...Object.fromEntries(names.map((name) => [name, "hunter2hunter2"])),
    headers: [{ Authorization: "hunter2hunter2" }],
    key_prefix: "echo_ab12",
  });
  assert.doesNotMatch(line, /hunter2/);
  assert.equal(JSON.parse(line).key_prefix, "echo_ab12");
  assert.ok(names.every(isSecretName));
  assert.ok(!["path", "route", "keyword", "key_prefix", "request_id", "idempotency"].some(isSecretName));
});

Deno.test("secrets inside a text are withheld by their shape, the rest of it stays", () => {
  const key = `echo_live${"aB3".repeat(14)}`;
  const said = {
    "connect postgres://echo:hunter2@db:5432/x failed": "connect postgres://[redacted]@db:5432/x failed",
    "connect postgres://echo:hun@ter2@db/x failed": "connect postgres://[redacted]@db/x failed",
    "redis://:hunter2@cache:6379": "redis://[redacted]@cache:6379",
    "sent Authorization: Bearer hunter2.hunter2": "sent Authorization: [redacted] [redacted]",
    "GET /x?api_key=hunter2&limit=5": "GET /x?api_key=[redacted]&limit=5",
    '{"password":"hunter2"}': '{"password":"[redacted]"}',
    [`no key ${key} here`]: "no key echo_[redacted] here",
    "see https://example.com/a@b for more": "see https://example.com/a@b for more",
  };
  for (const [text, expected] of Object.entries(said)) {
    const { message } = JSON.parse(logged("error", { message: text }));
    assert.doesNotMatch(message, /hunter2|ter2|aB3aB3/);
    if (!text.includes("Bearer")) assert.equal(message, expected);
  }
});

Deno.test("a configured secret appears nowhere, whatever says it, also encoded or quoted", () => {
  const secrets = ['p@ss"word\\1', "abcdefghijkl"];
  const line = logged("error", {
    causes: ['Error: p@ss"word\\1', "at p%40ss%22word%5C1", "abcdefghijkl and more"],
    nested: { deep: ["xabcdefghijklx"] },
  }, { secrets });
  assert.doesNotMatch(line, /ss.{0,4}word|abcdefghijkl/);
  assert.match(line, /and more/);
  JSON.parse(line);
});

/** An outlet that writes a few bytes at a time, and only once it is let. */
function slowOutlet() {
  const open = Promise.withResolvers<void>();
  let text = "";
  return {
    open: open.resolve,
    text: () => text,
    async write(bytes: Uint8Array): Promise<number> {
      await open.promise;
      text += new TextDecoder().decode(bytes.subarray(0, 7));
      return Math.min(7, bytes.length);
    },
  };
}

Deno.test("lines are taken at once and written whole, in order, by the time they are flushed", async () => {
  const outlet = slowOutlet();
  const lines = bufferedLines(outlet);
  for (let i = 0; i < 50; i++) lines.write(`line ${i}`);
  assert.equal(outlet.text(), "");
  outlet.open();
  await lines.flush();
  assert.equal(outlet.text(), Array.from({ length: 50 }, (_, i) => `line ${i}\n`).join(""));
});

Deno.test("lines are on their way without a flush", async () => {
  const written = Promise.withResolvers<Uint8Array>();
  bufferedLines({
    write(bytes) {
      written.resolve(bytes);
      return Promise.resolve(bytes.length);
    },
  }).write("alone");
  assert.equal(new TextDecoder().decode(await written.promise), "alone\n");
});

Deno.test("a reader who stays away costs lines, not memory, and is told how many", async () => {
  const open = Promise.withResolvers<void>();
  let text = "";
  const lines = bufferedLines({
    async write(bytes) {
      await open.promise;
      text += new TextDecoder().decode(bytes);
      return bytes.length;
    },
  });
  for (let i = 0; i < 20; i++) lines.write("x".repeat(1_000_000));
  open.resolve();
  await lines.flush();
  const written = text.trimEnd().split("\n");
  const { event, lines: dropped } = JSON.parse(written.pop()!);
  assert.equal(event, "log_lines_dropped");
  assert.ok(dropped > 0 && written.length + dropped === 20, `${written.length} + ${dropped}`);
});

Deno.test("a reader who is gone doesn't stop Echo", async () => {
  const lines = bufferedLines({ write: () => Promise.reject(new Error("broken pipe")) });
  lines.write("lost");
  await lines.flush();
});
