import assert from "node:assert/strict";
import type { ChartSpec } from "../../../src/domain/charts/spec.ts";
import { labelled, periodTicks, valueTick } from "../../../src/render/chart_axis.ts";
import { chartSvg } from "../../../src/render/chart_svg.ts";
import { BARS, CHANGES, COLUMNS, FUNNEL, HOSTILE, LINE } from "./example_report.ts";

/** Throws unless every element of an XML text is closed in turn and every & begins an entity. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [tag, closing, name, selfClosing] of xml.matchAll(/<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closing) assert.equal(open.pop(), name, tag);
    else if (!selfClosing) open.push(name!);
  }
  assert.deepEqual(open, []);
  const text = xml.replaceAll(/<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, "");
  assert.doesNotMatch(text, /[<>]|&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d+);)/);
}

Deno.test("each kind of chart is well-formed, names itself, and holds no style or script", async () => {
  for (const spec of [LINE, COLUMNS, BARS, CHANGES, FUNNEL]) {
    const svg = await chartSvg(spec);
    assertWellFormed(svg);
    assert.match(
      svg,
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img" aria-labelledby="\S+-title \S+-description"/,
    );
    assert.ok(svg.includes(`>${spec.title}</title>`) && svg.includes("</desc>"));
    assert.doesNotMatch(svg, /<style|style="|<script|\bon\w+="/);
  }
});

Deno.test("the ids a chart names are its own, whatever its id holds", async () => {
  const svg = await chartSvg(COLUMNS);
  assert.match(svg, /id="chart-revenue-columns-title"/);
  assert.match(svg, /fill="url\(#chart-revenue-columns-hatch\)"/);
});

Deno.test("a period that isn't over is hatched as a bar and dashed as a line", async () => {
  assert.equal((await chartSvg(COLUMNS)).match(/fill="url\(#/g)!.length, 1);
  assert.match(await chartSvg(LINE), /stroke-dasharray/);
  const over = { ...LINE, points: LINE.points.slice(0, 6) };
  assert.doesNotMatch(await chartSvg(over), /<path[^>]*stroke-dasharray[^>]*d="M[^"]*L/);
});

Deno.test("a name out of the data stays text, and a long one is cut", async () => {
  const svg = await chartSvg(BARS);
  assert.equal(svg.includes("<script"), false);
  assert.ok(svg.includes("…"));
  assert.ok(HOSTILE.length > 22);
});

Deno.test("two bars of one name stay two", async () => {
  const twice: ChartSpec = { ...BARS, points: [BARS.points[0]!, { ...BARS.points[0]!, y: 10, display: "$10.00" }] };
  assert.equal((await chartSvg(twice)).match(/<rect[^>]*><title>/g)!.length, 2);
});

Deno.test("figures stand beside the marks where they have room, and below the line where they are negative", async () => {
  assert.ok((await chartSvg(LINE)).includes(">$15,310.75</text>"));
  const points = Array.from({ length: 30 }, (_, index) => ({ ...LINE.points[0]!, x: `2024-01-${index + 1}` }));
  assert.equal((await chartSvg({ ...LINE, points })).includes(">$10,240.50</text>"), false);
});

Deno.test("charts of zeros, of one point and of many are drawn without NaN", async () => {
  const zero = { ...LINE.points[0]!, y: 0 };
  const many = Array.from({ length: 60 }, (_, index) => ({ ...zero, x: String(1960 + index), y: -index }));
  const unfinished = { ...zero, complete: false };
  for (const spec of [LINE, COLUMNS, BARS, FUNNEL]) {
    for (const points of [[zero], many, [unfinished]]) {
      const drawn = await chartSvg({
        ...spec,
        points: points.map((point) => ({ ...point, start: spec.points[0]!.start })),
      });
      assert.doesNotMatch(drawn, /NaN|undefined|Infinity/);
    }
  }
});

Deno.test("the value axis is written in the chart's unit", () => {
  assert.equal(valueTick({ unit: "money", currency: "USD" })(12500), "$12.5K");
  assert.equal(valueTick({ unit: "money", currency: "JPY" })(2_000_000), "¥2M");
  assert.equal(valueTick({ unit: "money" })(1500), "1.5K");
  assert.equal(valueTick({ unit: "percent" })(40), "40%");
  assert.equal(valueTick({ unit: "count" })(1200), "1.2K");
});

Deno.test("60 periods are thinned to every fifth, the last one among them", () => {
  const points = Array.from({ length: 60 }, (_, index) => ({ ...LINE.points[0]!, x: String(index) }));
  const ticks = labelled(points);
  assert.equal(ticks.length, 12);
  assert.equal(ticks.at(-1), "59");
  assert.deepEqual(labelled(points.slice(0, 3)), ["0", "1", "2"]);
});

Deno.test("a year is written under the first label and where it changes", () => {
  const labels = (...keys: string[]) => [...periodTicks(keys).values()];
  assert.deepEqual(labels("2023-12", "2024-01", "2024-02"), ["Dec\n2023", "Jan\n2024", "Feb"]);
  assert.deepEqual(labels("2024-Q1", "2024-Q2"), ["Q1\n2024", "Q2"]);
  assert.deepEqual(labels("2024-01-15", "2024-01-22/2024-01-28"), ["15 Jan\n2024", "22 Jan"]);
  assert.deepEqual(labels("2023", "2024"), ["2023", "2024"]);
});
