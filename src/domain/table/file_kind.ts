/** How files that are often mistaken for a CSV begin. */
const SIGNATURES: readonly (readonly [signature: string, kind: string])[] = [
  ["PK\u0003\u0004", "an Excel workbook or another zip archive"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Excel workbook"],
  ["\u0089PNG", "a PNG image"],
  ["\u00ff\u00d8\u00ff", "a JPEG image"],
  ["GIF87a", "a GIF image"],
  ["GIF89a", "a GIF image"],
  ["%PDF-", "a PDF document"],
  ["\u001f\u008b", "a gzip archive"],
  ["\u0028\u00b5\u002f\u00fd", "a zstd archive"],
  ["PAR1", "a Parquet file"],
  ["SQLite format 3\u0000", "a SQLite database"],
];

/** What a file of a spreadsheet may be, told by how it begins; "ole" is the container of .xls and of what is encrypted. */
export type WorkbookKind = "zip" | "ole";

/** The kind of workbook that a file with these first bytes may be; null if it is none. */
export function workbookKind(head: Uint8Array): WorkbookKind | null {
  return beginsWith(head, "PK\u0003\u0004") ? "zip" : beginsWith(head, "\u00d0\u00cf\u0011\u00e0") ? "ole" : null;
}

/** What `head`, the first bytes of a file, shows it to be if it isn't text; null if it may be text. */
export function binaryKind(head: Uint8Array): string | null {
  for (const [signature, kind] of SIGNATURES) {
    if (beginsWith(head, signature)) return kind;
  }
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  }
  return controls >= 4 && 20 * controls > head.length ? "a binary file" : null;
}

function beginsWith(head: Uint8Array, signature: string): boolean {
  for (let i = 0; i < signature.length; i++) if (head[i] !== signature.charCodeAt(i)) return false;
  return true;
}
