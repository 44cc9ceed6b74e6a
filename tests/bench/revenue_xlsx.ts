import { cellText } from "../../src/domain/table/column.ts";
import { type Cell, styled, workbook } from "../support/workbook.ts";
import { readCsv } from "./echo.ts";
import type { RevenueCsv } from "./revenue_csv.ts";

const DAY = 1;
const SERIAL_OF_1970 = 25_569;

/** The orders of a CSV as a spreadsheet would save them: texts shared, days as numbers with a format. */
export function revenueXlsx({ bytes }: RevenueCsv): Uint8Array<ArrayBuffer> {
  const table = readCsv(bytes);
  const shared = new Map<string, number>();
  const sharedCell = (text: string): Cell => {
    if (text === "") return null;
    const index = shared.get(text) ?? shared.size;
    shared.set(text, index);
    return { xml: `<c r="@" t="s"><v>${index}</v></c>` };
  };
  const cellOf = (name: string, text: string): Cell => {
    if (name === "date") {
      return styled(Date.parse(text) / 86_400_000 + SERIAL_OF_1970, DAY);
    }
    return name === "amount" ? Number(text) : sharedCell(text);
  };
  const rows = [
    table.columns.map(({ name }) => sharedCell(name)),
    ...Array.from(
      { length: table.rowCount },
      (_, row) => table.columns.map(({ name, cells }) => cellOf(name, cellText(cells, row))),
    ),
  ];
  const items = Array.from(
    shared.keys(),
    (text) => `<si><t>${escapedText(text)}</t></si>`,
  );
  return workbook({
    formats: [14],
    shared: items.join(""),
    sheets: [{ name: "Orders", rows }],
  });
}

function escapedText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
