import assert from "node:assert/strict";
import fc from "fast-check";
import { isUtf8, Utf16Transcoder } from "../../../src/domain/table/encoding.ts";
import { namesOf, rowsOf, tableInPieces, tableOf, utf8 } from "./cells.ts";

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

Deno.test("a UTF-8 mark is no part of the first header", () => {
  const table = tableOf("\uFEFFdate;amount\n2024-01-01;5\n");
  assert.deepEqual(namesOf(table), ["date", "amount"]);
  assert.equal(table.facts.encoding, "utf-8");
  assert.equal(table.noteCounts.decoded, undefined);
});

Deno.test("UTF-16 of either order is read and noted, pairs and all, cut anywhere", () => {
  const text = "\uFEFFname,amount\r\nCrème 😀,5\r\n日本,6\r\n";
  for (const littleEndian of [true, false]) {
    const bytes = utf16(text, littleEndian);
    for (let cut = 0; cut < bytes.length; cut++) {
      const table = tableInPieces(bytes, [cut]);
      assert.deepEqual(rowsOf(table), [["Crème 😀", "5"], ["日本", "6"]]);
      assert.equal(table.facts.encoding, littleEndian ? "utf-16le" : "utf-16be");
      assert.equal(table.noteCounts.decoded, 1);
    }
  }
});

Deno.test("a UTF-16 file larger than its head is read to the end", () => {
  const table = tableOf(utf16("\uFEFFname,amount\n" + "é,1\n".repeat(40_000), true));
  assert.equal(table.rowCount, 40_000);
  assert.deepEqual(rowsOf(table)[39_999], ["é", "1"]);
});

Deno.test("halves of pairs and of units become U+FFFD", () => {
  const transcoder = new Utf16Transcoder("utf-16be");
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  assert.equal(decode(transcoder.transcode(Uint8Array.of(0xd8, 0x3d, 0, 0x41, 0xde, 0, 0xd8, 0x3d))), "\uFFFDA\uFFFD");
  assert.equal(decode(transcoder.end()), "\uFFFD");
  const half = new Utf16Transcoder("utf-16le");
  assert.equal(decode(half.transcode(Uint8Array.of(0x41, 0, 0x42))), "A");
  assert.equal(decode(half.end()), "\uFFFD");
});

Deno.test("what isn't UTF-8 is read as Windows-1252, repeated and unique columns and headers alike, and noted", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `Cr\xe8me \x96 \x93${i}\x94,\x80 yes\n`).join("");
  const table = tableOf(latin("pr\xe9nom,note\n" + rows));
  assert.deepEqual(namesOf(table), ["prénom", "note"]);
  assert.deepEqual(table.columns.map((column) => column.cells.kind), ["packed", "dictionary"]);
  assert.deepEqual(rowsOf(table)[4999], ["Crème – “4999”", "€ yes"]);
  assert.equal(table.facts.encoding, "windows-1252");
  assert.deepEqual(table.notes, [{ kind: "decoded", row: 1, detail: "The text is Windows-1252, not UTF-8." }]);
});

Deno.test("a file whose mark says UTF-8 stays UTF-8; what isn't becomes U+FFFD", () => {
  const table = tableOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...latin("a,b\n\xe8,x\n")));
  assert.deepEqual(rowsOf(table), [["\uFFFD", "x"]]);
  assert.equal(table.facts.encoding, "utf-8");
});

Deno.test("different bytes that read as the same text make no dictionary, whose texts are all different", () => {
  const rows = Array.from({ length: 20 }, (_, i) => i % 2 === 0 ? "\xe8\n" : "\xe9\n");
  const table = tableOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...latin(`a\n${rows.join("")}`)));
  assert.equal(table.columns[0]!.cells.kind, "packed");
  assert.deepEqual(rowsOf(table)[19], ["\uFFFD"]);
});

Deno.test("well-formed UTF-8 is what the platform's strict decoder takes", () => {
  const strict = new TextDecoder("utf-8", { fatal: true });
  const wellFormed = (bytes: Uint8Array) => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const byte = fc.constantFrom(
    0x41,
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 9 }), (values) => {
      const bytes = Uint8Array.from(values);
      assert.equal(isUtf8(bytes, bytes.length), wellFormed(bytes));
    }),
    { numRuns: 3000 },
  );
  assert(isUtf8(Uint8Array.from(utf8("aé日😀".repeat(9))), utf8("aé日😀".repeat(9)).length));
});
