import type { Codes } from "../../domain/table/column.ts";

/** A part of a stored column: how to read it, and its bytes. */
export interface Block {
  readonly kind: string;
  readonly meta?: unknown;
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
}

/** The bytes of a typed array, as they lie in memory (little-endian on every machine that Deno runs on). */
export function bytesOf(array: Float64Array | Int32Array | Uint32Array | Codes): Uint8Array<ArrayBuffer> {
  return new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength);
}
