import assert from "node:assert/strict";
import fc from "fast-check";
import { MultipartReader } from "../../../src/http/multipart_reader.ts";
import { memoryApp } from "../../support/memory_app.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { chunkedBody } from "../../support/chunked_body.ts";

const UPLOAD = "/api/v1/ingestion/upload/csv";
const CSV = revenueCsv(2_000);
const FILE = 'Content-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv';
const OTHER_FILE = FILE.replace('"file"', '"other"');
const END = "--BB--\r\n";

function field(name: string): string {
  return `Content-Disposition: form-data; name="${name}"`;
}

function part(headers: string, content: string): string {
  return `--BB\r\n${headers}\r\n\r\n${content}\r\n`;
}

function send(test = memoryApp(), form: string, { query = "", size = 65_536 } = {}): Promise<Response> {
  const headers = { "Content-Type": "multipart/form-data; boundary=BB" };
  return Promise.resolve(
    test.app.request(UPLOAD + query, { method: "POST", headers, body: chunkedBody(form, size) }),
  );
}

Deno.test("a form reads the same in chunks of any size", async () => {
  const form = part(field("currency"), "EUR") + part(FILE, CSV) + END;
  for (const size of [1, 17, 1_000, 10_000_000]) {
    const answer = await send(undefined, form, { size });
    const { name, rows } = await answer.json();
    assert.deepEqual([answer.status, name, rows.ok], [201, "a.csv", 2_000], `chunks of ${size}`);
  }
});

Deno.test("a file of its own name keeps it, one without takes the query's, else upload.csv", async () => {
  const nameOf = async (headers: string, query = "") =>
    (await (await send(undefined, part(headers, CSV) + END, { query })).json()).name;
  assert.equal(await nameOf(FILE), "a.csv");
  assert.equal(await nameOf(FILE.replace("a.csv", "C:\\\\Exports\\\\b.csv")), "b.csv");
  assert.equal(await nameOf(FILE, "?filename=c.csv"), "c.csv");
  assert.equal(await nameOf(field("file")), "upload.csv");
});

const MANY_FIELDS = Array.from({ length: 30 }, (_, i) => part(field(`f${i}`), "x")).join("");

const BAD_FORMS: Readonly<Record<string, readonly [string, 400 | 422, RegExp]>> = {
  "cut short within the file": [part(FILE, CSV).slice(0, 5_000), 400, /multipart/],
  "cut short after the file": [part(FILE, CSV), 400, /multipart/],
  "cut short within a part's headers": ["--BB\r\nContent-Disposition: form-da", 400, /multipart/],
  "cut short in a file of another name": [part(OTHER_FILE, CSV).slice(0, 5_000), 422, /called .*file/],
  "empty": ["", 400, /multipart/],
  "of another kind": [CSV, 400, /multipart/],
  "with nothing in it": [END, 422, /no part called/],
  "with two files": [part(FILE, CSV) + part(FILE, CSV) + END, 422, /more than one file/],
  "with a second file of another name": [part(FILE, CSV) + part(OTHER_FILE, CSV) + END, 422, /more than one file/],
  "with a field after the file": [part(FILE, CSV) + part(field("currency"), "EUR") + END, 422, /before the file/],
  "with an endless field": [part(field("mapping"), "x".repeat(200_000)) + part(FILE, CSV) + END, 422, /too long/],
  "with many fields": [MANY_FIELDS + part(FILE, CSV) + END, 422, /more fields/],
  "with a field twice": [part(field("currency"), "EUR").repeat(2) + part(FILE, CSV) + END, 422, /twice/],
  "with a part that has no name": [part("Content-Type: text/csv", CSV) + END, 400, /no name/],
  "with endless headers": ["--BB\r\n" + "X-A: b\r\n".repeat(9_000), 400, /multipart/],
  "that goes on after its end": [part(FILE, CSV) + END + "x".repeat(20_000), 400, /goes on/],
  "with a field that isn't one": [part(field("colour"), "red") + part(FILE, CSV) + END, 422, /colour/],
  "with an empty file": [part(FILE, "") + END, 422, /empty/],
};

for (const [name, [form, status, says]] of Object.entries(BAD_FORMS)) {
  Deno.test(`a form ${name} is refused with ${status}, whatever its chunks, and nothing is stored`, async () => {
    const test = memoryApp();
    for (const size of [1_000, 10_000_000]) {
      const answer = await send(test, form, { size });
      const text = await answer.text();
      assert.equal(answer.status, status, text);
      assert.match(text, says);
    }
    assert.equal(await test.stored(), 0);
    assert.ok(!test.log.some((line) => line.includes('"event":"error"')));
  });
}

Deno.test("whatever parts a form has, in whatever chunks it comes, they are read as they were", async () => {
  const content = fc.array(fc.constantFrom("\r", "\n", "-", "--", "\r\n--", "\r\n--B", "BB", "a", "ü", "\u0000"))
    .map((pieces) => pieces.join("")).filter((text) => !`\r\n${text}\r\n`.includes("\r\n--BB"));
  await fc.assert(fc.asyncProperty(fc.array(content), fc.integer({ min: 1, max: 40 }), async (contents, size) => {
    const form = "a preamble\r\n" + contents.map((text, i) => part(field(`f${i}`), text)).join("") + END + "and so on";
    const body = chunkedBody(form, size)[Symbol.asyncIterator]() as AsyncGenerator<Uint8Array>;
    const reader = new MultipartReader('multipart/form-data; boundary="BB"', body);
    for (const [i, text] of contents.entries()) {
      assert.deepEqual(await reader.nextPart(), { name: `f${i}`, filename: undefined });
      assert.equal(await reader.text(1_000), text);
    }
    assert.equal(await reader.nextPart(), null);
  }));
});

Deno.test("names keep their quotes, spaces and letters; a path is left off", async () => {
  const heads = {
    'form-data; name="a \\"b\\" c"; filename="M\u00e4rz; name=x.csv"': ['a "b" c', "M\u00e4rz; name=x.csv"],
    "FORM-DATA;name=file;filename=/exports/a.csv": ["file", "a.csv"],
    'form-data; filename="C:\\My Exports\\b.csv"; name="file"': ["file", "b.csv"],
    'form-data; name="file"; filename=""': ["file", ""],
  };
  for (const [head, [name, filename]] of Object.entries(heads)) {
    const body = chunkedBody(part(`Content-Disposition: ${head}`, "") + END, 10);
    const reader = new MultipartReader(
      "multipart/form-data; boundary=BB",
      body[Symbol.asyncIterator]() as AsyncGenerator<Uint8Array>,
    );
    assert.deepEqual(await reader.nextPart(), { name, filename });
  }
});

Deno.test("a form past the limit is refused while it streams", async () => {
  const test = memoryApp(undefined, { maxBytes: 50_000, maxRows: 1_000_000 });
  const answer = await send(test, part(FILE, CSV) + END, { size: 10_000 });
  assert.equal(answer.status, 413);
  assert.equal(await test.stored(), 0);
});
