/** How a table is written as text. */
export interface Form {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly quote: '"' | "'";
  readonly escape: "doubled" | "backslash";
  readonly lineEnd: "\n" | "\r\n" | "\r";
  /** Every cell in quotes, rather than those that need them. */
  readonly always: boolean;
  /** A space before every quote that opens a cell, but for the first of a line. */
  readonly padded: boolean;
  /** A delimiter at the end of every line. */
  readonly trailing: boolean;
  /** A first line `sep=;`. */
  readonly separator: boolean;
  readonly titles: "none" | "lines" | "pairs" | "comments";
}

export type Encoding =
  | "utf-8"
  | "utf-8 with mark"
  | "utf-16le"
  | "utf-16le with mark"
  | "utf-16be"
  | "utf-16be with mark"
  | "windows-1252";

const TITLES: Readonly<Record<Form["titles"], readonly string[]>> = {
  none: [],
  lines: ["Acme Ltd.", "Sales report for 2024", ""],
  pairs: ["Account:~Acme", "Made~2024-05-01", ""],
  comments: ["# made by Acme, for 2024; all of it", "#"],
};

/** A table, its first record the header, as text. */
export function written(records: readonly (readonly string[])[], form: Form): string {
  const { delimiter, lineEnd, trailing } = form;
  const lines = TITLES[form.titles].map((line) => line.replace("~", delimiter));
  if (form.separator) lines.unshift(`sep=${delimiter}`);
  for (const record of records) {
    const cells = record.map((cell, i) => cellOf(cell, form, i === 0));
    lines.push(cells.join(delimiter) + (trailing ? delimiter : ""));
  }
  return lines.join(lineEnd) + lineEnd;
}

function cellOf(cell: string, { delimiter, quote, escape, always, padded }: Form, first: boolean): string {
  const special = [delimiter, quote, "\n", "\r"].some((mark) => cell.includes(mark)) || /^[\s#"']|\s$|\\/.test(cell);
  if (!always && !special) return cell;
  const escaped = escape === "doubled"
    ? cell.replaceAll(quote, quote + quote)
    : cell.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return `${padded && !first ? " " : ""}${quote}${escaped}${quote}`;
}

/** The bytes of a text; as Windows-1252 it may hold the letters of ISO 8859-1. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  const marked = encoding.endsWith("mark") ? `\uFEFF${text}` : text;
  if (encoding === "windows-1252") {
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  }
  if (encoding.startsWith("utf-8")) return new TextEncoder().encode(marked);
  const view = new DataView(new ArrayBuffer(2 * marked.length));
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), encoding.startsWith("utf-16le"));
  return new Uint8Array(view.buffer);
}
