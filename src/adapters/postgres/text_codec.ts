import type { Codes, TextCells } from "../../domain/table/column.ts";
import type { ScaledNumbers } from "../../domain/schema/dataset.ts";
import { canonicalText, isCanonical } from "./canonical_numbers.ts";
import { bytesOf, type Frame } from "./frame.ts";

/** How a text lies: `width` is the bytes of a dictionary's code, `canonical` text is spelled out by the numbers. */
type TextNote =
  | { readonly form: "canonical" | "packed" }
  | { readonly form: "dictionary"; readonly width: number };

/** Text; nothing of it where the numbers spell every cell out. */
export function encodeText(cells: TextCells, numbers: ScaledNumbers | undefined): Frame {
  if (cells.kind === "dictionary") {
    const note: TextNote = { form: "dictionary", width: cells.codes.BYTES_PER_ELEMENT };
    return { note, parts: [bytesOf(cells.codes), new TextEncoder().encode(JSON.stringify(cells.values))] };
  }
  if (numbers && isCanonical(cells, numbers)) return { note: { form: "canonical" } satisfies TextNote, parts: [] };
  const lengths = new Uint32Array(cells.offsets.length - 1);
  for (let row = 0; row < lengths.length; row++) lengths[row] = cells.offsets[row + 1]! - cells.offsets[row]!;
  const text = cells.bytes.slice(cells.offsets[0], cells.offsets[lengths.length]);
  return { note: { form: "packed" } satisfies TextNote, parts: [bytesOf(lengths), text] };
}

/** The inverse of `encodeText`. */
export function decodeText(frame: Frame, numbers: ScaledNumbers | undefined): TextCells {
  const note = frame.note as TextNote;
  if (note.form === "canonical") return canonicalText(numbers!);
  const [first, second] = frame.parts;
  if (note.form === "dictionary") {
    const values: string[] = JSON.parse(new TextDecoder().decode(second));
    return { kind: "dictionary", codes: codesOf(first!.buffer, note.width), values };
  }
  const lengths = new Uint32Array(first!.buffer);
  const offsets = new Uint32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) offsets[row + 1] = offsets[row]! + lengths[row]!;
  return { kind: "packed", bytes: second!, offsets };
}

function codesOf(buffer: ArrayBuffer, width: number): Codes {
  return width === 1 ? new Uint8Array(buffer) : width === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
}
