import assert from "node:assert/strict";
import type { MetricDocument, Report } from "../../../src/domain/report/report.ts";
import { headline, toneOf } from "../../../src/render/headline.ts";
import { reportHtml } from "../../../src/render/html/report_html.tsx";
import { countOf, dollars, REPORT } from "./example_report.ts";

Deno.test("names out of the data are text, never markup", async () => {
  const html = await reportHtml(REPORT);
  assert.equal(html.includes("<script"), false);
  assert.ok(html.includes("&lt;script&gt;"));
  assert.ok(html.includes("orders &lt;2024&gt;.csv"));
});

Deno.test("the page stands alone: one embedded style, nothing inline, nothing from elsewhere", async () => {
  const html = await reportHtml(REPORT, { id: "rpt_1" });
  assert.ok(html.startsWith('<!DOCTYPE html>\n<html lang="en">'));
  assert.equal(html.match(/<style/g)!.length, 1);
  assert.doesNotMatch(
    html,
    /<link(?! rel="icon" href="data:,")|<img|style="|\son\w+="|src="|https?:\/\/(?!www\.w3\.org\/2000\/svg)/,
  );
  assert.ok(html.includes("Made by Echo, report rpt_1"));
  assert.ok(html.includes("@media print"));
});

Deno.test("the embedded style carries the nonce; a linked stylesheet takes its place", async () => {
  assert.ok((await reportHtml(REPORT, { nonce: "abc" })).includes('<style nonce="abc">'));
  const linked = await reportHtml(REPORT, { stylesheet: "/assets/report.css" });
  assert.ok(linked.includes('<link rel="stylesheet" href="/assets/report.css"'));
  assert.equal(linked.includes("<style"), false);
});

Deno.test("the cards are the first six known figures, breakdowns and repeats left out", () => {
  assert.deepEqual(headline(REPORT).map(({ metric }) => metric), [
    "total_revenue",
    "revenue_growth",
    "average_order_value",
    "customer_count",
  ]);
  const metrics = Object.fromEntries(Array.from({ length: 9 }, (_, index) => {
    const name = `m${index}`;
    return [name, { ...REPORT.metrics.customer_count!, metric: name, ...countOf(index) } satisfies MetricDocument];
  }));
  assert.equal(headline({ ...REPORT, metrics }).length, 6);
});

Deno.test("a status has the tone of its scale", () => {
  assert.deepEqual(["healthy", "monitor", "losing", "other"].map(toneOf), ["good", "fair", "poor", null]);
});

Deno.test("a breakdown of 60 parts shows 50 and says where the other 10 are", async () => {
  const metric = REPORT.metrics.revenue_by_product!;
  const parts = Array.from({ length: 60 }, (_, index) => ({
    label: `p${index}`,
    figures: { revenue: dollars(`${index}.00`, `$${index}.00`) },
  }));
  const report: Report = { ...REPORT, metrics: { x: { ...metric, detail: { ...metric.detail, parts } } } };
  const html = await reportHtml(report);
  assert.ok(html.includes("10 more are in the CSV"));
  assert.ok(html.includes(">p49<") && !html.includes(">p50<"));
});

Deno.test("a report with nothing in it is still a page", async () => {
  const html = await reportHtml({
    ...REPORT,
    as_of: null,
    metrics: { x: { ...REPORT.metrics.refund_rate!, status: "odd" } },
    narratives: [],
    charts: [],
    unavailable: [],
    validation: { rows: { in: 1, ok: 1, rejected: 0, skipped: 0, unchanged: 0 }, findings: [], findings_count: 0 },
  });
  assert.ok(html.includes("Nothing to remark on."));
  assert.ok(html.includes("1 row read"));
  assert.equal(html.includes("can’t be known"), false);
});
