import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { EchoEnv } from "../env.ts";

/** Answers with a whole page, always asked for anew: it shows what stands now. */
export async function sendPage(
  c: Context<EchoEnv>,
  page: { toString(): string } | Promise<{ toString(): string }>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return c.html(`<!DOCTYPE html>\n${await page}`, status, { "Cache-Control": "private, no-cache" });
}
