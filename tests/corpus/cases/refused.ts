import type { CorpusCase, RefusedCase } from "../case.ts";
import { encode } from "../dialect.ts";
import { Random } from "../random.ts";

function refused(file: string, proves: string, bytes: Uint8Array | string, reason: RegExp): RefusedCase {
  return { file, proves, bytes: typeof bytes === "string" ? encode(bytes, "utf-8") : bytes, refused: reason };
}

/** A file of a binary kind: its signature and bytes of chance. */
function binary(signature: string, length = 400): Uint8Array {
  const random = new Random(signature);
  return Uint8Array.from({ length }, (_, i) => i < signature.length ? signature.charCodeAt(i) : random.whole(0, 255));
}

/** What is no table, each with the reason that its owner has to be told. */
export const REFUSED: readonly CorpusCase[] = [
  refused("refused_png.csv", "a picture", binary("\u0089PNG\r\n\u001a\n"), /PNG|image|picture/),
  refused("refused_jpeg.csv", "a photograph", binary("\u00ff\u00d8\u00ff\u00e0"), /JPEG|image|picture/),
  refused("refused_pdf.csv", "a PDF that was only renamed", binary("%PDF-1.7\n"), /PDF/),
  refused("refused_gzip.csv", "a packed file", binary("\u001f\u008b\u0008\u0000"), /gzip|archive|compressed/),
  refused(
    "refused_old_excel.csv",
    "an .xls workbook",
    binary("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
    /Office|Excel/,
  ),
  refused(
    "refused_damaged_zip.csv",
    "a zip archive that is no workbook",
    binary("PK\u0003\u0004\u0014\u0000"),
    /Excel|zip|archive|workbook/,
  ),
  refused("refused_sqlite.csv", "a database file", binary("SQLite format 3\u0000"), /SQLite|database/),
  refused(
    "refused_random_bytes.csv",
    "bytes of chance with no signature",
    binary("\u0001\u0002"),
    /binary|not (?:like )?(?:CSV )?text/,
  ),
  refused("refused_empty.csv", "no byte at all", "", /empty/),
  refused("refused_only_a_mark.csv", "nothing but a byte order mark", "\ufeff", /empty/),
  refused("refused_blank_lines.csv", "nothing but blank lines", "\n\n  \n\r\n", /empty/),
  refused("refused_header_only.csv", "a header and no row", "Date,Product,Amount\n", /no row|header/),
  refused(
    "refused_header_and_total.csv",
    "a header and a total of nothing",
    "Date,Product,Amount\nTotal,,0.00\n",
    /no row/,
  ),
  refused(
    "refused_utf16_header_only.csv",
    "a header and no row, in UTF-16",
    encode("Date;Product;Amount\r\n", "utf-16le-bom"),
    /no row|header/,
  ),
];
