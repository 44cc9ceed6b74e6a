import type { Template } from "../../domain/report/templates/template.ts";
import type { GeneratedReport } from "../../flows/generate_report.ts";
import type { StoredReport } from "../../ports/reports.ts";

/** A report that was just made. */
export function generatedDocument({ id, createdAt, report, stages }: GeneratedReport) {
  return { success: true, object: "report", id, created_at: createdAt.toISOString(), report, stages };
}

/** A stored report; its body stands in it byte for byte. */
export function reportDocument({ body, stages, ...report }: StoredReport): string {
  const head = JSON.stringify(reportSummary(report));
  return `${head.slice(0, -1)},"report":${body},"stages":${stages}}`;
}

/** A report without its body. */
export function reportSummary({ id, sourceId, templateType, createdAt }: Omit<StoredReport, "body" | "stages">) {
  return {
    object: "report",
    id,
    source_id: sourceId,
    template_type: templateType,
    created_at: createdAt.toISOString(),
  };
}

/** A template as JSON. */
export function templateDocument(template: Template) {
  return { object: "template", ...template };
}
