import type { z } from "zod";
import { ENGINE_VERSION } from "../../domain/report/engine_version.ts";
import type { FaultCode } from "../../domain/values/fault.ts";
import { PROBLEMS } from "../problem.ts";
import { problem } from "./answers/problem.ts";
import { type JsonSchema, jsonSchema } from "./json_schema.ts";
import type { Answer, Content, Operation, Tag } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";

/** The contract as an OpenAPI 3.1 document. */
export interface OpenApi {
  readonly openapi: "3.1.1";
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly [part: string]: unknown;
}

const PROBLEM_JSON = "application/problem+json";

const TAGS: Readonly<Record<Tag, string>> = {
  health: "Whether Echo lives and can serve.",
  ingestion: "Files in, what Echo understood of them, and the tables out again.",
  metrics: "The catalogue, figures, and the rows behind them.",
  reports: "Figures in plain English, with charts.",
  keys: "Who may ask.",
};

/** What can go wrong with any request, and with any that needs a key. */
const ALWAYS: readonly FaultCode[] = ["malformed_request", "rate_limited", "internal", "unavailable", "timeout"];
const WITH_KEY: readonly FaultCode[] = ["unauthorized", "forbidden"];
/** What can go wrong with an Idempotency-Key. */
const IDEMPOTENT: readonly FaultCode[] = ["idempotency_in_flight", "idempotency_mismatch"];

/** Made of the schemas that the routes validate with. `origin` is where this Echo is reached. */
export function openApiDocument(origin: string): OpenApi {
  return {
    openapi: "3.1.1",
    info: {
      title: "Echo",
      version: ENGINE_VERSION,
      summary: "An export becomes an exact report.",
      description:
        "JSON in UTF-8, snake_case; instants as RFC 3339, days as YYYY-MM-DD; money as an exact decimal in a string.",
      license: { name: "MIT", identifier: "MIT" },
      contact: { name: "Whoever runs this Echo", url: origin },
    },
    servers: [{ url: origin, description: "Production, or whatever environment answers here", "x-internal": false }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: [{ key: [] }],
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", bearerFormat: "echo_…", description: "A key of a workspace." },
        metrics_token: { type: "http", scheme: "bearer", description: "METRICS_TOKEN, for operators." },
      },
      schemas: { Problem: jsonSchema(problem, "output") },
      headers: HEADERS,
    },
  };
}

const HEADERS: Readonly<Record<string, JsonSchema>> = {
  "RateLimit-Policy": header('The budget: requests `q` in a window of `w` seconds, such as `"default";q=100;w=60`.'),
  "RateLimit": header('What is left of it: `r` requests, `t` seconds until more, such as `"default";r=99;t=60`.'),
  "Access-Control-Allow-Origin": header("The origin that asked, where it is on the list."),
  "X-Request-Id": header("Quote it if you ask about a request."),
  "Retry-After": header("Seconds to wait before another try."),
};

function header(description: string): JsonSchema {
  return { description, schema: { type: "string", maxLength: 1000, pattern: "^[\\x20-\\x7e]*$" } };
}

function pathsOf(operations: readonly Operation[]): OpenApi["paths"] {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = operationOf(operation);
  }
  return paths;
}

function operationOf(operation: Operation): JsonSchema {
  const { id, tag, summary, description, access, query, body, answers, faults = [] } = operation;
  const keyed = operation.method === "post" ? IDEMPOTENT : [];
  const all = new Set([...faults, ...keyed, ...(access === "open" ? [] : WITH_KEY), ...ALWAYS]);
  const isOpen = access === "open";
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: isOpen ? [] : access === "operator" ? [{ metrics_token: [] }] : [{ key: [] }],
    ...(isOpen || access === "operator" ? {} : { "x-required-scope": access }),
    parameters: [...pathParameters(operation.path), ...(query === undefined ? [] : queryParameters(query))],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body, "input") } }),
    responses: { ...problemsOf(all), ...answersOf(answers) },
  };
}

function pathParameters(path: string): readonly JsonSchema[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", minLength: 1, maxLength: 100, pattern: "^[\\w.-]+$" },
  }));
}

function queryParameters(query: z.ZodType): readonly JsonSchema[] {
  const { properties = {}, required = [] } = jsonSchema(query, "input") as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function answersOf(answers: Operation["answers"]): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]));
}

function answerOf({ description, content, headers = {} }: Answer): JsonSchema {
  const own = Object.entries(headers).map(([name, description]) => [name, header(description)]);
  return {
    description,
    headers: { ...everyHeader(), ...Object.fromEntries(own) },
    ...(content === undefined ? {} : { content: contentOf(content, "output") }),
  };
}

function everyHeader(): Record<string, JsonSchema> {
  const names = ["RateLimit-Policy", "RateLimit", "Access-Control-Allow-Origin", "X-Request-Id"];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function contentOf(content: Readonly<Record<string, Content>>, io: "input" | "output"): JsonSchema {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, what]) => [mediaType, { schema: schemaOf(what, io) }]),
  );
}

function schemaOf(content: Content, io: "input" | "output"): JsonSchema {
  if (content === "binary") return {};
  return content === "text"
    ? { type: "string", maxLength: 100_000_000, pattern: "^[\\s\\S]*$" }
    : jsonSchema(content, io);
}

/** One answer a status, which names the codes that may stand in it. */
function problemsOf(codes: ReadonlySet<FaultCode>): Record<string, JsonSchema> {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    Array.from(byStatus, ([status, codes]) => [status, {
      description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(" "),
      headers: {
        ...everyHeader(),
        ...(status === 429 || status === 503 ? { "Retry-After": { $ref: "#/components/headers/Retry-After" } } : {}),
      },
      content: { [PROBLEM_JSON]: { schema: { $ref: "#/components/schemas/Problem" } } },
    }]),
  );
}
