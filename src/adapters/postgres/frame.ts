import { crc32, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Codes } from "../../domain/table/column.ts";

/** Bytes that belong together, with a note (JSON) on how to read them. */
export interface Frame {
  readonly note: unknown;
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
}

// "ECH" and the version of the form; then the CRC-32 of what follows, and the header's length.
const MAGIC = Uint8Array.of(0x45, 0x43, 0x48, 1);
const CHECKED_FROM = 8;
const HEADER_FROM = 12;

// zstd's ZSTD_c_compressionLevel.
const FAST = { params: { 100: 1 } };

interface Header {
  readonly note: unknown;
  readonly lengths: readonly number[];
}

/** One run of bytes; the parts are compressed. */
export function pack({ note, parts }: Frame): Uint8Array {
  const packed = parts.map((part) => zstdCompressSync(part, FAST));
  const header: Header = { note, lengths: packed.map(({ length }) => length) };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const whole = joined([MAGIC, new Uint8Array(HEADER_FROM - MAGIC.length), json, ...packed]);
  const view = new DataView(whole.buffer);
  view.setUint32(CHECKED_FROM, json.length, true);
  view.setUint32(MAGIC.length, crc32(whole.subarray(CHECKED_FROM)), true);
  return whole;
}

/** The inverse of `pack`; throws if the bytes are damaged or aren't what it wrote. */
export function unpack(stored: Uint8Array): Frame {
  if (MAGIC.some((byte, index) => stored[index] !== byte)) {
    throw new Error("Stored columns have a form that this Echo doesn't know.");
  }
  const view = new DataView(stored.buffer, stored.byteOffset, stored.length);
  if (stored.length < HEADER_FROM || view.getUint32(MAGIC.length, true) !== crc32(stored.subarray(CHECKED_FROM))) {
    throw new Error("Stored columns are damaged.");
  }
  let offset = HEADER_FROM + view.getUint32(CHECKED_FROM, true);
  const { note, lengths }: Header = JSON.parse(new TextDecoder().decode(stored.subarray(HEADER_FROM, offset)));
  // Copied, so that wider arrays can be laid over it.
  const parts = lengths.map((length) => new Uint8Array(zstdDecompressSync(stored.subarray(offset, offset += length))));
  return { note, parts };
}

/** The bytes of a typed array, as they lie in memory (little-endian on every machine that Deno runs on). */
export function bytesOf(array: Float64Array | Int32Array | Uint32Array | Codes): Uint8Array<ArrayBuffer> {
  return new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
