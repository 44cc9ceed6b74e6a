import type { Codes, TextCells } from "../../domain/table/column.ts";
import type { ScaledNumbers } from "../../domain/schema/dataset.ts";
import { type Block, bytesOf } from "./blocks.ts";
import { canonicalText, isCanonical } from "./canonical_numbers.ts";

/** Text as a block. Where the numbers spell every cell out, the block only says so. */
export function encodeText(cells: TextCells, numbers: ScaledNumbers | undefined): Block {
  if (cells.kind === "dictionary") {
    const values = new TextEncoder().encode(JSON.stringify(cells.values));
    return { kind: "dictionary", meta: cells.codes.BYTES_PER_ELEMENT, parts: [bytesOf(cells.codes), values] };
  }
  if (numbers && isCanonical(cells, numbers)) return { kind: "canonical", parts: [] };
  const lengths = new Uint32Array(cells.offsets.length - 1);
  for (let row = 0; row < lengths.length; row++) lengths[row] = cells.offsets[row + 1]! - cells.offsets[row]!;
  const text = cells.bytes.slice(cells.offsets[0], cells.offsets[lengths.length]);
  return { kind: "packed", parts: [bytesOf(lengths), text] };
}

/** The inverse of `encodeText`. */
export function decodeText({ kind, meta, parts }: Block, numbers: ScaledNumbers | undefined): TextCells {
  if (kind === "canonical") return canonicalText(numbers!);
  if (kind === "dictionary") {
    const values: string[] = JSON.parse(new TextDecoder().decode(parts[1]!));
    return { kind: "dictionary", codes: codesOf(parts[0]!.buffer, Number(meta)), values };
  }
  const lengths = new Uint32Array(parts[0]!.buffer);
  const offsets = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) offsets[row + 1] = offsets[row]! + lengths[row]!;
  return { kind: "packed", bytes: parts[1]!, offsets };
}

function codesOf(buffer: ArrayBuffer, width: number): Codes {
  return width === 1 ? new Uint8Array(buffer) : width === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
}
