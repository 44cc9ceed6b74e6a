import assert from "node:assert/strict";
import { sha256 } from "../../../src/adapters/system/digest.ts";
import { EchoError } from "../../../src/domain/values/fault.ts";
import { readSource } from "../../../src/flows/read_source.ts";
import { chunksOf, LIMITS, readText, WORKSPACE } from "../../support/read_text.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";

const CSV = revenueCsv(50);

async function sha256Of(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return bytes.toHex();
}

async function faultOf(reading: Promise<unknown>): Promise<EchoError> {
  try {
    await reading;
  } catch (error) {
    assert.ok(error instanceof EchoError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: "it was read" });
}

Deno.test("a file in chunks of one byte reads as the whole", async () => {
  const read = await readSource(
    { chunks: chunksOf(CSV, 1), settings: {}, workspace: WORKSPACE, limits: LIMITS },
    sha256,
  );
  const whole = await readText(CSV);
  assert.deepEqual(read, whole);
  assert.equal(read.dataset.counts.ok, 50);
  assert.equal(read.bytes, CSV.length);
});

Deno.test("a dataset's name begins with the file's SHA-256 and ends with how it was read", async () => {
  const plain = await readText(CSV);
  const again = await readText(CSV, { currency: "USD", timezone: "UTC", mapping: {} });
  const euros = await readText(CSV, { currency: "EUR" });
  const other = await readText(CSV + "\n");
  assert.equal(plain.datasetHash.split("-")[0], await sha256Of(CSV));
  assert.equal(again.datasetHash, plain.datasetHash);
  assert.equal(new Set([plain, euros, other].map(({ datasetHash }) => datasetHash)).size, 3);
});

Deno.test("the order in which columns are named changes no dataset's name", async () => {
  const one = await readText(CSV, { mapping: { amount: "amount", date: "date" } });
  const two = await readText(CSV, { mapping: { date: "date", amount: "amount" } });
  assert.equal(one.datasetHash, two.datasetHash);
});

Deno.test("past the limit no further chunk is taken, and the words name it", async () => {
  let taken = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    const row = new TextEncoder().encode("2024-01-01,1.00\n".repeat(65_536));
    yield new TextEncoder().encode("date,amount\n");
    for (;; taken++) yield await Promise.resolve(row);
  }
  const fault = await faultOf(
    readSource({ chunks: endless(), settings: {}, workspace: WORKSPACE, limits: LIMITS }, sha256),
  );
  assert.equal(fault.code, "payload_too_large");
  assert.match(fault.detail, /10 MB \(10485760 bytes\)/);
  assert.equal(taken, 9);
});

Deno.test("more rows than the limit are refused", async () => {
  const limits = { ...LIMITS, maxRows: 10 };
  const fault = await faultOf(
    readSource({ chunks: chunksOf(CSV), settings: {}, workspace: WORKSPACE, limits }, sha256),
  );
  assert.match(fault.detail, /10/);
});

Deno.test("progress counts bytes and rows", async () => {
  const seen: [number, number][] = [];
  const onProgress = (bytes: number, rows: number) => void seen.push([bytes, rows]);
  const text = revenueCsv(10_000);
  const chunks = chunksOf(text);
  await readSource({ chunks, settings: {}, workspace: WORKSPACE, limits: LIMITS, onProgress }, sha256);
  assert.equal(seen.at(-1)![0], text.length);
  assert.ok(seen.every(([bytes, rows], i) => i === 0 || (bytes > seen[i - 1]![0] && rows >= seen[i - 1]![1])));
  assert.ok(seen.at(-1)![1] > 8_000 && seen.at(-1)![1] <= 10_000, String(seen.at(-1)));
});

Deno.test("a file that can't be read as a table says what is wrong", async () => {
  for (const text of ["", "date,amount\n", 'date,amount\n2024-01-01,"5.00', "\u0000\u0001\u0002\u0003"]) {
    const { code, detail } = await faultOf(readText(text));
    assert.equal(code, "validation_failed", JSON.stringify(text));
    assert.ok(detail.length > 10);
  }
});

Deno.test("a file without a usable row gives its findings as what is wrong, with row and column", async () => {
  const { code, items } = await faultOf(readText("date,amount\n2024-01-01,oops\n2024-01-02,nope\n", {
    mapping: { amount: "amount" },
  }));
  assert.equal(code, "validation_failed");
  assert.ok(items.some(({ row, column }) => row === 2 && column === "amount"), JSON.stringify(items));
});

Deno.test("a mapping of a column that isn't there is refused with a pointer to it", async () => {
  const { items } = await faultOf(readText(CSV, { mapping: { "a/b~c": "amount" } }));
  assert.deepEqual(items.map(({ pointer }) => pointer), ["/mapping/a~1b~0c"]);
  assert.match(items[0]!.detail, /order_id, date, amount/);
});
