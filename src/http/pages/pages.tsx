import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { etag } from "hono/etag";
import { HTTPException } from "hono/http-exception";
import type { Report } from "../../domain/report/report.ts";
import { EchoError } from "../../domain/values/fault.ts";
import { answerQuestions } from "../../flows/answer_questions.ts";
import { findReport } from "../../flows/find_report.ts";
import { findSource } from "../../flows/find_source.ts";
import { generateReport } from "../../flows/generate_report.ts";
import { listReports } from "../../flows/list_reports.ts";
import { listSources } from "../../flows/list_sources.ts";
import { previewSource } from "../../flows/preview_source.ts";
import { type Upload, type UploadInput, uploadSource } from "../../flows/upload_source.ts";
import type { Deps } from "../../ports/deps.ts";
import { drawCharts } from "../../render/html/report_html.tsx";
import { findAsset } from "../assets/assets.ts";
import type { EchoEnv } from "../env.ts";
import { errorFields } from "../error_fields.ts";
import { noteReport, noteUpload, requestLog } from "../event.ts";
import type { AppOptions } from "../options.ts";
import { uploadOf } from "../upload_body.ts";
import { whole } from "../whole_answer.ts";
import { errorPage } from "./error_page.tsx";
import { answersOf, reportOrder, uploadSettings } from "./forms.ts";
import { HomePage } from "./home_page.tsx";
import { ReportPage } from "./report_page.tsx";
import { sendPage } from "./send_page.ts";
import { SourcePage } from "./source_page.tsx";

const RECENT = 8;
const PREVIEW_ROWS = 20;
const MOST_FORM_BYTES = 256 * 1024;

export interface PagesOptions extends AppOptions {
  /** The bytes of a sample file; null for any other name. */
  readonly readSample: (name: string) => Promise<Uint8Array | null>;
}

type SentFile = Omit<UploadInput, "limits">;

type PagesDeps = Pick<
  Deps,
  "sources" | "answers" | "reports" | "clock" | "alarms" | "ids" | "digest" | "log" | "meters" | "tracer"
>;

/** The web pages. They work without script; what they can't do for a caller they say on a page. */
export function createPages(deps: PagesDeps, options: PagesOptions): Hono<EchoEnv> {
  const { limits, readSample } = options;
  const tracked = (c: Context<EchoEnv>) => ({ ...deps, log: requestLog(c, deps.log) });
  const receive = async (c: Context<EchoEnv>, file: SentFile) => {
    const upload = await uploadSource(tracked(c), c.get("caller").workspace, { ...file, limits });
    noteUpload(c, upload);
    return c.redirect(placeOf(upload), 303);
  };
  const ownForm = csrf();
  const smallForm = bodyLimit({ maxSize: MOST_FORM_BYTES, onError: formTooLarge });
  const pages = new Hono<EchoEnv>();
  pages.onError(showFault);
  return pages
    .get("/", async (c) => {
      const [sources, reports] = await Promise.all([
        listSources(deps, c.get("caller").workspace, { limit: RECENT }),
        listReports(deps, c.get("caller").workspace, { limit: RECENT }),
      ]);
      return sendPage(
        c,
        <HomePage
          sources={sources.items}
          reports={reports.items}
          maxBytes={limits.maxBytes}
          sheet={c.req.query("sheet")}
          signedIn={c.get("caller").by === "session"}
        />,
      );
    })
    .post("/", ownForm, async (c) => await receive(c, await sentFile(c, deps)))
    .post("/samples", ownForm, smallForm, async (c) => {
      const { name } = await c.req.parseBody();
      const bytes = await readSample(String(name));
      if (bytes === null) throw new EchoError({ code: "not_found", detail: `There is no sample "${name}".` });
      return receive(c, { name: String(name), chunks: ReadableStream.from([bytes]), settings: {} });
    })
    .get("/sources/:id", async (c) => {
      const source = await findSource(deps, c.get("caller").workspace, c.req.param("id"));
      const preview = await previewSource(deps, c.get("caller").workspace, source.id, PREVIEW_ROWS);
      return sendPage(c, <SourcePage source={source} preview={preview} came={c.req.query("came")} />);
    })
    .post(
      "/sources/:id/append",
      ownForm,
      async (c) => await receive(c, { ...await sentFile(c, deps), appendTo: c.req.param("id") }),
    )
    .post("/sources/:id/roles", ownForm, smallForm, async (c) => {
      const source = await findSource(deps, c.get("caller").workspace, c.req.param("id"));
      await answerQuestions(deps, c.get("caller").workspace, source.id, answersOf(source, await c.req.parseBody()));
      return c.redirect(`/sources/${source.id}`, 303);
    })
    .post("/sources/:id/reports", ownForm, smallForm, async (c) => {
      const order = reportOrder(c.req.param("id"), await c.req.parseBody());
      const generated = await generateReport(tracked(c), c.get("caller").workspace, order);
      noteReport(c, generated);
      for (const error of generated.thrown) deps.log.error("error", errorFields(c, error));
      return c.redirect(`/reports/${generated.id}`, 303);
    })
    .get("/reports/:id", async (c) => {
      const { id, sourceId, body } = await findReport(deps, c.get("caller").workspace, c.req.param("id"));
      const report: Report = JSON.parse(body);
      const charts = await drawCharts(report);
      return sendPage(c, <ReportPage id={id} sourceId={sourceId} report={report} charts={charts} />);
    })
    .get("/assets/:name", etag(), (c) => {
      const name = c.req.param("name");
      const asset = findAsset(name);
      if (asset === undefined) throw new EchoError({ code: "not_found", detail: `There is no asset "${name}".` });
      const named = c.req.query("v") === asset.hash;
      return whole(c, asset.body, 200, {
        "Content-Type": asset.type,
        "Cache-Control": named ? "public, max-age=31536000, immutable" : "no-cache",
        "ETag": `"${asset.hash}"`,
      });
    });
}

async function sentFile(c: Context<EchoEnv>, { alarms }: Pick<Deps, "alarms">): Promise<SentFile> {
  const { filename = "upload.csv", fields, chunks } = await uploadOf(c.req.raw, alarms);
  return { name: filename, chunks, settings: uploadSettings(fields) };
}

/** The page of what a file came to; `came` says how, where that isn't plain. */
function placeOf({ source, alreadyImported, import: { added, updated } }: Upload): string {
  const came = alreadyImported ? "again" : source.imports.length > 1 ? `${added}-${updated}` : null;
  return `/sources/${source.id}${came === null ? "" : `?came=${came}`}`;
}

function showFault(error: Error, c: Context<EchoEnv>): Promise<Response> {
  if (error instanceof EchoError) return errorPage(c, error);
  if (error instanceof HTTPException && error.status === 403) {
    return errorPage(c, { code: "forbidden", detail: "The form came from another site, so Echo did nothing with it." });
  }
  throw error;
}

function formTooLarge(): never {
  throw new EchoError({ code: "payload_too_large", detail: "The form is larger than any of Echo's own." });
}
