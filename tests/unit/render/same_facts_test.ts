import assert from "node:assert/strict";
import type { FigureDocument, Report } from "../../../src/domain/report/report.ts";
import { reportCsv } from "../../../src/render/csv.ts";
import { reportHtml } from "../../../src/render/html/report_html.tsx";
import { reportMarkdown } from "../../../src/render/markdown.ts";
import { reportTerminal } from "../../../src/render/terminal.ts";
import { REPORT } from "./example_report.ts";

function* figuresOf(report: Report): Generator<FigureDocument> {
  for (const { detail } of Object.values(report.metrics)) {
    yield* Object.values(detail.figures);
    yield* Object.values(detail.by_currency ?? {});
    for (const { figures } of [...detail.series ?? [], ...detail.parts ?? []]) yield* Object.values(figures);
  }
}

Deno.test("every figure is shown in its one display form by HTML, Markdown and CSV", async () => {
  const texts = [await reportHtml(REPORT), reportMarkdown(REPORT), reportCsv(REPORT)];
  const displays = [...Object.values(REPORT.metrics), ...figuresOf(REPORT)].map(({ display }) => display);
  for (const text of texts) for (const display of displays) assert.ok(text.includes(display), display);
});

Deno.test("the terminal shows every metric's value, every chart's figures and every sentence", () => {
  const text = reportTerminal(REPORT, { color: false, width: 80 });
  for (const { display } of Object.values(REPORT.metrics)) assert.ok(text.includes(display), display);
  for (const { display } of REPORT.charts.flatMap(({ points }) => points)) assert.ok(text.includes(display), display);
  const joined = text.replaceAll(/\s+/g, " ");
  assert.ok(joined.includes("June fell to $8,410.00 from $15,310.75 in May, a change of -45.07%"));
});

Deno.test("a figure that can't be known is said with its reason in each form", async () => {
  for (
    const text of [
      await reportHtml(REPORT),
      reportMarkdown(REPORT),
      reportTerminal(REPORT, { color: false, width: 80 }),
    ]
  ) {
    assert.ok(text.includes("no column says how often a customer is billed"));
  }
  assert.match(reportCsv(REPORT), /^refund_rate,value,,,,percent,,not known,true,zero_denominator\r$/m);
});
