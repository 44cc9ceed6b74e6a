import type { Report } from "../../domain/report/report.ts";
import { ReportArticle } from "../../render/html/report_article.tsx";
import { Page } from "./layout.tsx";

export interface ReportProps {
  readonly id: string;
  readonly sourceId: string;
  readonly report: Report;
  readonly charts: ReadonlyMap<string, string>;
}

const FORMATS = [["html", "Page to keep"], ["md", "Markdown"], ["csv", "CSV"], ["json", "JSON"]] as const;

/** A report in Echo's frame, with the ways to take it along. */
export function ReportPage({ id, sourceId, report, charts }: ReportProps) {
  return (
    <Page title={`${report.title}: ${report.provenance.source}`}>
      <nav class="formats" aria-label="This report elsewhere">
        <a href={`/sources/${sourceId}`}>What Echo understood</a>
        {FORMATS.map(([suffix, label]) => <a href={`/api/v1/reports/${id}.${suffix}`}>{label}</a>)}
      </nav>
      <ReportArticle report={report} charts={charts} />
    </Page>
  );
}
