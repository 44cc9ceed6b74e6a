import { raw } from "hono/html";
import type { Report } from "../../domain/report/report.ts";
import { chartSvg } from "../chart_svg.ts";
import { ReportArticle } from "./report_article.tsx";
import reportCss from "./report.css" with { type: "text" };

export interface ReportHtmlOptions {
  /** The stored report's id, named at the foot. */
  readonly id?: string;
  /** The address of a stylesheet to link instead of embedding one. */
  readonly stylesheet?: string;
  /** The nonce under which a content security policy lets the embedded stylesheet in. */
  readonly nonce?: string;
}

/** A report as a whole page that stands on its own: no script, nothing loaded from elsewhere, fit for print. */
export async function reportHtml(report: Report, options: ReportHtmlOptions = {}): Promise<string> {
  const charts = await drawCharts(report);
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content={`Echo ${report.provenance.engine_version}`} />
        <title>{`${report.title}: ${report.provenance.source}`}</title>
        <link rel="icon" href="data:," />
        {options.stylesheet === undefined
          ? <style nonce={options.nonce}>{raw(reportCss)}</style>
          : <link rel="stylesheet" href={options.stylesheet} />}
      </head>
      <body>
        <main>
          <ReportArticle report={report} charts={charts} />
        </main>
        <footer class="foot">Made by Echo{options.id !== undefined && `, report ${options.id}`}</footer>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${await page}\n`;
}

/** The report's charts as SVG, by id. */
export async function drawCharts(report: Report): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all(report.charts.map(async (chart) => [chart.id, await chartSvg(chart)] as const)));
}
