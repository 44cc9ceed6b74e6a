import { replaceAnswer } from "../replace_answer.ts";
import type { Layer } from "./layers.ts";

const LEAST_BYTES = 1000;
const COMPRESSIBLE = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*\+)?(?:json|javascript|xml)\b|image\/svg)/;

/**
 * Compresses answers of text that say their length, from 1,000 bytes on, for those who take it; never one that mustn't be
 * stored, which may hold a secret beside what a caller chose. (Hono's own compresses what is shorter than the compression.)
 *
 * @example
 * app.use(layers(gzip));
 */
export const gzip: Layer = async function gzip(c, next) {
  await next();
  const { res } = c;
  const { headers } = res;
  if (c.req.method === "HEAD" || !COMPRESSIBLE.test(headers.get("Content-Type") ?? "")) return;
  headers.append("Vary", "Accept-Encoding");
  if (!(Number(headers.get("Content-Length")) >= LEAST_BYTES)) return;
  if (!/\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "") || headers.has("Content-Encoding")) return;
  if (/no-store/.test(headers.get("Cache-Control") ?? "")) return;
  const body = await packed(await res.arrayBuffer());
  headers.set("Content-Encoding", "gzip");
  headers.set("Content-Length", String(body.length));
  const etag = headers.get("ETag");
  if (etag && !etag.startsWith("W/")) headers.set("ETag", `W/${etag}`);
  replaceAnswer(c, new Response(body, res));
};

/** What packs is loaded when there is something to pack. */
async function packed(bytes: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const { gzip } = await import("node:zlib");
  return await new Promise((resolve, reject) => {
    gzip(bytes, (error, result) => error ? reject(error) : resolve(new Uint8Array(result)));
  });
}
