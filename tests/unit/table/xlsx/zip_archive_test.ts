import assert from "node:assert/strict";
import { type Zippable, zipSync } from "fflate/browser";
import fc from "fast-check";
import { crc32 } from "../../../../src/domain/table/xlsx/crc32.ts";
import { Unreadable } from "../../../../src/domain/table/xlsx/unreadable.ts";
import { type WorkbookLimits, workbookLimits } from "../../../../src/domain/table/xlsx/workbook_limits.ts";
import { ZipArchive } from "../../../../src/domain/table/xlsx/zip_archive.ts";
import { DEFAULT_SCAN_LIMITS } from "../../../../src/domain/table/scan_limits.ts";
import { utf8 } from "../cells.ts";

const LIMITS = workbookLimits(DEFAULT_SCAN_LIMITS, 10_485_760);

function contentOf(archive: ZipArchive, name: string): string {
  let text = "";
  const decoder = new TextDecoder();
  for (const _ of archive.unpack(name, (bytes) => text += decoder.decode(bytes, { stream: true })));
  return text;
}

function zipOf(parts: Zippable, level: 0 | 6 = 6): Uint8Array {
  return zipSync(parts, { level });
}

/** `bytes` with a number of 2 or 4 bytes written at `at`. */
function patched(bytes: Uint8Array, at: number, value: number, size: 2 | 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  if (size === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}

/** Where the first directory entry of an archive starts. */
function directoryAt(bytes: Uint8Array): number {
  return new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
}

function refused(bytes: Uint8Array, words: RegExp, limits: WorkbookLimits = LIMITS): void {
  assert.throws(() => contentOf(new ZipArchive(bytes, limits), "a.xml"), (error) => {
    assert(error instanceof Unreadable, String(error));
    assert.match(error.message, words);
    return true;
  });
}

Deno.test("parts are unpacked, packed or stored, whatever their names' capitals and slashes", () => {
  for (const level of [0, 6] as const) {
    const archive = new ZipArchive(
      zipOf({ "xl\\A.xml": utf8("hello ".repeat(1000)), "e.xml": utf8("") }, level),
      LIMITS,
    );
    assert.equal(contentOf(archive, "/XL/a.xml"), "hello ".repeat(1000));
    assert.equal(contentOf(archive, "e.xml"), "");
    assert.deepEqual(archive.names, ["xl/a.xml", "e.xml"]);
  }
});

/** A small archive written as large ones must be: its sizes and places in the fields of 64 bits. */
function zip64Of(name: string, text: string): Uint8Array {
  const small = zipOf({ [name]: utf8(text) });
  const start = directoryAt(small);
  const entry = small.slice(start, start + 46 + name.length);
  const view = new DataView(entry.buffer);
  const extra = new DataView(new ArrayBuffer(4 + 4 + 28));
  extra.setUint16(0, 0x9999, true); // A field that says nothing of sizes.
  extra.setUint16(4, 1, true);
  extra.setUint16(6, 24, true);
  for (const [i, at] of [24, 20, 42].entries()) {
    extra.setBigUint64(8 + 8 * i, BigInt(view.getUint32(at, true)), true);
    view.setUint32(at, 0xffffffff, true);
  }
  view.setUint16(30, 32, true);
  const end = new DataView(new ArrayBuffer(56 + 20 + 22));
  end.setUint32(0, 0x06064b50, true);
  end.setBigUint64(32, 1n, true);
  end.setBigUint64(48, BigInt(start), true);
  end.setUint32(56, 0x07064b50, true);
  end.setBigUint64(64, BigInt(start + entry.length + 32), true);
  end.setUint32(76, 0x06054b50, true);
  end.setUint16(86, 0xffff, true);
  end.setUint32(92, 0xffffffff, true);
  const parts = [small.slice(0, start), entry, new Uint8Array(extra.buffer, 0, 32), new Uint8Array(end.buffer)];
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

Deno.test("sizes and places may stand in fields of 64 bits, and may be wrong there too", () => {
  const bytes = zip64Of("a.xml", "large ".repeat(50));
  assert.equal(contentOf(new ZipArchive(bytes, LIMITS), "a.xml"), "large ".repeat(50));
  const locator = bytes.length - 22 - 20;
  refused(patched(bytes, locator, 0, 4), /directory is broken/);
  refused(patched(bytes, locator + 8, 0, 4), /directory is broken/);
  refused(patched(bytes, locator + 8, 0xfffffff0, 4), /directory is broken/);
});

Deno.test("a comment behind the directory is passed over", () => {
  const bytes = zipOf({ "a.xml": utf8("x") });
  const longer = new Uint8Array(bytes.length + 300);
  longer.set(bytes);
  assert.equal(contentOf(new ZipArchive(longer, LIMITS), "a.xml"), "x");
});

Deno.test("a checksum or a size that is wrong is damage, never other figures", () => {
  const bytes = zipOf({ "a.xml": utf8("x".repeat(100)) });
  refused(patched(bytes, directoryAt(bytes) + 16, 1, 4), /checksum/);
  refused(patched(bytes, directoryAt(bytes) + 24, 5, 4), /checksum/);
});

Deno.test("archives that contradict themselves are damaged: cut off, overlapping, double, misplaced", () => {
  const bytes = zipOf({ "a.xml": utf8("x".repeat(100)), "b.xml": utf8("y".repeat(100)) });
  const first = directoryAt(bytes);
  refused(bytes.slice(0, 40), /cut off/);
  refused(new Uint8Array(0), /cut off/);
  refused(patched(bytes, bytes.length - 6, 3, 4), /directory is broken/);
  refused(patched(bytes, first + 42, bytes.length - 10, 4), /overlaps/);
  refused(patched(bytes, first + 42, 5, 4), /directory says/);
  refused(patched(bytes, first + 20, 60, 4), /overlaps/);
  refused(patched(bytes, first + 10, 12, 2), /packed in a way/);
  refused(patched(bytes, first + 8, 1, 2), /password/);
  const twice = bytes.slice();
  twice.set(utf8("a.xml"), first + 46 + 5 + 46);
  refused(twice, /twice/);
});

Deno.test("packed bytes that are no deflate stream, or a part of one, are damaged", () => {
  const bytes = zipOf({ "a.xml": utf8(Array.from({ length: 500 }, (_, i) => `row ${i * 7919}`).join()) });
  const local = 30 + 5;
  for (let i = 0; i < 40; i++) {
    const broken = bytes.slice();
    broken.fill(0xff ^ i, local + 3 * i, local + 3 * i + 9);
    refused(broken, /can't be unpacked|checksum/);
  }
});

Deno.test("a bomb is given up by what comes out of it, whatever its header says", () => {
  const zeros = new Uint8Array(100 << 20);
  const bomb = zipOf({ "a.xml": zeros });
  refused(bomb, /zip bomb/);
  refused(patched(bomb, directoryAt(bomb) + 24, 1000, 4), /zip bomb/);
  refused(bomb, /more than 64 MB/, { ...LIMITS, maxRatio: Infinity, maxInflatedBytes: 64 << 20 });
});

Deno.test("all parts together count against the limit", () => {
  const archive = new ZipArchive(zipOf({ "a.xml": new Uint8Array(600), "b.xml": new Uint8Array(600) }), {
    ...LIMITS,
    maxInflatedBytes: 1000,
  });
  contentOf(archive, "a.xml");
  assert.throws(() => contentOf(archive, "b.xml"), Unreadable);
});

Deno.test("too many parts are refused before any is looked at", () => {
  const parts = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.xml`, utf8("")]));
  refused(zipOf(parts), /more than 10 parts/, { ...LIMITS, maxEntries: 10 });
});

Deno.test("the checksum is that of zip, wherever the bytes are cut: 0xCBF43926 for 123456789", () => {
  assert.equal(crc32(0, utf8("123456789")), 0xcbf43926);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(60), (bytes, cut) => {
    assert.equal(crc32(crc32(0, bytes.subarray(0, cut)), bytes.subarray(cut)), crc32(0, bytes));
  }));
});

Deno.test("any bytes are an archive or unreadable", () => {
  const base = zipOf({ "a.xml": utf8("hello ".repeat(30)), "b.xml": utf8("b") });
  const change = fc.tuple(fc.nat(base.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const bytes = base.slice();
      for (const [at, value] of changes) bytes[at] = value;
      try {
        // Names have no checksum: a change may give one entry the other's. What either holds is whole.
        assert.ok(["hello ".repeat(30), "b"].includes(contentOf(new ZipArchive(bytes, LIMITS), "a.xml")));
      } catch (error) {
        assert(error instanceof Unreadable, String(error));
      }
    }),
    { numRuns: 2000 },
  );
});
