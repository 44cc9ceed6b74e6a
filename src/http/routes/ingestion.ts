import { type Context, Hono } from "hono";
import { accepts } from "hono/accepts";
import { etag } from "hono/etag";
import { z } from "zod";
import { ValidationError } from "../../domain/values/fault.ts";
import { answerQuestions } from "../../flows/answer_questions.ts";
import { allFindings } from "../../flows/all_findings.ts";
import { deleteSource } from "../../flows/delete_source.ts";
import { findSource } from "../../flows/find_source.ts";
import { forgetAnswer } from "../../flows/forget_answer.ts";
import { listSources } from "../../flows/list_sources.ts";
import { loadDataset } from "../../flows/load_dataset.ts";
import { previewSource } from "../../flows/preview_source.ts";
import { uploadSource } from "../../flows/upload_source.ts";
import type { Deps } from "../../ports/deps.ts";
import { findingsCsv } from "../../render/findings_csv.ts";
import { sourceCsv } from "../../render/source_csv.ts";
import type { SourceKind } from "../../ports/sources.ts";
import { listDocument } from "../documents/list.ts";
import { answerDocument, importDocument, sourceDocument, uploadDocument } from "../documents/source.ts";
import { csvAnswer } from "../csv_answer.ts";
import type { EchoEnv } from "../env.ts";
import { eventStream, wantsEvents } from "../event_stream.ts";
import { noteUpload, requestLog } from "../event.ts";
import { jsonOnly, validated } from "../middleware/validated.ts";
import type { AppOptions } from "../options.ts";
import { limit, pageQuery } from "../schemas/fields.ts";
import { exportQuery, findingsQuery } from "../schemas/exports.ts";
import { answers } from "../schemas/read_settings.ts";
import { seeded } from "../seeded.ts";
import { uploadOf } from "../upload_body.ts";
import { uploadOptionsOf } from "../upload_options.ts";
import { json } from "../whole_answer.ts";

/** A stream can't be kept to be given again. */
function demandNoKey(c: Context<EchoEnv>): void {
  if (c.req.header("Idempotency-Key") === undefined) return;
  throw new ValidationError("A stream of events goes without an Idempotency-Key: its answer can't be kept.");
}

const MEGABYTE = 1 << 20;

/** Tells how far a file is at its first piece, and then once a megabyte. */
function everyMegabyte(tell: (bytes: number, rows: number) => void): (bytes: number, rows: number) => void {
  let next = 0;
  return (bytes, rows) => {
    if (bytes < next) return;
    next = bytes + MEGABYTE;
    tell(bytes, rows);
  };
}

const ARROW = "application/vnd.apache.arrow.stream";

/** Files in, what Echo understood of them, and the tables out again. */
export function ingestionRoutes(
  deps: Pick<Deps, "sources" | "answers" | "clock" | "alarms" | "ids" | "digest" | "log" | "meters" | "tracer">,
  { limits }: AppOptions,
): Hono<EchoEnv> {
  const tracked = (c: Context<EchoEnv>) => ({ ...deps, log: requestLog(c, deps.log) });
  const upload = (kind: SourceKind, otherwise: string) => async (c: Context<EchoEnv>) => {
    const sent = await uploadOf(c.req.raw, deps.alarms);
    const { filename, ...options } = uploadOptionsOf({ ...c.req.query(), ...sent.fields });
    const isNew = options.appendTo === undefined;
    const input = {
      ...options,
      name: filename ?? sent.filename ?? `upload.${kind}`,
      limits,
      only: { kind, otherwise },
      chunks: sent.chunks,
    };
    if (wantsEvents(c)) {
      demandNoKey(c);
      return eventStream(c, deps.log, async (send) => {
        const onProgress = everyMegabyte((bytes, rows) => send("progress", { bytes, rows }));
        const upload = await uploadSource(tracked(c), c.get("caller").workspace, { ...input, onProgress });
        send("source", uploadDocument(upload, options.dryRun, isNew));
      });
    }
    const upload = await uploadSource(seeded(c, tracked(c)), c.get("caller").workspace, input);
    noteUpload(c, upload);
    const document = uploadDocument(upload, options.dryRun, isNew);
    if (options.dryRun || !isNew || upload.alreadyImported) return json(c, document);
    return json(c, document, 201, { Location: `/api/v1/ingestion/sources/${upload.source.id}` });
  };
  return new Hono<EchoEnv>()
    .post("/upload/csv", upload("csv", "Send a workbook (.xlsx) to /api/v1/ingestion/upload/excel."))
    .post("/upload/excel", upload("xlsx", "Send a CSV to /api/v1/ingestion/upload/csv."))
    .get("/sources", validated("query", pageQuery), async (c) => {
      const { limit, cursor } = c.req.valid("query");
      return json(
        c,
        listDocument(await listSources(deps, c.get("caller").workspace, { limit, after: cursor }), sourceDocument),
      );
    })
    .get("/sources/:id", etag(), async (c) => {
      return json(c, sourceDocument(await findSource(deps, c.get("caller").workspace, c.req.param("id"))));
    })
    .get("/sources/:id/imports", async (c) => {
      const { imports } = await findSource(deps, c.get("caller").workspace, c.req.param("id"));
      return json(c, { object: "list", data: imports.map(importDocument), has_more: false, next_cursor: null });
    })
    .get("/answers", validated("query", pageQuery), async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const { workspace } = c.get("caller");
      return json(c, listDocument(await deps.answers.list(workspace.id, { limit, after: cursor }), answerDocument));
    })
    .delete("/answers/:id", async (c) => {
      await forgetAnswer(deps, c.get("caller").workspace, c.req.param("id"));
      return c.body(null, 204);
    })
    .get("/sources/:id/preview", validated("query", z.strictObject({ limit })), async (c) => {
      const { limit } = c.req.valid("query");
      return json(c, {
        object: "preview",
        ...await previewSource(deps, c.get("caller").workspace, c.req.param("id"), limit),
      });
    })
    .get("/sources/:id/findings", validated("query", findingsQuery), async (c) => {
      const id = c.req.param("id");
      const { workspace } = c.get("caller");
      if (c.req.valid("query").format === "csv") {
        return csvAnswer(c, `${id}.findings.csv`, findingsCsv(await allFindings(deps, workspace, id)));
      }
      const { findings, findingsCount } = await findSource(deps, workspace, id);
      return json(c, { object: "list", data: findings, has_more: false, next_cursor: null, total: findingsCount });
    })
    .get("/sources/:id/export", validated("query", exportQuery), async (c) => {
      const id = c.req.param("id");
      const dataset = await loadDataset(deps, c.get("caller").workspace, id);
      c.header("Vary", "Accept");
      if (accepts(c, { header: "Accept", supports: ["text/csv", ARROW], default: "text/csv" }) === ARROW) {
        const { sourceArrow } = await import("../../render/source_arrow.ts");
        return c.body(sourceArrow(dataset), 200, {
          "Content-Type": ARROW,
          "Content-Disposition": `attachment; filename="${id}.arrows"`,
        });
      }
      return csvAnswer(c, `${id}.csv`, sourceCsv(dataset, c.req.valid("query")));
    })
    .patch("/sources/:id", jsonOnly, validated("json", answers), async (c) => {
      return json(
        c,
        sourceDocument(await answerQuestions(deps, c.get("caller").workspace, c.req.param("id"), c.req.valid("json"))),
      );
    })
    .delete("/sources/:id", async (c) => {
      await deleteSource(deps, c.get("caller").workspace, c.req.param("id"));
      return c.body(null, 204);
    });
}
