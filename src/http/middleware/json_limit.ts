import type { Context, Next } from "hono";
import { EchoError } from "../../domain/values/fault.ts";
import type { Alarms } from "../../ports/alarms.ts";
import { bodyChunks, mayHaveBody } from "../body_chunks.ts";
import { budgetFor } from "../budgets.ts";
import type { EchoEnv } from "../env.ts";
import { demandSafeJson } from "../safe_json.ts";
import type { Layer } from "./layers.ts";

const JSON_TYPE = /^application\/([\w.-]+\+)?json\b/i;

/**
 * Refuses a body of more than `megabytes` as soon as it is past them, whatever length it says it has, and JSON that is
 * nested too deep or holds reserved names. It reads what is sent to the API, but for uploads, which their routes read.
 * (Hono's own limit keeps hold of a chunked body it refused.)
 *
 * @example
 * app.use(layers(jsonLimit(1, alarms)));
 */
export function jsonLimit(megabytes: number, alarms: Alarms): Layer {
  async function readBody(c: Context<EchoEnv>, next: Next): Promise<void> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for await (const chunk of bodyChunks(c.req.raw, alarms)) {
      bytes += chunk.length;
      if (bytes > megabytes * 1_048_576) {
        throw new EchoError({ code: "payload_too_large", detail: `A JSON body may hold ${megabytes} MB at most.` });
      }
      chunks.push(chunk);
    }
    const { url, method, headers } = c.req.raw;
    if (JSON_TYPE.test(headers.get("Content-Type") ?? "")) demandSafeJson(await new Blob(chunks).text());
    if (bytes > 0) c.req.raw = new Request(url, { method, headers, body: new Blob(chunks) });
    await next();
  }
  return function jsonLimit(c, next) {
    const { method, path } = c.req;
    const isAsked = path.startsWith("/api/") && mayHaveBody(method) && budgetFor(method, path) !== "upload";
    return isAsked ? readBody(c, next) : next();
  };
}
