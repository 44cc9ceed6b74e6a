/** Bytes that are turned into text by one call. */
const PIECE = 8192;

/**
 * The text of the UTF-8 in `bytes[start, end)`; what isn't valid UTF-8 becomes U+FFFD.
 *
 * The language's own core has no decoder (`TextDecoder` belongs to the platform), and for short cells this is faster.
 */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end;) {
    const first = bytes[i++]!;
    if (first < 0x80) {
      text += String.fromCharCode(first);
      continue;
    }
    const length = first >= 0xf0 && first < 0xf5
      ? 3
      : first >= 0xe0 && first < 0xf0
      ? 2
      : first >= 0xc2 && first < 0xe0
      ? 1
      : 0;
    let point = length === 3 ? first & 7 : length === 2 ? first & 15 : first & 31;
    let taken = 0;
    while (taken < length && i < end && (bytes[i]! & 0xc0) === 0x80) {
      point = (point << 6) | (bytes[i++]! & 0x3f);
      taken++;
    }
    const smallest = length === 3 ? 0x10000 : length === 2 ? 0x800 : 0x80;
    const valid = length > 0 && taken === length && point >= smallest && point <= 0x10ffff &&
      (point < 0xd800 || point > 0xdfff);
    text += valid ? String.fromCodePoint(point) : "\uFFFD";
  }
  return text;
}

/** The texts `bytes[offsets[i], offsets[i + 1])` of the first `count` entries, all at once: far faster for ASCII. */
export function decodeAll(bytes: Uint8Array<ArrayBuffer>, offsets: Uint32Array, count: number): string[] {
  const end = offsets[count]!;
  const texts = new Array<string>(count);
  if (asciiPrefix(bytes, end) < end) {
    for (let i = 0; i < count; i++) texts[i] = decodeUtf8(bytes, offsets[i]!, offsets[i + 1]!);
    return texts;
  }
  const pieces: string[] = [];
  for (let at = 0; at < end; at += PIECE) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, Math.min(at + PIECE, end))));
  }
  const whole = pieces.join("");
  for (let i = 0; i < count; i++) texts[i] = whole.substring(offsets[i]!, offsets[i + 1]!);
  return texts;
}

/** How many bytes from the start of `bytes[0, end)` are surely ASCII: a whole number of fours, or all. */
export function asciiPrefix(bytes: Uint8Array<ArrayBuffer>, end: number): number {
  const words = new Uint32Array(bytes.buffer, 0, end >>> 2);
  let i = 0;
  while (i < words.length && (words[i]! & 0x80808080) === 0) i++;
  if (i < words.length) return 4 * i;
  for (let at = 4 * i; at < end; at++) if (bytes[at]! >= 0x80) return 4 * i;
  return end;
}
