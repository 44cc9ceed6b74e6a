import { Hono } from "hono";
import { etag } from "hono/etag";
import { z } from "zod";
import { answerQuestions } from "../../flows/answer_questions.ts";
import { deleteSource } from "../../flows/delete_source.ts";
import { findSource } from "../../flows/find_source.ts";
import { listSources } from "../../flows/list_sources.ts";
import { previewSource } from "../../flows/preview_source.ts";
import { uploadSource } from "../../flows/upload_source.ts";
import type { Deps } from "../../ports/deps.ts";
import { listDocument } from "../documents/list.ts";
import { sourceDocument, uploadDocument } from "../documents/source.ts";
import type { EchoEnv } from "../env.ts";
import { jsonOnly, validated } from "../middleware/validated.ts";
import type { AppOptions } from "../options.ts";
import { limit, pageQuery } from "../schemas/fields.ts";
import { answers } from "../schemas/read_settings.ts";
import { seeded } from "../seeded.ts";
import { uploadOf } from "../upload_body.ts";
import { uploadOptionsOf } from "../upload_options.ts";

/** Files in, and what Echo understood of them. */
export function ingestionRoutes(
  deps: Pick<Deps, "sources" | "clock" | "ids" | "digest">,
  { limits }: AppOptions,
): Hono<EchoEnv> {
  return new Hono<EchoEnv>()
    .post("/upload/csv", async (c) => {
      const upload = await uploadOf(c.req.raw);
      const { filename, settings, dryRun } = uploadOptionsOf({ ...c.req.query(), ...upload.fields });
      const name = filename ?? upload.filename ?? "upload.csv";
      const source = await uploadSource(seeded(c, deps), c.get("caller").workspace, {
        name,
        settings,
        dryRun,
        limits,
        chunks: upload.chunks,
      });
      const document = uploadDocument(source, dryRun);
      return dryRun ? c.json(document) : c.json(document, 201, { Location: `/api/v1/ingestion/sources/${source.id}` });
    })
    .get("/sources", validated("query", pageQuery), async (c) => {
      const { limit, cursor } = c.req.valid("query");
      return c.json(
        listDocument(await listSources(deps, c.get("caller").workspace, { limit, after: cursor }), sourceDocument),
      );
    })
    .get("/sources/:id", etag(), async (c) => {
      return c.json(sourceDocument(await findSource(deps, c.get("caller").workspace, c.req.param("id"))));
    })
    .get("/sources/:id/preview", validated("query", z.strictObject({ limit })), async (c) => {
      const { limit } = c.req.valid("query");
      return c.json({
        object: "preview",
        ...await previewSource(deps, c.get("caller").workspace, c.req.param("id"), limit),
      });
    })
    .get("/sources/:id/findings", async (c) => {
      const { findings, findingsCount } = await findSource(deps, c.get("caller").workspace, c.req.param("id"));
      return c.json({ object: "list", data: findings, has_more: false, next_cursor: null, total: findingsCount });
    })
    .patch("/sources/:id", jsonOnly, validated("json", answers), async (c) => {
      return c.json(
        sourceDocument(await answerQuestions(deps, c.get("caller").workspace, c.req.param("id"), c.req.valid("json"))),
      );
    })
    .delete("/sources/:id", async (c) => {
      await deleteSource(deps, c.get("caller").workspace, c.req.param("id"));
      return c.body(null, 204);
    });
}
