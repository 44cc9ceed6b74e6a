import assert from "node:assert/strict";
import { SourcePage } from "../../../src/http/pages/source_page.tsx";
import type { Source } from "../../../src/ports/sources.ts";

const SOURCE: Source = {
  id: "src_1",
  name: "<b>.csv",
  kind: "csv",
  status: "needs_confirmation",
  createdAt: new Date(0),
  datasetHash: "00",
  rows: { in: 1, ok: 1, rejected: 0, skipped: 0, unchanged: 0 },
  columns: [
    { name: "when", role: null, type: "day", evidence: [] },
    { name: "expense", role: "expense", type: "money", evidence: [{ kind: "derived", detail: "from amount" }] },
  ],
  questions: [{
    column: "when",
    question: "What is 'when'?",
    setting: "role",
    options: [{ answer: "end_date", readings: ["the end"] }],
  }],
  findings: [],
  findingsCount: 0,
  settings: {},
  imports: [],
};

const PREVIEW = { columns: [], rows: [{ row: 2, state: "ok", text: ["<i>", ""], read: [null, null] }] } as const;

Deno.test("a question of a role answers with that column's field; a derived column has no choice to make", () => {
  const html = String(SourcePage({ source: SOURCE, preview: PREVIEW }));
  assert.match(html, /<input type="radio" name="role_0" value="end_date"/);
  assert.ok(html.includes("End date"));
  assert.ok(html.includes('name="role_0" aria-label="What when means"'));
  assert.equal(html.includes('name="role_1"'), false);
  assert.ok(html.includes("<td>expense</td>"));
});

Deno.test("a file's name and cells are text", () => {
  const html = String(SourcePage({ source: SOURCE, preview: PREVIEW }));
  assert.ok(html.includes("&lt;b&gt;.csv") && html.includes("&lt;i&gt;"));
  assert.equal(html.includes("<i>") || html.includes("<b>"), false);
});

Deno.test("a workbook's page names the sheet that was read, and leads to the others", () => {
  const sheets = ["A & B", "C", "D"].map((name) => ({ name, hidden: name === "D", rows: null }));
  const html = String(
    SourcePage({ source: { ...SOURCE, kind: "xlsx", workbook: { sheet: "C", sheets } }, preview: PREVIEW }),
  );
  assert.match(html, /From the sheet <b dir="auto">C<\/b>/);
  assert.ok(html.includes('<a href="/?sheet=A%20%26%20B" dir="auto">A &amp; B</a>'));
  assert.match(html, />D<\/a> \(hidden\)/);
  assert.equal(html.includes('href="/?sheet=C"'), false);
  assert.equal(String(SourcePage({ source: SOURCE, preview: PREVIEW })).includes("From the sheet"), false);
});
