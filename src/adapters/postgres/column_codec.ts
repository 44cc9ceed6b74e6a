import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { TextCells } from "../../domain/table/column.ts";
import type { ScaledNumbers } from "../../domain/schema/dataset.ts";
import { type Block, bytesOf } from "./blocks.ts";
import { decodeNumbers, encodeNumbers } from "./number_codec.ts";
import { decodeText, encodeText } from "./text_codec.ts";

/** What a stored column holds: its text, and its values where it has a type. */
export interface ColumnContent {
  readonly cells?: TextCells;
  readonly numbers?: ScaledNumbers;
  readonly days?: Int32Array;
}

const VERSION = 1;

// zstd's compression level, ZSTD_c_compressionLevel.
const LEVEL = { params: { 100: 1 } };

interface Header {
  readonly version: number;
  readonly blocks: readonly { kind: string; meta?: unknown; lengths: number[] }[];
}

/** A column as bytes, compressed. Text that its numbers spell out is left away and made again on decoding. */
export function encodeColumn({ cells, numbers, days }: ColumnContent): Uint8Array {
  const blocks: Block[] = [];
  if (numbers) blocks.push(encodeNumbers(numbers));
  if (days) blocks.push({ kind: "days", parts: [bytesOf(days)] });
  if (cells) blocks.push(encodeText(cells, numbers));
  const packed = blocks.map(({ parts }) => parts.map((part) => zstdCompressSync(part, LEVEL)));
  const header: Header = {
    version: VERSION,
    blocks: blocks.map(({ kind, meta }, index) => ({ kind, meta, lengths: packed[index]!.map((part) => part.length) })),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const size = new Uint8Array(new Uint32Array([json.length]).buffer);
  return concat([size, json, ...packed.flat()]);
}

/** The inverse of `encodeColumn`; throws if the bytes aren't what it wrote. */
export function decodeColumn(stored: Uint8Array): ColumnContent {
  const headerEnd = 4 + new DataView(stored.buffer, stored.byteOffset).getUint32(0, true);
  const header: Header = JSON.parse(new TextDecoder().decode(stored.subarray(4, headerEnd)));
  if (header.version !== VERSION) throw new Error(`A stored column has the unknown version ${header.version}.`);
  const content: { cells?: TextCells; numbers?: ScaledNumbers; days?: Int32Array } = {};
  let offset = headerEnd;
  for (const { kind, meta, lengths } of header.blocks) {
    const parts = lengths.map((length) => own(zstdDecompressSync(stored.subarray(offset, offset += length))));
    if (kind === "numbers") content.numbers = decodeNumbers({ kind, meta, parts });
    else if (kind === "days") content.days = new Int32Array(parts[0]!.buffer);
    else content.cells = decodeText({ kind, meta, parts }, content.numbers);
  }
  return content;
}

/** A copy with a buffer of its own, so that wider arrays can be laid over it. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
