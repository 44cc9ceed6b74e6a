import assert from "node:assert/strict";
import fc from "fast-check";
import { cutTo, harmless, padTo, widthOf, wrap } from "../../../src/render/text_width.ts";

Deno.test("é is 1 cell (also as e and accent), 漢 is 2, 🎉 is 2", () => {
  assert.deepEqual(["é", "e\u0301", "漢", "🎉", "a漢"].map(widthOf), [1, 1, 2, 2, 3]);
});

Deno.test("漢字 in 3 cells is 漢…", () => {
  assert.equal(cutTo("漢字", 3), "漢…");
  assert.equal(cutTo("漢字", 4), "漢字");
});

Deno.test("numbers are filled at their start, names at their end", () => {
  assert.equal(padTo("12", 5, "start"), "   12");
  assert.equal(padTo("漢", 4), "漢  ");
  assert.equal(padTo("long", 2), "long");
});

Deno.test("a text can't steer: escapes, bells and direction marks become spaces", () => {
  assert.equal(harmless("a\u001b[31mb\u0007\u202ec"), "a [31mb c");
});

Deno.test("wrapping loses no word and no line is too wide", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
      fc.integer({ min: 12, max: 40 }),
      (words, width) => {
        const lines = wrap(words.join(" "), width);
        assert.equal(lines.join(" "), words.join(" "));
        for (const line of lines) assert.ok(widthOf(line) <= width);
      },
    ),
  );
});

Deno.test("a word of 10 in lines of 4 is broken into 4, 4 and 2", () => {
  assert.deepEqual(wrap("a 0123456789 b", 4), ["a", "0123", "4567", "89 b"]);
});
