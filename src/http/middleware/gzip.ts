import { promisify } from "node:util";
import { gzip as gzipOf } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { EchoEnv } from "../env.ts";

const LEAST_BYTES = 1000;
const COMPRESSIBLE = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*\+)?(?:json|javascript|xml)\b|image\/svg)/;
const packed = promisify(gzipOf);

/**
 * Compresses whole answers of text from 1,000 bytes on for those who take it; never one that mustn't be stored, which may
 * hold a secret beside what a caller chose, nor a stream. (Hono's own compresses what is shorter than the compression.)
 *
 * @example
 * app.use(gzip);
 */
export const gzip: MiddlewareHandler<EchoEnv> = async function gzip(c, next) {
  await next();
  const { res } = c;
  const type = res.headers.get("Content-Type") ?? "";
  if (!COMPRESSIBLE.test(type) || res.body === null || c.req.method === "HEAD") return;
  res.headers.append("Vary", "Accept-Encoding");
  const length = Number(res.headers.get("Content-Length") ?? NaN);
  const whole = !Number.isNaN(length) ? length >= LEAST_BYTES : /json|html/.test(type);
  if (!whole || !/\bgzip\b/.test(c.req.header("Accept-Encoding") ?? "")) return;
  if (res.headers.has("Content-Encoding") || /no-store/.test(res.headers.get("Cache-Control") ?? "")) return;
  const bytes = new Uint8Array(await res.arrayBuffer());
  const body = bytes.length < LEAST_BYTES ? bytes : new Uint8Array(await packed(bytes));
  const headers = new Headers(res.headers);
  if (bytes.length >= LEAST_BYTES) headers.set("Content-Encoding", "gzip");
  headers.set("Content-Length", String(body.length));
  const etag = headers.get("ETag");
  if (etag && !etag.startsWith("W/") && bytes.length >= LEAST_BYTES) headers.set("ETag", `W/${etag}`);
  c.res = undefined;
  c.res = new Response(body, { status: res.status, headers });
};
