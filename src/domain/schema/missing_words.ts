import { decodeUtf8 } from "../table/decode_text.ts";
import { trimmedEnd, trimmedStart } from "./spaces.ts";

/** What people write into a cell to say that it holds nothing, in lower case. */
export const MISSING_WORDS: readonly string[] = [
  "",
  "-",
  "--",
  "---",
  "–",
  "—",
  "n/a",
  "#n/a",
  "na",
  "n.a.",
  "null",
  "none",
  "nil",
  "n.a",
  "n/d",
  "n.d.",
  "k.a.",
  "#nv",
  "\\n",
  "(null)",
  "<null>",
  "(blank)",
];

const WORDS: ReadonlySet<string> = new Set(MISSING_WORDS);

/** The longest of the words, in bytes. */
const LONGEST = 7;

/** True where the cell says that it holds nothing: blank, `-`, `N/A`. */
export function isMissing(text: string): boolean {
  if (text.length > LONGEST && isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1))) return false;
  return WORDS.has(text.trim().toLowerCase());
}

/** The same for a cell `bytes[start, end)` of UTF-8, without making a text of it where it is too long for one. */
export function isMissingCell(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  if (end - start > LONGEST && isInk(bytes[start]!) && isInk(bytes[end - 1]!)) return false;
  const from = trimmedStart(bytes, start, end);
  const to = trimmedEnd(bytes, from, end);
  if (from === to) return true;
  if (to - from > LONGEST) return false;
  const first = bytes[from]!;
  if (first === 0x24 || (first >= 0x30 && first <= 0x39)) return false;
  // A number below zero, or in parentheses.
  if (to - from > 1 && bytes[from + 1]! >= 0x30 && bytes[from + 1]! <= 0x39) return false;
  return isMissing(decodeUtf8(bytes, from, to));
}

/** ASCII that isn't a space. */
function isInk(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}
