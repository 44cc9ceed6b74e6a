/** How a file writes characters, cells and records. */
export interface Dialect {
  readonly encoding: Encoding;
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly lineEnd: "\n" | "\r\n" | "\r";
  readonly quote: '"' | "'";
  /** How a quote inside quotes is written: twice, or behind a backslash. */
  readonly escape: "double" | "backslash";
  /** Which cells stand in quotes: those that need it, or every one. */
  readonly quoting: "needed" | "all";
  /** A delimiter behind the last cell: of every record, of those of data only, or of none. */
  readonly trailing: "none" | "rows" | "all";
  /** The last record ends in a line end. */
  readonly lastLineEnd: boolean;
  /** A first line `sep=;` for Excel. */
  readonly sepLine: boolean;
}

export type Encoding =
  | "utf-8"
  | "utf-8-bom"
  | "utf-16le"
  | "utf-16le-bom"
  | "utf-16be"
  | "utf-16be-bom"
  | "windows-1252";

export const PLAIN: Dialect = {
  encoding: "utf-8",
  delimiter: ",",
  lineEnd: "\n",
  quote: '"',
  escape: "double",
  quoting: "needed",
  trailing: "none",
  lastLineEnd: true,
  sepLine: false,
};

/** One cell as the dialect writes it. */
export function writeCell(text: string, { delimiter, quote, escape, quoting }: Dialect): string {
  const special = text.includes(delimiter) || text.includes(quote) || /[\r\n]/.test(text);
  if (!special && quoting === "needed") return text;
  const inside = escape === "double"
    ? text.replaceAll(quote, quote + quote)
    : text.replace(/["'\\]/g, (character) => character === quote || character === "\\" ? `\\${character}` : character);
  return quote + inside + quote;
}

/** `text` in bytes; throws where the encoding lacks a character. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-8-bom":
      return new TextEncoder().encode(`\ufeff${text}`);
    case "utf-16le":
    case "utf-16be":
      return utf16(text, encoding === "utf-16le");
    case "utf-16le-bom":
    case "utf-16be-bom":
      return utf16(`\ufeff${text}`, encoding === "utf-16le-bom");
    case "windows-1252":
      return Uint8Array.from(text, windows1252);
  }
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
}

// What Windows-1252 has where Latin-1 has control characters, from 0x80 on; a space where it has nothing.
const HIGH = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function windows1252(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const place = HIGH.indexOf(character);
  if (place < 0) throw new Error(`Windows-1252 has no ${character}`);
  return 0x80 + place;
}
