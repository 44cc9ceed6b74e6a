import assert from "node:assert/strict";
import Papa from "papaparse";
import { reportCsv } from "../../../src/render/csv.ts";
import { HOSTILE, REPORT } from "./example_report.ts";

/** The cells of a CSV by row, read by papaparse, which comes without types. */
function cellsOf(text: string): string[][] {
  return Papa.parse(text.trimEnd()).data;
}

const HEADER = "metric,figure,period,part,value,unit,currency,display,complete,reason";

Deno.test("the CSV has a header, CRLF after every row, and as many cells in each", () => {
  const text = reportCsv(REPORT);
  assert.ok(text.startsWith(`${HEADER}\r\n`) && text.endsWith("\r\n"));
  assert.equal(text.replaceAll("\r\n", "").includes("\n"), false);
  for (const cells of cellsOf(text)) assert.equal(cells.length, 10);
});

Deno.test("a money figure is its exact amount with the currency apart, and the display form beside it", () => {
  const text = reportCsv(REPORT);
  assert.match(text, /^total_revenue,value,,,74251\.50,money,USD,"\$74,251\.50",true,\r$/m);
  assert.match(text, /^total_revenue,value_EUR,,,120\.00,money,/m);
  assert.match(text, /^revenue_by_period,revenue,2024-07,,3120\.00,money,USD,"\$3,120\.00",false,\r$/m);
});

Deno.test("a name that would begin a formula gets an apostrophe; a negative figure stays a figure", () => {
  const data = cellsOf(reportCsv(REPORT));
  const parts = data.map((cells) => cells[3]!);
  assert.ok(parts.includes(`'${HOSTILE}`));
  assert.ok(data.some((cells) => cells[4] === "-25.25" && cells[7] === "-$25.25"));
  assert.ok(data.flat().every((cell) => !/^[=+@\t\r\n]/.test(cell)));
});

Deno.test("each beginning of a formula is defused: = + - @ tab and line breaks", () => {
  for (const label of ["=1", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r\n=1"]) {
    const metric = REPORT.metrics.revenue_by_product!;
    const parts = [{ label, figures: metric.detail.parts![0]!.figures }];
    const text = reportCsv({ ...REPORT, metrics: { x: { ...metric, detail: { ...metric.detail, parts } } } });
    assert.equal(cellsOf(text)[2]![3], `'${label}`);
  }
});
