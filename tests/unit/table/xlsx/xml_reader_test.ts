import assert from "node:assert/strict";
import fc from "fast-check";
import { Utf8Sink } from "../../../../src/domain/table/encoding.ts";
import { decodeUtf8 } from "../../../../src/domain/table/decode_text.ts";
import { Unreadable } from "../../../../src/domain/table/xlsx/unreadable.ts";
import { XmlReader } from "../../../../src/domain/table/xlsx/xml_reader.ts";
import { appendXml } from "../../../../src/domain/table/xlsx/xml_text.ts";
import { utf8 } from "../cells.ts";

const NAMES = ["row", "c", "v"];

/** Everything a reader finds in pieces of `size` bytes, a word each. */
function eventsOf(bytes: Uint8Array, size = bytes.length): string[] {
  const events: string[] = [];
  const reader = new XmlReader("it", NAMES, {
    open: (name, attributes) => void events.push(`<${NAMES[name] ?? "?"} ${attributes.text("r") ?? ""}`),
    close: (name) => void events.push(`/${NAMES[name] ?? "?"}`),
    text(bytes, start, end, literal) {
      const sink = new Utf8Sink(8);
      if (literal) sink.append(bytes, start, end);
      else appendXml(sink, bytes, start, end);
      events.push(decodeUtf8(sink.bytes, 0, sink.length));
    },
  });
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
  reader.end();
  return events;
}

function brokenBecause(xml: string, words: RegExp): void {
  assert.throws(() => eventsOf(utf8(xml)), (error) => error instanceof Unreadable && words.test(error.message), xml);
}

Deno.test("elements come by their local names, attributes by theirs, text with its references resolved", () => {
  const xml = `<?xml version="1.0"?><!-- <c> --><x:row r='a>b' xmlns:x="u"><c q:r="&lt;1&quot;"/>` +
    `<v>a &amp; b&#x41;&#66;<![CDATA[<&amp;>]]></v>\n</x:row>`;
  assert.deepEqual(eventsOf(utf8(xml)), [
    "<row a>b",
    '<c <1"',
    "/c",
    "<v ",
    "a & bAB",
    "<&amp;>",
    "/v",
    "\n",
    "/row",
  ]);
});

Deno.test("where the bytes are cut makes no difference, nor does UTF-16", () => {
  const xml = `<row r="1"><c r="A1" t='s'><v>1 &lt; 2 — ü</v></c><c/><!-- x --><v><![CDATA[]]]></v></row>`;
  const whole = eventsOf(utf8(xml));
  for (let size = 1; size < 12; size++) assert.deepEqual(eventsOf(utf8(xml), size), whole);
  const utf16 = new Uint8Array(2 + 2 * xml.length);
  utf16.set([0xff, 0xfe]);
  for (let i = 0; i < xml.length; i++) new DataView(utf16.buffer).setUint16(2 + 2 * i, xml.charCodeAt(i), true);
  assert.deepEqual(eventsOf(utf16, 64), whole);
});

Deno.test("a document type is refused, and with it the entities that unfold a thousandfold", () => {
  brokenBecause('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><row>&b;</row>', /document type/);
  brokenBecause("<row>&b;</row>", /unknown entity/);
  brokenBecause("<row>&constructor;</row>", /unknown entity/);
  brokenBecause("<row>&#x110000;</row>", /unknown entity/);
});

Deno.test("what is cut off, unbalanced, empty or nested beyond reason is not well-formed", () => {
  for (const xml of ["<row><c></row", "<row><c>", "</row>", "", "   ", "<row>x</row>y<", "<>"]) {
    brokenBecause(xml, /well-formed/);
  }
  brokenBecause("<c>".repeat(300) + "</c>".repeat(300), /well-formed/);
});

Deno.test("a tag or a text that never ends is given up within its limit, in time", () => {
  const start = performance.now();
  const reader = new XmlReader("it", NAMES, { open() {}, close() {}, text() {} });
  const piece = utf8("x".repeat(1 << 16));
  reader.push(utf8('<row r="'));
  assert.throws(() => {
    for (let i = 0; i < 1000; i++) reader.push(piece);
  }, Unreadable);
  assert.ok(performance.now() - start < 30_000);
});

Deno.test("any bytes are read or refused as unreadable, whole as in pieces", () => {
  const fragment = fc.constantFrom(
    "<row",
    "<c",
    ">",
    "/>",
    "</row>",
    "</c>",
    "x",
    "&lt;",
    "&",
    '"',
    " r=",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (parts, size) => {
      const bytes = utf8(parts.join(""));
      const outcome = (size?: number) => {
        try {
          return eventsOf(bytes, size).join("|");
        } catch (error) {
          assert(error instanceof Unreadable);
          return "unreadable";
        }
      };
      if (bytes.length > 0) assert.equal(outcome(size), outcome());
    }),
    { numRuns: 500 },
  );
});
