import { z } from "zod";

const whole = z.string().regex(/^\d+$/, "must be a whole number").transform(Number);

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

/** True for AES-256 keys in base64, one or more with commas between. */
function areKeys(text: string): boolean {
  return text.split(",").every((key) => /^[A-Za-z0-9+/]{43}=$/.test(key.trim()));
}

/** Every setting, named as its environment variable; what is absent or empty takes the default. */
const SETTINGS = z.object({
  APP_ENV: z.enum(["development", "test", "staging", "production"]).default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: whole.pipe(z.number().max(65535, "must be at most 65535")).default(8000),
  DATA_DIR: z.string().default(".echo"),
  DATABASE_URL: z.string().refine(isPostgresUrl, "must be a postgres:// address").optional(),
  DATABASE_POOL_SIZE: whole.pipe(z.number().min(1, "must be at least 1").max(1000, "must be at most 1000")).default(10),
  ENCRYPTION_KEY: z.string().refine(areKeys, "must be 32 bytes in base64; of several, with commas, the first encrypts")
    .optional(),
  MAX_UPLOAD_BYTES: whole.pipe(z.number().min(1, "must be at least 1")).default(10_485_760),
  MAX_UPLOAD_ROWS: whole.pipe(z.number().min(1, "must be at least 1")).default(1_000_000),
  WORKSPACE_CURRENCY: z.string().refine(isCurrency, "must be an ISO 4217 code such as USD").default("USD"),
  WORKSPACE_TIMEZONE: z.string().refine(isZone, "must be an IANA zone such as Europe/Berlin").default("UTC"),
  SHUTDOWN_TIMEOUT_MS: whole.pipe(z.number().max(600_000, "must be at most 600000")).default(10_000),
});

export type Config = z.infer<typeof SETTINGS>;

/** Settings that can't be used; the message names each variable and never its value. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** The names of all settings, for reading just these from the environment. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** The settings in a record of strings. Throws a ConfigError that lists everything that is wrong. */
export function readConfig(record: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ""));
  const read = SETTINGS.safeParse(given);
  if (!read.success) {
    throw new ConfigError(
      read.error.issues.map(({ path, code, message }) => {
        return `${path.join(".")} ${code === "invalid_value" ? "must be one of its known words" : message}`;
      }).join("\n"),
    );
  }
  const config = read.data;
  if (isDeployed(config) && !config.DATABASE_URL) {
    throw new ConfigError(`DATABASE_URL must be set where APP_ENV is ${config.APP_ENV}`);
  }
  return config;
}

/** True where others rely on it: migrations are then a step of their own. */
export function isDeployed({ APP_ENV }: Pick<Config, "APP_ENV">): boolean {
  return APP_ENV === "staging" || APP_ENV === "production";
}
