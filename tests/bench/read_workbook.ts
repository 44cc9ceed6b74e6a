import { Readable } from "node:stream";
import { DEFAULT_SCAN_LIMITS } from "../../src/domain/table/scan_csv.ts";
import { readXlsx } from "../../src/domain/table/xlsx/read_xlsx.ts";

export const READERS = ["echo", "sheetjs", "exceljs"] as const;
export type Reader = typeof READERS[number];

/** How many rows, and the sum of the column "amount" in cents: every reader must find the same. */
export interface WorkbookFigures {
  readonly rows: number;
  readonly cents: number;
}

/** Reads every cell of a workbook of orders as `reader` does it in the way its documentation recommends. */
export async function readWorkbook(
  reader: Reader,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<WorkbookFigures> {
  if (reader === "echo") return readByEcho(bytes);
  return reader === "sheetjs" ? await readBySheetJs(bytes) : await readByExcelJs(bytes);
}

function readByEcho(bytes: Uint8Array): WorkbookFigures {
  const steps = readXlsx(bytes, {
    limits: DEFAULT_SCAN_LIMITS,
    maxBytes: 100 << 20,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  if (!step.value.ok) throw new Error(step.value.error.detail);
  const { columns, rowCount } = step.value.value;
  const { cells } = columns.find(({ name }) => name === "amount")!;
  let cents = 0;
  for (let row = 0; row < rowCount; row++) {
    const text = cells.kind === "dictionary" ? cells.values[cells.codes[row]!]! : new TextDecoder().decode(
      cells.bytes.subarray(cells.offsets[row], cells.offsets[row + 1]),
    );
    cents += Math.round(Number(text) * 100);
  }
  return { rows: rowCount, cents };
}

async function readBySheetJs(bytes: Uint8Array): Promise<WorkbookFigures> {
  const { read, utils } = await import("@e965/xlsx");
  const book = read(bytes, { type: "array", dense: true, cellDates: true });
  const rows = utils.sheet_to_json<{ amount: number }>(
    book.Sheets[book.SheetNames[0]!]!,
  );
  return {
    rows: rows.length,
    cents: rows.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0),
  };
}

async function readByExcelJs(bytes: Uint8Array): Promise<WorkbookFigures> {
  const { default: ExcelJs } = await import("exceljs");
  const reader = new ExcelJs.stream.xlsx.WorkbookReader(
    Readable.from([bytes]),
    {
      sharedStrings: "cache",
      styles: "cache",
      worksheets: "emit",
      hyperlinks: "ignore",
      entries: "emit",
    },
  );
  let rows = -1;
  let cents = 0;
  for await (const sheet of reader) {
    for await (const row of sheet) {
      if (rows++ >= 0) cents += Math.round(Number(row.getCell(3).value) * 100);
    }
  }
  return { rows, cents };
}

if (import.meta.main) {
  // Reads the file named second by the reader named first, and prints what it found and the process's most memory.
  const figures = await readWorkbook(
    Deno.args[0] as Reader,
    await Deno.readFile(Deno.args[1]!),
  );
  const grep = await new Deno.Command("grep", {
    args: ["VmHWM", `/proc/${Deno.pid}/status`],
  }).output();
  const kilobytes = Number(
    /\d+/.exec(new TextDecoder().decode(grep.stdout))![0],
  );
  console.log(JSON.stringify({ ...figures, bytes: kilobytes * 1024 }));
}
