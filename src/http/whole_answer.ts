import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** What a page is sent as. */
export const HTML = { "Content-Type": "text/html; charset=UTF-8" };

/**
 * An answer whose body is there as a whole. It says its length, so that nobody on its way out has to read it to know: that
 * costs more than all else a small answer takes.
 */
export function whole(
  c: Context,
  body: string,
  status: ContentfulStatusCode,
  headers: Readonly<Record<string, string>>,
): Response {
  const answer = c.body(body, status, headers);
  answer.headers.set("Content-Length", String(byteLength(body)));
  return answer;
}

/** A document as JSON, as `whole`. */
export function json(
  c: Context,
  document: unknown,
  status: ContentfulStatusCode = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return whole(c, JSON.stringify(document), status, { "Content-Type": "application/json", ...headers });
}

const encoder = new TextEncoder();
const scratch = new Uint8Array(65_536);

/** Bytes of a text as UTF-8, which are three for each of its units at most. */
function byteLength(text: string): number {
  return 3 * text.length <= scratch.length ? encoder.encodeInto(text, scratch).written : encoder.encode(text).length;
}
