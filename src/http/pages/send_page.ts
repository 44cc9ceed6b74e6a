import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { EchoEnv } from "../env.ts";
import { HTML, whole } from "../whole_answer.ts";

/** Answers with a whole page, always asked for anew: it shows what stands now. */
export async function sendPage(
  c: Context<EchoEnv>,
  page: { toString(): string } | Promise<{ toString(): string }>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return whole(c, `<!DOCTYPE html>\n${await page}`, status, { ...HTML, "Cache-Control": "private, no-cache" });
}
