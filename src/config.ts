import { z } from "zod";

const LEVELS = ["debug", "info", "warn", "error"] as const;

const whole = z.string().regex(/^\d+$/, "must be a whole number").transform(Number);

/** A whole number of this range. */
function wholeBetween(least: number, most = Number.MAX_SAFE_INTEGER) {
  return whole.pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));
}

/** True for the name of an IANA zone. */
function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** True for a code that this platform's list of ISO 4217 holds. */
function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf("currency").includes(code);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);
}

/** True for AES-256 keys in base64, one or more with commas between. */
function areKeys(text: string): boolean {
  return text.split(",").every((key) => /^[A-Za-z0-9+/]{43}=$/.test(key.trim()));
}

/** Every setting, named as its environment variable; what is absent or empty takes the default. */
const SETTINGS = z.object({
  APP_ENV: z.enum(["development", "test", "staging", "production"]).default("development")
    .describe(
      "Where Echo runs. `staging` and `production` are deployed: they refuse to start with what is unsafe there",
    ),
  HOST: z.string().default("127.0.0.1").describe("The address it listens on; `0.0.0.0` for every interface"),
  PORT: wholeBetween(0, 65535).default(8000).describe("The port it listens on; `0` for one that is free"),
  DATA_DIR: z.string().default(".echo")
    .describe("Where the embedded database keeps its data, unless DATABASE_URL is set; `memory` keeps it nowhere"),
  DATABASE_URL: z.string().refine(isPostgresUrl, "must be a postgres:// address").optional()
    .describe("PostgreSQL 15 or later; must be set where Echo is deployed"),
  DATABASE_POOL_SIZE: wholeBetween(1, 1000).default(10).describe("Connections to the database that a process may hold"),
  ENCRYPTION_KEY: z.string().refine(areKeys, "must be 32 bytes in base64; of several, with commas, the first encrypts")
    .optional().describe(
      "Seals the secrets of other services: 32 bytes in base64. Of several, with commas between, the first seals and all open",
    ),
  MAX_UPLOAD_BYTES: wholeBetween(1).default(10_485_760).describe("The largest file that may be uploaded, in bytes"),
  MAX_UPLOAD_ROWS: wholeBetween(1).default(1_000_000).describe("The most rows that a file may have"),
  WORKSPACE_CURRENCY: z.string().refine(isCurrency, "must be an ISO 4217 code such as USD").default("USD")
    .describe("The currency of files that name none (ISO 4217)"),
  WORKSPACE_TIMEZONE: z.string().refine(isZone, "must be an IANA zone such as Europe/Berlin").default("UTC")
    .describe("The time zone in which instants become days (IANA)"),
  ALLOWED_HOSTS: z.string().optional()
    .describe("The names Echo answers to, with commas between; `*.example.com` for all below. Any unless set"),
  CORS_ORIGINS: z.string().optional().describe("Other sites whose pages may call the API, with commas between"),
  TRUSTED_PROXY_HOPS: wholeBetween(0, 10).default(0)
    .describe("Proxies before Echo whose `X-Forwarded-For` is believed; with `0` it is ignored"),
  RATE_LIMIT_REQUESTS: wholeBetween(1).default(100).describe(
    "Requests that a key, or else an address, may make in a window",
  ),
  RATE_LIMIT_WINDOW_SECONDS: wholeBetween(1, 86_400).default(60).describe("The length of that window, in seconds"),
  REDIS_URL: z.string().refine(isRedisUrl, "must be a redis:// or rediss:// address").optional()
    .describe("Redis, where all instances count requests together; without one each counts its own"),
  UPSTASH_REDIS_REST_URL: z.string().refine((text) => URL.canParse(text), "must be an address").optional()
    .describe("The same over Upstash's REST, for an edge without TCP; goes before REDIS_URL"),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional().describe("The token for it"),
  REQUEST_TIMEOUT_MS: wholeBetween(100, 600_000).default(30_000)
    .describe("How long a request may take, in milliseconds; a report twice as long, an upload four times"),
  LOG_LEVEL: z.enum(LEVELS).default("info").describe("The least level that is logged"),
  LOG_FORMAT: z.enum(["text", "json"]).optional()
    .describe("How a line of the log looks; unless set, `text` in development and `json` elsewhere"),
  METRICS_TOKEN: z.string().optional().describe(
    "The bearer token for `/metrics` and `/health/detailed`. Without one they are open in development and test, and not there where Echo is deployed",
  ),
  OTEL_DENO: z.enum(["true", "1", "false", "0"]).default("false").transform((word) => word === "true" || word === "1")
    .describe("Deno's own switch: `true` exports traces by OTLP; Deno reads the other `OTEL_*` variables itself"),
  SHUTDOWN_TIMEOUT_MS: wholeBetween(0, 600_000).default(10_000)
    .describe("How long requests in flight may take to finish once Echo is told to stop, in milliseconds"),
});

export type Config = z.infer<typeof SETTINGS>;

/** Settings that can't be used; the message names each variable and never its value. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** The names of all settings, for reading just these from the environment. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** What a reader is told of a setting. */
export interface Setting {
  readonly name: string;
  readonly description: string;
  /** The only words it takes, where they are few. */
  readonly words: readonly string[];
  /** What holds where it isn't set, as it would be written; null where there is nothing. */
  readonly fallback: string | null;
  /** True where its value, or a part of it, must never be said. */
  readonly secret: boolean;
}

/** Every setting, in the order of the schema. */
export function describeSettings(): readonly Setting[] {
  const fallbacks: Readonly<Record<string, unknown>> = readConfig({});
  return Object.entries(SETTINGS.shape).map(([name, schema]) => {
    const fallback = fallbacks[name];
    return {
      name,
      description: schema.description ?? "",
      words: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).enum?.map(String) ?? [],
      fallback: fallback === undefined ? null : String(fallback),
      secret: secretPart(name) !== null,
    };
  });
}

/** What of a setting is secret, by its name: all of it, the password in its address, or nothing. */
function secretPart(name: string): "all" | "password" | null {
  if (/_(?:TOKEN|SECRET|KEY|PASSWORD)$/.test(name)) return "all";
  return /^(?:DATABASE|REDIS)_URL$/.test(name) ? "password" : null;
}

/** What may never be said of these settings; of several keys in one setting, each. */
export function secretsOf(config: Config): readonly string[] {
  return Object.entries(config).flatMap(([name, value]) => {
    const part = secretPart(name);
    if (typeof value !== "string" || part === null) return [];
    return part === "all" ? listed(value) : passwordsIn(value);
  });
}

/** The password of an address, as it is written and as it is meant. */
function passwordsIn(address: string): readonly string[] {
  const { password } = new URL(address);
  return password === "" ? [] : [password, decodeURIComponent(password)];
}

/**
 * The settings in a record of strings. Throws a ConfigError that lists everything that is wrong; where Echo is deployed,
 * with what is unsafe there.
 */
export function readConfig(record: Readonly<Record<string, string | undefined>>): Config {
  const wrong = new Map<string, string>();
  const read = Object.entries(SETTINGS.shape).map(([name, schema]) => {
    const result = schema.safeParse(record[name] || undefined);
    if (!result.success) wrong.set(name, inWords(result.error.issues[0]!));
    return [name, result.data] as const;
  });
  const config = Object.fromEntries(read) as Config;
  const all = new Map([...isDeployed(config) ? unsafe(config.APP_ENV, record) : [], ...wrong]);
  const lines = SETTING_NAMES.flatMap((name) => all.has(name) ? [`${name} ${all.get(name)}`] : []);
  if (lines.length > 0) throw new ConfigError(lines.join("\n"));
  return config;
}

function inWords(issue: z.core.$ZodIssue): string {
  return issue.code === "invalid_value" ? `must be one of ${issue.values.join(", ")}` : issue.message;
}

/** True where others rely on it: migrations are then a step of their own. */
export function isDeployed({ APP_ENV }: Pick<Config, "APP_ENV">): boolean {
  return APP_ENV === "staging" || APP_ENV === "production";
}

/** How lines of the log look: readable in development, for machines elsewhere. */
export function logFormatOf({ LOG_FORMAT, APP_ENV }: Pick<Config, "LOG_FORMAT" | "APP_ENV">): "text" | "json" {
  return LOG_FORMAT ?? (APP_ENV === "development" ? "text" : "json");
}

/** What a setting may not be where Echo is deployed, as words that follow its name; null where it may be. */
const REFUSALS: Readonly<Record<string, (value: string) => string | null>> = {
  DATABASE_URL: missing,
  ALLOWED_HOSTS: (hosts) => missing(hosts) ?? (listed(hosts).includes("*") ? "must name the hosts, not *" : null),
  CORS_ORIGINS: (origins) =>
    listed(origins).every((origin) => origin.startsWith("https://"))
      ? null
      : "must name origins that start with https://",
  METRICS_TOKEN: (token) => token === "" ? null : weakness(token),
  SESSION_SECRET: (secret) => missing(secret) ?? weakness(secret),
  ENCRYPTION_KEY: (keys) => listed(keys).map(weakness).find((words) => words !== null) ?? null,
};

/** What is unsafe by its name, where Echo is deployed. Every rule is for a setting of the schema, once it has that. */
function unsafe(
  environment: string,
  record: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, string])[] {
  return SETTING_NAMES.flatMap((name) => {
    const words = refusal(name, record[name] ?? "");
    return words === null ? [] : [[name, `${words} where APP_ENV is ${environment}`] as const];
  });
}

/** Why a deployed Echo doesn't take this value, absent being empty: words that follow the name; null if it does. */
export function refusal(name: string, value: string): string | null {
  return REFUSALS[name]?.(value) ?? (isPlainHttp(value) ? "must start with https://" : null);
}

function missing(value: string): string | null {
  return value === "" ? "must be set" : null;
}

export function listed(value: string): readonly string[] {
  return value.split(",").map((item) => item.trim()).filter((item) => item !== "");
}

/** Whether a value is an address that others on the way can read; this machine's own is none. */
function isPlainHttp(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === "http:" &&
    !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(value).hostname);
}

const SHORTEST_SECRET = 32;
const FEWEST_SIGNS = 8;
const PLAIN_WORDS = /change.?me|secret|password|example|default|insecure|replace|your[-_ ]/i;

/** Why a secret is too easily guessed; null for one that isn't. */
function weakness(value: string): string | null {
  if (value.length < SHORTEST_SECRET) return `must have at least ${SHORTEST_SECRET} characters`;
  const plain = PLAIN_WORDS.test(value) || new Set(value).size < FEWEST_SIGNS;
  return plain ? "must be random, neither an example nor a pattern" : null;
}
