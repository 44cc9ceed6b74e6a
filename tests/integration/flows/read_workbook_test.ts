import assert from "node:assert/strict";
import { sha256 } from "../../../src/adapters/system/digest.ts";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { EchoError } from "../../../src/domain/values/fault.ts";
import { type ReadFile, type ReadInput, readSource } from "../../../src/flows/read_source.ts";
import { LIMITS, readText, WORKSPACE } from "../../support/read_text.ts";
import { oldOfficeFile } from "../../support/old_office_file.ts";
import { type Cell, workbook } from "../../support/workbook.ts";

const ORDERS: Cell[][] = [["date", "amount", "status"], ["2024-01-05", 100.1, "paid"], ["2024-02-05", 200.2, "paid"]];
const OTHER: Cell[][] = [["date", "amount", "status"], ["2023-01-05", 7, "paid"]];
const BOOK = workbook({ sheets: [{ name: "Orders", rows: ORDERS }, { name: "Older", rows: OTHER }] });

function read(bytes: Uint8Array, settings: ReadSettings = {}, more: Partial<ReadInput> = {}): Promise<ReadFile> {
  const chunks = ReadableStream.from([bytes]);
  return readSource({ chunks, settings, workspace: WORKSPACE, limits: LIMITS, ...more }, sha256);
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

Deno.test("a workbook is known by its content, and its sheet is part of the dataset's name", async () => {
  const first = await read(BOOK);
  const named = await read(BOOK, { sheet: "orders" });
  const second = await read(BOOK, { sheet: "2" });
  assert.equal(first.dataset.counts.ok, 2);
  assert.equal(second.dataset.counts.ok, 1);
  assert.equal(first.settings.sheet, "Orders");
  assert.equal(first.bytes, BOOK.length);
  assert.equal(named.datasetHash, first.datasetHash);
  assert.notEqual(second.datasetHash, first.datasetHash);
  assert.equal(second.datasetHash.split("-")[0], first.datasetHash.split("-")[0]);
});

Deno.test("what stands beside the rows is said as findings", async () => {
  const { validation } = await read(BOOK);
  const finding = validation.findings.find(({ rule }) => rule === "other_sheet")!;
  assert.equal(finding.message, 'The sheet "Orders" is read; "Older" isn\'t.');
  assert.match(finding.suggestion, /name of that sheet/);
});

Deno.test("a workbook in chunks of one byte reads as the whole", async () => {
  const pieces = ReadableStream.from(Array.from(BOOK, (byte) => Uint8Array.of(byte)));
  assert.deepEqual(await read(BOOK, {}, { chunks: pieces }), await read(BOOK));
});

Deno.test("a workbook past the limit is refused while it arrives, and the stream is let go", async () => {
  let released = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      yield BOOK;
      for (;;) yield await Promise.resolve(new Uint8Array(65_536));
    } finally {
      released = true;
    }
  }
  const fault = await faultOf(read(BOOK, {}, { chunks: endless() }));
  assert.equal(fault.code, "payload_too_large");
  assert.ok(released);
});

Deno.test("the row limit is that of any file", async () => {
  const fault = await faultOf(read(BOOK, {}, { limits: { ...LIMITS, maxRows: 1 } }));
  assert.equal(fault.code, "payload_too_large");
  assert.match(fault.detail, /more than 1 rows/);
});

Deno.test("where one kind is asked for the other is refused with the way to go, and the stream is let go", async () => {
  const csv = new TextEncoder().encode("date,amount\n2024-01-01,1.00\n");
  const asked = (kind: "csv" | "xlsx") => ({ only: { kind, otherwise: "Go there." } });
  assert.match((await faultOf(read(BOOK, {}, asked("csv")))).detail, /is an Excel workbook.*Go there\.$/);
  assert.match((await faultOf(read(csv, {}, asked("xlsx")))).detail, /looks like text.*Go there\.$/);
  const pdf = new TextEncoder().encode("%PDF-1.7");
  assert.match((await faultOf(read(pdf, {}, asked("xlsx")))).detail, /looks like a PDF document/);
  assert.match((await faultOf(read(new Uint8Array(0), {}, asked("xlsx")))).detail, /empty/);
  let released = false;
  async function* body(): AsyncGenerator<Uint8Array> {
    try {
      yield csv;
      yield await Promise.resolve(csv);
    } finally {
      released = true;
    }
  }
  await faultOf(read(csv, {}, { chunks: body(), ...asked("xlsx") }));
  assert.ok(released);
});

Deno.test("old workbooks and protected ones are refused with what to do", async () => {
  const old = await Deno.readFile(new URL("../../fixtures/workbooks/orders.xls", import.meta.url));
  assert.match((await faultOf(read(old))).detail, /\.xls\).*Save it as \.xlsx or CSV/);
  assert.match((await faultOf(read(oldOfficeFile("Workbook")))).detail, /\.xls\).*Save it as \.xlsx or CSV/);
  assert.match((await faultOf(read(oldOfficeFile("EncryptedPackage")))).detail, /password/);
  assert.match((await faultOf(read(oldOfficeFile("WordDocument")))).detail, /not a workbook/);
});

Deno.test("a CSV has no sheets to choose from", async () => {
  const fault = await faultOf(readText("date,amount\n2024-01-01,1.00\n", { sheet: "Orders" }));
  assert.equal(fault.code, "validation_failed");
  assert.equal(fault.items[0]!.pointer, "/sheet");
});

Deno.test("others get their turn while a large workbook is read", async () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, i): Cell[] => [`2024-01-0${1 + i % 9}`, (i * 7919) % 100_003, "paid"],
  );
  const large = workbook({ sheets: [{ name: "S", rows: [["date", "amount", "status"], ...rows] }] });
  let turns = 0;
  const counting = setInterval(() => turns++, 0);
  const told: number[] = [];
  const { dataset } = await read(large, {}, { onProgress: (_, rows) => void told.push(rows) });
  clearInterval(counting);
  assert.equal(dataset.counts.ok, 60_000);
  assert.ok(turns >= 3, `${turns} turns`);
  assert.ok(told.some((rows) => rows > 0 && rows < 60_000));
});
