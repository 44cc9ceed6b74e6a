import assert from "node:assert/strict";
import fc from "fast-check";
import { asciiPrefix, decodeAll, decodeUtf8 } from "../../../src/domain/table/decode_text.ts";
import { utf8 } from "./cells.ts";

Deno.test("text comes back from its UTF-8", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    const bytes = utf8(text);
    assert.equal(decodeUtf8(bytes, 0, bytes.length), text);
  }));
});

Deno.test("what isn't UTF-8 becomes U+FFFD: stray, cut short, overlong, surrogate, too high", () => {
  for (
    const bytes of [[0x80], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0xff]]
  ) {
    assert.match(decodeUtf8(Uint8Array.from(bytes), 0, bytes.length), /^\uFFFD+$/);
  }
});

Deno.test("many texts at once are the texts one by one", () => {
  const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 5 }));
  fc.assert(fc.property(fc.array(text), (texts) => {
    const parts = texts.map(utf8);
    const offsets = new Uint32Array(texts.length + 1);
    parts.forEach((part, i) => offsets[i + 1] = offsets[i]! + part.length);
    const bytes = new Uint8Array(offsets[texts.length]! + 3);
    parts.forEach((part, i) => bytes.set(part, offsets[i]));
    assert.deepEqual(decodeAll(bytes, offsets, texts.length), texts);
  }));
});

Deno.test("the ASCII prefix of 9 bytes is all 9, or the fours before the first other byte", () => {
  const bytes = Uint8Array.from(utf8("123456789"));
  assert.equal(asciiPrefix(bytes, 9), 9);
  bytes[8] = 0xe9;
  assert.equal(asciiPrefix(bytes, 9), 8);
  bytes[5] = 0xe9;
  assert.equal(asciiPrefix(bytes, 9), 4);
});
