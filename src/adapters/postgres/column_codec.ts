import type { TextCells } from "../../domain/table/column.ts";
import type { ScaledNumbers } from "../../domain/schema/dataset.ts";
import { bytesOf, type Frame, pack, unpack } from "./frame.ts";
import { decodeNumbers, encodeNumbers } from "./number_codec.ts";
import { decodeText, encodeText } from "./text_codec.ts";

/** What a stored column holds: its text, and its values where it has a type. */
export interface ColumnContent {
  readonly cells?: TextCells;
  readonly numbers?: ScaledNumbers;
  readonly days?: Int32Array;
}

/** What each of a column's frames is; its parts follow one another. */
type Notes = readonly { readonly kind: "numbers" | "days" | "cells"; readonly note: unknown; readonly parts: number }[];

/** A column as bytes, compressed. Text that its numbers spell out is left away and made again on decoding. */
export function encodeColumn({ cells, numbers, days }: ColumnContent): Uint8Array {
  const frames: (Frame & { kind: Notes[number]["kind"] })[] = [];
  if (numbers) frames.push({ kind: "numbers", ...encodeNumbers(numbers) });
  if (days) frames.push({ kind: "days", note: null, parts: [bytesOf(days)] });
  if (cells) frames.push({ kind: "cells", ...encodeText(cells, numbers) });
  const note: Notes = frames.map(({ kind, note, parts }) => ({ kind, note, parts: parts.length }));
  return pack({ note, parts: frames.flatMap(({ parts }) => parts) });
}

/** The inverse of `encodeColumn`; throws if the bytes are damaged or aren't what it wrote. */
export function decodeColumn(stored: Uint8Array): ColumnContent {
  const { note: notes, parts: all } = unpack(stored);
  const content: { cells?: TextCells; numbers?: ScaledNumbers; days?: Int32Array } = {};
  let at = 0;
  for (const { kind, note, parts: count } of notes as Notes) {
    const parts = all.slice(at, at += count);
    if (kind === "numbers") content.numbers = decodeNumbers({ note, parts });
    else if (kind === "days") content.days = new Int32Array(parts[0]!.buffer);
    else content.cells = decodeText({ note, parts }, content.numbers);
  }
  return content;
}
