import { type Config, ConfigError, isDeployed, listed, logFormatOf, readConfig, SETTING_NAMES } from "./config.ts";
import type { OpenDeps } from "./deps.ts";
import type { createApp } from "./http/app.ts";
import { budgetsOf } from "./http/budgets.ts";
import { causesOf } from "./http/error_fields.ts";
import type { OperatorAccess } from "./http/operators.ts";
import { startingApp } from "./http/starting_app.ts";
import { openSignals, type Signals } from "./signals.ts";

/**
 * Serves until a signal comes; then it says it isn't ready, lets requests in flight finish, and ends. It listens before
 * anything takes time: meanwhile it says that it lives, and keeps what else is asked until it can answer.
 */
async function main(): Promise<void> {
  const config = readConfig(Object.fromEntries(SETTING_NAMES.map((name) => [name, Deno.env.get(name)])));
  const signals = await openSignals(config);
  endOnCrash(signals);
  let stopping = false;
  const opened = Promise.withResolvers<Echo>();
  const starting = startingApp(signals, corsOriginsOf(config));
  let answerTo: Answers = (request, from) => {
    return starting(request, from) ?? opened.promise.then(({ app }) => app.fetch(request, from));
  };
  const underWay = new Set<Promise<unknown>>();
  const server = Deno.serve({ hostname: config.HOST, port: config.PORT, onListen: () => {} }, async (request, from) => {
    const answer = Promise.resolve(answerTo(request, from));
    underWay.add(answer);
    try {
      const response = await answer;
      // Whoever keeps the connection would send its next request to a server that is gone.
      if (stopping) response.headers.set("Connection", "close");
      return response;
    } finally {
      underWay.delete(answer);
    }
  });
  await letAnswer();
  const { app, deps } = await openEcho(config, signals, () => stopping);
  answerTo = app.fetch;
  opened.resolve({ app, deps });
  const address = addressOf(config.HOST, server.addr.port);
  tell(config, deps, "listening", `Echo listens on ${address}`, { address, environment: config.APP_ENV });
  await signal();
  stopping = true;
  tell(config, deps, "stopping", "Echo is stopping.", { in_flight: underWay.size });
  setTimeout(async () => {
    deps.log.error("cut_off", { in_flight: underWay.size });
    console.error(`Echo stopped; requests cut off: ${underWay.size}.`);
    await signals.flush();
    Deno.exit(1);
  }, config.SHUTDOWN_TIMEOUT_MS);
  // A server that shuts down stops reading the bodies of requests, uploads among them: let those come to their end first.
  await Promise.allSettled(underWay);
  await server.shutdown();
  deps.log.info("stopped");
  await deps.close();
  Deno.exit(0);
}

type Answers = (request: Request, from: Deno.ServeHandlerInfo) => Response | Promise<Response>;

interface Echo {
  readonly app: ReturnType<typeof createApp>;
  readonly deps: OpenDeps;
}

/** Loads and opens what answers. */
async function openEcho(config: Config, signals: Signals, stopping: () => boolean): Promise<Echo> {
  const [{ createDeps }, { createApp }] = await Promise.all([import("./deps.ts"), import("./http/app.ts")]);
  const deps = await createDeps(config, signals);
  const app = createApp(deps, {
    limits: { maxBytes: config.MAX_UPLOAD_BYTES, maxRows: config.MAX_UPLOAD_ROWS },
    auth: isDeployed(config) || config.APP_ENV === "test" ? "keys" : "local",
    secureCookies: isDeployed(config),
    workspace: { id: "ws_local", currency: config.WORKSPACE_CURRENCY, timezone: config.WORKSPACE_TIMEZONE },
    allowedHosts: listed(config.ALLOWED_HOSTS ?? ""),
    corsOrigins: corsOriginsOf(config),
    rateLimit: {
      budgets: budgetsOf(config.RATE_LIMIT_REQUESTS, config.RATE_LIMIT_WINDOW_SECONDS),
      trustedHops: config.TRUSTED_PROXY_HOPS,
    },
    timeLimits: {
      request: config.REQUEST_TIMEOUT_MS,
      report: 2 * config.REQUEST_TIMEOUT_MS,
      upload: 4 * config.REQUEST_TIMEOUT_MS,
    },
    operators: operatorsOf(config),
    stopping,
  });
  return { app, deps };
}

/** Gives way to a probe that waits for the port: loading holds everything else up. */
function letAnswer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

function corsOriginsOf({ CORS_ORIGINS }: Config): readonly string[] {
  return listed(CORS_ORIGINS ?? "");
}

/** A sentence for a person at a terminal, a line for whoever collects lines. */
function tell(
  config: Config,
  { log }: Pick<Signals, "log">,
  event: string,
  sentence: string,
  fields: Record<string, unknown>,
): void {
  if (logFormatOf(config) === "text") console.log(sentence);
  else log.info(event, fields);
}

/** An error that nobody awaited ends the process, as it must, but not without its line in the log. */
function endOnCrash({ log, flush }: Signals): void {
  async function crash(event: Event, error: unknown): Promise<void> {
    event.preventDefault();
    log.error("crashed", { causes: causesOf(error), stack: error instanceof Error ? error.stack : undefined });
    await flush();
    Deno.exit(1);
  }
  globalThis.addEventListener("unhandledrejection", (event) => void crash(event, event.reason));
  globalThis.addEventListener("error", (event) => void crash(event, event.error));
}

/** What is for operators is open to all on a developer's machine, and elsewhere to whoever has the token. */
function operatorsOf(config: Config): OperatorAccess {
  if (config.METRICS_TOKEN !== undefined) return { token: config.METRICS_TOKEN };
  return isDeployed(config) ? "nobody" : "everyone";
}

/** What to open in a browser; a server on every interface is reached on this machine's own. */
function addressOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Settles at the first signal to stop. */
function signal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(name, () => resolve());
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return `these settings can't be used:\n${error.message}`;
  if (error instanceof Deno.errors.AddrInUse) return "the port is taken. Stop what uses it, or set PORT.";
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
} catch (error) {
  console.error(`Echo can't start: ${reasonOf(error)}`);
  Deno.exit(1);
}
