import assert from "node:assert/strict";
import { reportMarkdown } from "../../../src/render/markdown.ts";
import { HOSTILE, REPORT } from "./example_report.ts";

Deno.test("names out of the data act neither as Markdown nor as HTML nor as table cells", () => {
  const text = reportMarkdown(REPORT);
  assert.equal(text.includes("<script"), false);
  assert.equal(text.includes("\u001b"), false);
  const row = text.split("\n").find((line) => line.includes("HYPERLINK") && line.startsWith("|"))!;
  assert.equal(row.match(/(?<!\\)\|/g)!.length, 4);
  assert.ok(text.includes("\\*\\_"));
});

Deno.test("a sentence that begins like a list, a heading or a number stays a sentence", () => {
  for (const [text, shown] of [["# one", "\\# one"], ["2024. A year", "2024\\. A year"], ["- x", "\\- x"]] as const) {
    const narratives = [{ name: "s", title: "S", sentences: [{ text, facts: [] }] }];
    assert.ok(reportMarkdown({ ...REPORT, narratives }).includes(`## S\n\n${shown}\n`), text);
  }
});

Deno.test("recommendations are a numbered list, other sections paragraphs", () => {
  const text = reportMarkdown(REPORT);
  assert.ok(text.includes("## Recommendations\n\n1. Talk to the customers of Pro who left in June.\n2. Look at"));
  assert.ok(text.includes("## Executive summary\n\nNet revenue is $74,251.50 from 118 paid orders. June fell"));
});

Deno.test("without findings or unknown figures those parts say so or stay away", () => {
  const text = reportMarkdown({
    ...REPORT,
    unavailable: [],
    validation: { ...REPORT.validation, findings: [], findings_count: 0 },
  });
  assert.ok(text.includes("Nothing to remark on."));
  assert.equal(text.includes("can’t be known"), false);
  assert.equal(HOSTILE.includes("|"), true);
});

Deno.test("9 findings of which 2 are listed leave 7", () => {
  assert.ok(reportMarkdown(REPORT).includes("7 more are in the JSON of the source."));
});

Deno.test("key findings are points, a lone one a paragraph", () => {
  const finding = { text: "One thing.", facts: [] };
  const told = (sentences: typeof finding[]) =>
    reportMarkdown({ ...REPORT, narratives: [{ name: "key_findings", title: "Key findings", sentences }] });
  assert.ok(
    told([finding, { ...finding, text: "Another." }]).includes("## Key findings\n\n- One thing.\n- Another.\n"),
  );
  assert.ok(told([finding]).includes("## Key findings\n\nOne thing.\n"));
});
