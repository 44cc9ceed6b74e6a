import { type FigureRow, partRows, periodRows } from "./figure_rows.ts";
import type { FigureDocument, MetricDocument, Report } from "../domain/report/report.ts";
import type { Section } from "../domain/narrative/sentence.ts";
import { formOf } from "./section_form.ts";
import { exclusions, grouped, inWords, periodInWords, place, provenance, severityWord } from "./wording.ts";

type Figures = Readonly<Record<string, FigureDocument>>;

/** A report as Markdown (CommonMark with GFM tables); names out of the data are escaped. */
export function reportMarkdown(report: Report): string {
  const metrics = Object.values(report.metrics);
  const blocks = [
    `# ${line(report.title)}`,
    `Source: ${line(report.provenance.source)}`,
    ...report.narratives.flatMap((section) => [`## ${line(section.title)}`, prose(section)]),
    "## All figures",
    table(
      ["Figure", "Value", "Period", "Rows used", "Rows left out"],
      metrics.map((metric) => [
        metric.label,
        metric.display,
        (metric.period === undefined ? "all" : periodInWords(metric.period)) +
        (metric.complete ? "" : " (not complete)"),
        grouped(metric.rows_used),
        exclusions(metric.rows_excluded),
      ]),
    ),
    ...metrics.flatMap(metricBlocks),
    ...unknown(report),
    "## About the data",
    ...findings(report),
    "## Where this comes from",
    table(["", ""], provenance(report)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function prose(section: Section): string {
  const texts = section.sentences.map(({ text }) => text);
  switch (formOf(section)) {
    case "steps":
      return texts.map((text, index) => `${index + 1}. ${paragraph(text)}`).join("\n");
    case "points":
      return texts.map((text) => `- ${paragraph(text)}`).join("\n");
    case "paragraph":
      return paragraph(texts.join(" "));
  }
}

function metricBlocks(metric: MetricDocument): string[] {
  const { figures, by_currency, notes } = metric.detail;
  const blocks = [
    ...notes.map(paragraph),
    ...figureTable(figures, inWords),
    ...figureTable(by_currency ?? {}, (currency) => `In ${currency}`),
    ...rowTable("Period", periodRows(metric)),
    ...rowTable("Name", partRows(metric)),
  ];
  return blocks.length === 0 ? [] : [`### ${line(metric.label)}`, ...blocks];
}

function figureTable(figures: Figures, name: (key: string) => string): string[] {
  const entries = Object.entries(figures);
  if (entries.length === 0) return [];
  return [table(["Figure", "Value"], entries.map(([key, figure]) => [name(key), figure.display]))];
}

function rowTable(head: string, rows: readonly FigureRow[]): string[] {
  if (rows.length === 0) return [];
  const names = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  return [
    table(
      [head, ...names.map(inWords)],
      rows.map(({ label, figures }) => [
        label,
        ...names.map((name) => figures[name]?.display ?? ""),
      ]),
    ),
  ];
}

function unknown({ unavailable }: Report): string[] {
  if (unavailable.length === 0) return [];
  return [
    "## What can’t be known from this data",
    unavailable.map(({ label, detail }) => `- ${line(label)}: ${line(detail)}`).join("\n"),
  ];
}

function findings({ validation }: Report): string[] {
  if (validation.findings.length === 0) return ["Nothing to remark on."];
  const items = validation.findings.map((finding) => {
    const where = place(finding) === "" ? "" : ` (${line(place(finding))})`;
    return `- **${severityWord(finding.severity)}**${where}: ${line(finding.message)} ${line(finding.suggestion)}`;
  });
  const left = validation.findings_count - validation.findings.length;
  return [items.join("\n"), left > 0 ? `${grouped(left)} more are in the JSON of the source.` : ""];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head.map(line), head.map(() => "---"), ...rows.map((cells) => cells.map(line))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Text on one line with everything that Markdown or HTML would act on made literal. */
function line(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").replaceAll(/[\\`*_[\]|~]/g, "\\$&").replaceAll("&", "&amp;").replaceAll(
    "<",
    "&lt;",
  );
}

/** A line that no Markdown block can begin on. */
function paragraph(text: string): string {
  return line(text).replace(/^(\s*)([#>+=-]|\d+(?=[.)]))/, "$1\\$2").replace(/^\\(\d+)([.)])/, "$1\\$2");
}
