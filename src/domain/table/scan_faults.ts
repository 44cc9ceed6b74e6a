import type { Fault } from "../values/fault.ts";

/** A file that can't be read as a table, said so that its owner can mend it; `row` as a spreadsheet numbers it. */
function unreadable(detail: string, row?: number): Fault {
  return { code: "validation_failed", detail, items: [row === undefined ? { detail } : { detail, row }] };
}

export function emptyFile(): Fault {
  return unreadable("The file is empty. Export it again with a header row and at least one row of data.");
}

export function noData(): Fault {
  return unreadable("The file holds no rows of data. Export it again with a header row and at least one row of data.");
}

export function headerOnly(row: number): Fault {
  return unreadable(`The file has a header in row ${row} but no rows of data below it.`, row);
}

export function notText(kind: string): Fault {
  return unreadable(
    `The file looks like ${kind}, not like a table. Export it as CSV or as an Excel workbook (.xlsx), and try again.`,
  );
}

/** A workbook, or what shares its form, where a CSV was asked for. */
export function workbookNotCsv(hint: string): Fault {
  return unreadable(`The file is an Excel workbook or another archive, not CSV text. ${hint}`);
}

/** A file that is no workbook where one was asked for; `kind` says what it looks like, null for text. */
export function notAWorkbook(kind: string | null, hint: string): Fault {
  return unreadable(`The file looks like ${kind ?? "text"}, not like an Excel workbook (.xlsx). ${hint}`);
}

export function noSheets(): Fault {
  const detail = "The file is a CSV, which has no sheets. Leave the sheet out.";
  return { code: "validation_failed", detail, items: [{ detail, pointer: "/sheet" }] };
}

export function unclosedQuote(row: number, quote: number): Fault {
  const mark = String.fromCharCode(quote);
  return unreadable(
    `A quote (${mark}) opened in row ${row} is never closed. Close it, or double it where it is text.`,
    row,
  );
}

export function tooManyColumns(row: number, limit: number): Fault {
  return unreadable(`The header in row ${row} has more than ${grouped(limit)} columns, the most Echo reads.`, row);
}

export function cellTooLarge(row: number, limit: number): Fault {
  return unreadable(`A cell in row ${row} is larger than ${grouped(limit)} bytes, the most Echo reads.`, row);
}

export function rowTooLarge(row: number, limit: number): Fault {
  return unreadable(`Row ${row} is larger than ${grouped(limit)} bytes, the most Echo reads.`, row);
}

export function quoteTooLong(row: number, limit: number): Fault {
  return unreadable(`A quote (") opened in row ${row} isn't closed within ${grouped(limit)} bytes.`, row);
}

export function tooManyRows(limit: number): Fault {
  return { code: "payload_too_large", detail: `The file has more than ${grouped(limit)} rows, the most Echo reads.` };
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
