import { ConfigError, isDeployed, readConfig, SETTING_NAMES } from "./config.ts";
import { createDeps } from "./deps.ts";
import { createApp } from "./http/app.ts";

/** Serves until a signal comes, then lets requests in flight finish. */
async function main(): Promise<void> {
  const config = readConfig(Object.fromEntries(SETTING_NAMES.map((name) => [name, Deno.env.get(name)])));
  const deps = await createDeps(config);
  const app = createApp(deps, {
    limits: { maxBytes: config.MAX_UPLOAD_BYTES, maxRows: config.MAX_UPLOAD_ROWS },
    auth: isDeployed(config) || config.APP_ENV === "test" ? "keys" : "local",
    secureCookies: isDeployed(config),
    workspace: { id: "ws_local", currency: config.WORKSPACE_CURRENCY, timezone: config.WORKSPACE_TIMEZONE },
  });
  const underWay = new Set<Promise<unknown>>();
  const server = Deno.serve({
    hostname: config.HOST,
    port: config.PORT,
    onListen: ({ port }) => console.log(`Echo listens on ${addressOf(config.HOST, port)}`),
  }, async (request, connection) => {
    const answer = Promise.resolve(app.fetch(request, connection));
    underWay.add(answer);
    return await answer.finally(() => underWay.delete(answer));
  });
  await signal();
  console.log("Echo is stopping.");
  setTimeout(() => {
    console.error(`Echo stopped; requests cut off: ${underWay.size}.`);
    Deno.exit(1);
  }, config.SHUTDOWN_TIMEOUT_MS);
  // A server that shuts down stops reading the bodies of requests, uploads among them: let those come to their end first.
  await Promise.allSettled(underWay);
  await server.shutdown();
  await deps.close();
  Deno.exit(0);
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
