import assert from "node:assert/strict";
import { reportTerminal } from "../../../src/render/terminal.ts";
import { widthOf } from "../../../src/render/text_width.ts";
import { REPORT } from "./example_report.ts";

Deno.test("no line is wider than the terminal, at 40, 80 and 100 cells", () => {
  for (const width of [40, 80, 100]) {
    for (const line of reportTerminal(REPORT, { color: false, width }).split("\n")) {
      assert.ok(widthOf(line) <= width, `${width}: ${line}`);
    }
  }
});

Deno.test("without colour there is no escape, whatever the data holds", () => {
  const text = reportTerminal(REPORT, { color: false, width: 80 });
  assert.equal(/[^\P{Cc}\n]/u.test(text), false);
});

Deno.test("with colour the words are the same", () => {
  const plain = reportTerminal(REPORT, { color: false, width: 80 });
  const painted = reportTerminal(REPORT, { color: true, width: 80 });
  assert.notEqual(painted, plain);
  assert.equal(painted.replaceAll(/\p{Cc}\[\d+m/gu, ""), plain);
});

Deno.test("a bar is as long as its figure: 18,010.00 of 44,120.50 is 0.408 of the longest", () => {
  const lines = reportTerminal(REPORT, { color: false, width: 80 }).split("\n");
  const length = (name: string) =>
    lines.find((line) => line.startsWith(name) && line.includes("█"))!.match(/█/g)!.length;
  assert.equal(length("Starter"), Math.floor(length("Pro") * 18010 / 44120.5));
});

Deno.test("a period that isn't over is marked", () => {
  const text = reportTerminal(REPORT, { color: false, width: 80 });
  assert.match(text, /July 2024 \* +\$3,120\.00/);
  assert.ok(text.includes("* not over yet"));
});

Deno.test("a chart of zeros, a report without charts, findings or figures: still a page", () => {
  const zero = { ...REPORT.charts[1]!, points: [{ ...REPORT.charts[1]!.points[0]!, y: 0, display: "$0.00" }] };
  assert.ok(reportTerminal({ ...REPORT, charts: [zero] }, { color: false, width: 80 }).includes("$0.00"));
  const bare = reportTerminal({
    ...REPORT,
    metrics: {},
    charts: [],
    unavailable: [],
    validation: { ...REPORT.validation, findings: [], findings_count: 0 },
  }, { color: false, width: 10 });
  assert.equal(bare.includes("About the data"), false);
});
