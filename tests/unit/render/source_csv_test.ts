import assert from "node:assert/strict";
import { understand } from "../../../src/domain/schema/understand.ts";
import { scanCsv } from "../../../src/domain/table/scan_csv.ts";
import { sourceCsv, type SourceCsvOptions } from "../../../src/render/source_csv.ts";
import { utf8 } from "../table/cells.ts";

function exported(text: string, values: SourceCsvOptions["values"]): string {
  const table = scanCsv(utf8(text));
  assert.ok(table.ok);
  return [...sourceCsv(understand(table.value, {}, { currency: "USD", timezone: "UTC" }), { values })].join("");
}

Deno.test("as text the names stand as in the file, twice the same and empty ones too; typed, each has its own", () => {
  const text = "day,amount,amount,\n2024-01-01,1,2,x\n2024-01-02,3,4,y\n";
  assert.equal(exported(text, "text"), text.replaceAll("\n", "\r\n"));
  assert.equal(exported(text, "typed").split("\r\n")[0], "day,amount,amount (2),column 4");
});

Deno.test("as text a file without names has none", () => {
  const text = "2024-01-01,Desk,1.50\n2024-01-02,Lamp,2.50\n2024-01-03,Desk,3.50\n";
  assert.equal(exported(text, "text"), text.replaceAll("\n", "\r\n"));
  assert.equal(exported(text, "typed").split("\r\n")[0], "column 1,column 2,column 3");
});
