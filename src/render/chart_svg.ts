import type { Markish, PlotOptions } from "@observablehq/plot";
import type { ChartPoint, ChartSpec } from "../domain/charts/spec.ts";
import { labelled, periodTicks, valueTick } from "./chart_axis.ts";
import { periodInWords } from "./wording.ts";

const WIDTH = 640;
const ACCENT = "var(--echo-accent, #2b6a5b)";
const PAPER = "var(--echo-paper, #ffffff)";
const LONGEST_LABEL = 22;

type Plot = typeof import("@observablehq/plot");

/**
 * A chart as an SVG of 640 units' width that scales with its place.
 *
 * It follows `currentColor` and the properties `--echo-accent` and `--echo-paper`, holds no style or script, and names
 * itself to those who can't see it. Periods that aren't over are hatched or dashed.
 */
export async function chartSvg(spec: ChartSpec): Promise<string> {
  const [plot, { parseHTML }] = await Promise.all([import("@observablehq/plot"), import("linkedom")]);
  const { document } = parseHTML("<html></html>") as unknown as { document: PlotOptions["document"] };
  const svg = plot.plot({ document, ...drawing(plot, spec), width: WIDTH });
  svg.querySelector("style")?.remove();
  return svg.outerHTML.replace(/^<svg [^>]*>/, opening(spec, Number(svg.getAttribute("height"))) + described(spec));
}

function drawing(plot: Plot, spec: ChartSpec): PlotOptions {
  if (spec.kind === "line") return lines(plot, spec);
  if (spec.kind === "funnel") return funnel(plot, spec);
  return spec.points.some(({ start }) => start !== undefined) ? columns(plot, spec) : bars(plot, spec);
}

function opening(spec: ChartSpec, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" ` +
    `height="${height}" role="img" aria-labelledby="${slug(spec)}-title ${
      slug(spec)
    }-description" fill="currentColor" ` +
    `font-family="system-ui, sans-serif" font-size="12" text-anchor="middle">`;
}

function described(spec: ChartSpec): string {
  return `<title id="${slug(spec)}-title">${escaped(spec.title)}</title>` +
    `<desc id="${slug(spec)}-description">${escaped(spec.description)}</desc>` +
    `<defs><pattern id="${slug(spec)}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" ` +
    `patternTransform="rotate(45)"><rect width="6" height="6" fill="${ACCENT}" fill-opacity="0.15"/>` +
    `<rect width="2" height="6" fill="${ACCENT}" fill-opacity="0.7"/></pattern></defs>`;
}

function slug({ id }: ChartSpec): string {
  return `chart-${id.replaceAll(/[^A-Za-z0-9_-]+/g, "-")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function fillOf(spec: ChartSpec): (point: ChartPoint) => string {
  return (point) => point.complete ? ACCENT : `url(#${slug(spec)}-hatch)`;
}

function named(point: ChartPoint): string {
  return `${periodInWords(point.x)}: ${point.display}${point.complete ? "" : " (not over yet)"}`;
}

/** The frame both period charts share: a grid, the value axis, and thinned labels of periods. */
function timeFrame(plot: Plot, spec: ChartSpec): { readonly options: PlotOptions; readonly marks: Markish[] } {
  const values = spec.points.map(({ y }) => y);
  const ticks = labelled(spec.points);
  const labels = periodTicks(ticks);
  return {
    options: {
      height: 260,
      marginTop: 24,
      marginRight: 16,
      marginBottom: 40,
      marginLeft: 56,
      y: { domain: [Math.min(0, ...values), Math.max(0, ...values) || 1], nice: 5, label: null },
    },
    marks: [
      plot.gridY({ ticks: 5, stroke: "currentColor", strokeOpacity: 0.12 }),
      plot.axisY({
        ticks: 5,
        tickSize: 0,
        tickPadding: 8,
        tickFormat: valueTick(spec),
        fillOpacity: 0.75,
        label: null,
      }),
      plot.axisX([...ticks], {
        tickSize: 0,
        tickPadding: 8,
        tickFormat: (key: string) => labels.get(key)!,
        fillOpacity: 0.75,
        label: null,
        lineHeight: 1.25,
      }),
      plot.ruleY([0], { stroke: "currentColor", strokeOpacity: 0.5 }),
    ],
  };
}

function lines(plot: Plot, spec: ChartSpec): PlotOptions {
  const { options, marks } = timeFrame(plot, spec);
  const open = spec.points.findIndex(({ complete }) => !complete);
  const over = open < 0 ? spec.points : spec.points.slice(0, open);
  const pending = open < 0 ? [] : spec.points.slice(Math.max(open - 1, 0));
  const at = { x: "x", y: "y" } as const;
  return {
    ...options,
    x: { type: "point", domain: spec.points.map(({ x }) => x), label: null },
    marks: [
      ...marks,
      plot.areaY(over, { ...at, fill: ACCENT, fillOpacity: 0.1 }),
      plot.lineY(over, { ...at, stroke: ACCENT, strokeWidth: 2, strokeLinejoin: "round" }),
      plot.lineY(pending, { ...at, stroke: ACCENT, strokeWidth: 2, strokeDasharray: "2 5", strokeLinecap: "round" }),
      plot.dot(spec.points, {
        ...at,
        r: spec.points.length > 40 ? 1.5 : 3.5,
        fill: (point: ChartPoint) => point.complete ? ACCENT : PAPER,
        stroke: ACCENT,
        strokeWidth: 1.5,
        title: named,
      }),
      ...valueLabels(plot, spec),
    ],
  };
}

function columns(plot: Plot, spec: ChartSpec): PlotOptions {
  const { options, marks } = timeFrame(plot, spec);
  return {
    ...options,
    x: { type: "band", domain: spec.points.map(({ x }) => x), padding: 0.28, label: null },
    marks: [
      ...marks,
      plot.barY(spec.points, { x: "x", y: "y", fill: fillOf(spec), title: named }),
      ...valueLabels(plot, spec),
    ],
  };
}

/** The figures themselves beside their marks, where they have room. */
function valueLabels(plot: Plot, spec: ChartSpec): Markish[] {
  const widest = Math.max(...spec.points.map(({ display }) => display.length));
  if (widest * 6.5 > (WIDTH - 72) / spec.points.length) return [];
  const label = {
    x: "x",
    y: "y",
    text: "display",
    fontSize: 11,
    fontVariant: "tabular-nums",
    fill: "currentColor",
    stroke: PAPER,
    strokeWidth: 4,
  } as const;
  return [
    plot.text(spec.points.filter(({ y }) => y >= 0), { ...label, dy: -12 }),
    plot.text(spec.points.filter(({ y }) => y < 0), { ...label, dy: 12 }),
  ];
}

function names(spec: ChartSpec): { tickSize: number; tickFormat: (index: number) => string; label: null } {
  return { tickSize: 0, tickFormat: (index) => shortened(spec.points[index]!.x), label: null };
}

function shortened(label: string): string {
  const letters = Array.from(label);
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join("")}…` : label;
}

function bars(plot: Plot, spec: ChartSpec): PlotOptions {
  const values = spec.points.map(({ y }) => y);
  const below = values.some((value) => value < 0);
  return {
    ...sideways(spec),
    marginRight: 100,
    marginLeft: below ? 250 : 170,
    x: { domain: [Math.min(0, ...values), Math.max(0, ...values) || 1], axis: null },
    marks: [
      plot.axisY({ ...names(spec), tickPadding: below ? 90 : 10 }),
      plot.barX(spec.points, { ...standing(spec), x: "y", fill: fillOf(spec), title: named }),
      plot.ruleX([0], { stroke: "currentColor", strokeOpacity: 0.5 }),
      ...sideLabels(plot, spec),
    ],
  };
}

function sideways(spec: ChartSpec): PlotOptions {
  return {
    height: spec.points.length * 32 + 16,
    marginTop: 8,
    marginBottom: 8,
    y: { type: "band", domain: spec.points.map((_, index) => index), padding: 0.3, label: null },
  };
}

/** Where a sideways bar stands: by its place in the list, so that two of one name stay two. */
function standing(spec: ChartSpec): { readonly y: (point: ChartPoint) => number } {
  return { y: (point) => spec.points.indexOf(point) };
}

function sideLabels(plot: Plot, spec: ChartSpec): Markish[] {
  const label = { ...standing(spec), x: "y", text: "display", fontVariant: "tabular-nums" } as const;
  return [
    plot.text(spec.points.filter(({ y }) => y >= 0), { ...label, textAnchor: "start", dx: 8 }),
    plot.text(spec.points.filter(({ y }) => y < 0), { ...label, textAnchor: "end", dx: -8 }),
  ];
}

function funnel(plot: Plot, spec: ChartSpec): PlotOptions {
  const widest = Math.max(...spec.points.map(({ y }) => y)) || 1;
  return {
    ...sideways(spec),
    marginLeft: 170,
    marginRight: 100,
    x: { domain: [-widest / 2, widest / 2], axis: null },
    marks: [
      plot.axisY({ ...names(spec), tickPadding: 10 }),
      plot.barX(spec.points, {
        ...standing(spec),
        x1: ({ y }: ChartPoint) => -y / 2,
        x2: ({ y }: ChartPoint) => y / 2,
        fill: fillOf(spec),
        title: named,
      }),
      plot.text(spec.points, {
        ...standing(spec),
        x: () => widest / 2,
        text: "display",
        textAnchor: "start",
        dx: 12,
        fontVariant: "tabular-nums",
      }),
    ],
  };
}
