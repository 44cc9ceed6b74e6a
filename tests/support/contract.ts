import assert from "node:assert/strict";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Hono } from "hono";
import { type OpenApi, openApiDocument } from "../../src/http/contract/document.ts";
import type { EchoEnv } from "../../src/http/env.ts";

const DOCUMENT = openApiDocument("https://echo.example");
const PROMISED = /^\/(api|health|metrics)(\/|$)/;

interface PromisedAnswer {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
for (const format of ["int32", "int64"]) ajv.addFormat(format, true);
ajv.addSchema(DOCUMENT, "document");
const validators = new Map<string, ValidateFunction>();

/** Holds every answer of the app against the contract; one that isn't promised fails the request, and so its test. */
export function heldToContract(app: Hono<EchoEnv>): Hono<EchoEnv> {
  const answer = app.fetch;
  app.fetch = async (request, ...rest) => {
    const response = await answer(request, ...rest);
    await check(request, response);
    return response;
  };
  return app;
}

async function check(request: Request, response: Response): Promise<void> {
  const pathname = decodeURI(new URL(request.url).pathname);
  if (!PROMISED.test(pathname)) return;
  const method = request.method === "HEAD" ? "get" : request.method.toLowerCase();
  const path = pathOf(DOCUMENT, pathname);
  const mediaType = response.headers.get("Content-Type")?.split(";")[0];
  const said = `${request.method} ${pathname} → ${response.status} ${mediaType}`;
  const operation = path === undefined ? undefined : DOCUMENT.paths[path]![method];
  if (operation === undefined) {
    assert.equal(mediaType, "application/problem+json", `${said}: no such operation, so a problem is due`);
    return assertFits("document#/components/schemas/Problem", await jsonOf(response), said);
  }
  const answers = operation.responses as Readonly<Record<string, PromisedAnswer>>;
  if (response.status === 304) return;
  const promised = answers[response.status];
  assert.ok(promised, `${said}: the status isn't promised`);
  if (promised.content === undefined || request.method === "HEAD") return;
  assert.ok(mediaType && promised.content[mediaType], `${said}: the media type isn't promised`);
  if (!mediaType.endsWith("json")) return;
  const pointer = ["paths", path!, method, "responses", String(response.status), "content", mediaType, "schema"];
  const steps = pointer.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")));
  assertFits(`document#/${steps.join("/")}`, await jsonOf(response), said);
}

/** The body as JSON, unpacked where it goes out packed; the answer keeps its own. */
async function jsonOf(response: Response): Promise<unknown> {
  const { body, headers } = response.clone();
  if (headers.get("Content-Encoding") !== "gzip") return await response.clone().json();
  return await new Response(body!.pipeThrough(new DecompressionStream("gzip"))).json();
}

function assertFits(reference: string, body: unknown, said: string): void {
  const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, validate);
  assert.ok(validate(body), `${said}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 500)}`);
}

/** The path of the document that a request's fits; one without parameters before one with. */
function pathOf({ paths }: OpenApi, pathname: string): string | undefined {
  if (paths[pathname]) return pathname;
  return Object.keys(paths).find((path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname));
}
