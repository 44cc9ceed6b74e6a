import { type Context, Hono } from "hono";
import { accepts } from "hono/accepts";
import { etag } from "hono/etag";
import { TEMPLATES } from "../../domain/report/templates/templates.ts";
import type { Report } from "../../domain/report/report.ts";
import { EchoError } from "../../domain/values/fault.ts";
import { deleteReport } from "../../flows/delete_report.ts";
import { findReport } from "../../flows/find_report.ts";
import { type GeneratedReport, generateReport } from "../../flows/generate_report.ts";
import { listReports } from "../../flows/list_reports.ts";
import type { Deps } from "../../ports/deps.ts";
import type { StoredReport } from "../../ports/reports.ts";
import { csvAnswer } from "../csv_answer.ts";
import { listDocument } from "../documents/list.ts";
import { generatedDocument, reportDocument, reportSummary, templateDocument } from "../documents/report.ts";
import type { EchoEnv } from "../env.ts";
import { errorFields } from "../error_fields.ts";
import { noteReport, requestLog } from "../event.ts";
import { jsonOnly, validated } from "../middleware/validated.ts";
import { pageQuery } from "../schemas/fields.ts";
import { idsFrom, seeded } from "../seeded.ts";
import { generateBody } from "../schemas/reports.ts";
import { HTML, json, whole } from "../whole_answer.ts";

/** Reports: their templates, their making, and each in the form that is asked for. */
export function reportRoutes(
  deps: Pick<Deps, "sources" | "reports" | "clock" | "ids" | "log" | "meters" | "tracer">,
): Hono<EchoEnv> {
  const tracked = (c: Context<EchoEnv>) => ({ ...deps, log: requestLog(c, deps.log) });
  return new Hono<EchoEnv>()
    .get("/templates", (c) => {
      const data = Object.values(TEMPLATES).map(templateDocument);
      return json(c, { object: "list", data, has_more: false, next_cursor: null });
    })
    .get("/templates/:type", (c) => {
      const type = c.req.param("type");
      const template = Object.values(TEMPLATES).find((known) => known.type === type);
      if (!template) throw new EchoError({ code: "not_found", detail: `There is no template "${type}".` });
      return json(c, templateDocument(template));
    })
    .post("/generate", jsonOnly, validated("json", generateBody), async (c) => {
      const generated = await madeBefore(c, deps) ??
        await generateReport(seeded(c, tracked(c)), c.get("caller").workspace, c.req.valid("json"));
      noteReport(c, generated);
      for (const error of generated.thrown) deps.log.error("error", errorFields(c, error));
      return json(c, generatedDocument(generated), 201, { Location: `/api/v1/reports/${generated.id}` });
    })
    .all("/generate", (c) => c.notFound())
    .get("/", validated("query", pageQuery), async (c) => {
      const { limit, cursor } = c.req.valid("query");
      return json(
        c,
        listDocument(await listReports(deps, c.get("caller").workspace, { limit, after: cursor }), reportSummary),
      );
    })
    .get("/:id", etag(), async (c) => {
      const [id, suffix] = split(c.req.param("id"));
      if (suffix === null) c.header("Vary", "Accept");
      const report = await findReport(deps, c.get("caller").workspace, id);
      return await FORMS[suffix ?? wanted(c)](c, report);
    })
    .delete("/:id", async (c) => {
      await deleteReport(deps, c.get("caller").workspace, c.req.param("id"));
      return c.body(null, 204);
    });
}

/** The report that a request under the same Idempotency-Key made before its answer got lost. */
async function madeBefore(c: Context<EchoEnv>, { reports }: Pick<Deps, "reports">): Promise<GeneratedReport | null> {
  const hold = c.get("hold");
  if (!hold?.resumed) return null;
  const stored = await reports.find(hold.workspace, idsFrom(hold.seed).next("rpt"));
  if (!stored) return null;
  const { id, createdAt, body, stages } = stored;
  return { id, createdAt, report: JSON.parse(body), stages: JSON.parse(stages), thrown: [] };
}

type Form = "json" | "html" | "md" | "csv";

const MEDIA_TYPES: Readonly<Record<Form, string>> = {
  json: "application/json",
  html: "text/html",
  md: "text/markdown",
  csv: "text/csv",
};

/** The writers come with the chart library, so they are loaded when first asked for. */
const FORMS: Readonly<Record<Form, (c: Context<EchoEnv>, report: StoredReport) => Response | Promise<Response>>> = {
  json: (c, report) => whole(c, reportDocument(report), 200, { "Content-Type": "application/json" }),
  html: async (c, report) => {
    const { reportHtml } = await import("../../render/html/report_html.tsx");
    const page = await reportHtml(bodyOf(report), { id: report.id });
    return whole(c, page, 200, HTML);
  },
  md: async (c, report) => {
    const { reportMarkdown } = await import("../../render/markdown.ts");
    return whole(c, reportMarkdown(bodyOf(report)), 200, { "Content-Type": "text/markdown; charset=utf-8" });
  },
  csv: async (c, report) => {
    const { reportCsv } = await import("../../render/csv.ts");
    return csvAnswer(c, `${report.id}.csv`, reportCsv(bodyOf(report)));
  },
};

function bodyOf({ body }: StoredReport): Report {
  return JSON.parse(body);
}

function split(name: string): readonly [string, Form | null] {
  const match = /^(.+)\.(json|html|md|csv)$/.exec(name);
  return match ? [match[1]!, match[2] as Form] : [name, null];
}

function wanted(c: Context): Form {
  const supports = Object.values(MEDIA_TYPES);
  const type = accepts(c, { header: "Accept", supports, default: MEDIA_TYPES.json });
  return (Object.keys(MEDIA_TYPES) as Form[]).find((form) => MEDIA_TYPES[form] === type)!;
}
