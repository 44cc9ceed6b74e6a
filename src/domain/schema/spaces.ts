/**
 * The length of the space that begins at byte `i`: blank, tab, no-break, those of typographers (U+2000 to U+200F, with
 * the invisible marks that spreadsheets copy along) and the narrow no-break one; 0 if none does.
 */
export function spaceAt(bytes: Uint8Array, i: number, end: number): number {
  const byte = bytes[i]!;
  if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) return 1;
  if (byte === 0xc2 && i + 1 < end && bytes[i + 1] === 0xa0) return 2;
  if (byte !== 0xe2 || i + 2 >= end || bytes[i + 1] !== 0x80) return 0;
  return bytes[i + 2] === 0xaf || bytes[i + 2]! <= 0x8f ? 3 : 0;
}

/** The length of the space that ends before byte `end`; 0 if none does. */
export function spaceBefore(bytes: Uint8Array, start: number, end: number): number {
  for (let length = 1; length <= 3 && end - length >= start; length++) {
    if (spaceAt(bytes, end - length, end) === length) return length;
  }
  return 0;
}

/** Where the text of `bytes[start, end)` begins, its leading spaces passed. */
export function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  for (let length = 1; from < end && length > 0; from += length) length = spaceAt(bytes, from, end);
  return from;
}

/** Where the text of `bytes[start, end)` ends, its trailing spaces left out. */
export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let to = end;
  for (let length = 1; to > start && length > 0; to -= length) length = spaceBefore(bytes, start, to);
  return to;
}
