import { ConfigError, readConfig, SETTING_NAMES } from "./config.ts";
import { createDeps } from "./deps.ts";
import { createApp } from "./http/app.ts";

/** Serves until a signal comes, then lets requests in flight finish. */
async function main(): Promise<void> {
  const config = readConfig(Object.fromEntries(SETTING_NAMES.map((name) => [name, Deno.env.get(name)])));
  const deps = await createDeps(config);
  const app = createApp(deps, {
    limits: { maxBytes: config.MAX_UPLOAD_BYTES, maxRows: config.MAX_UPLOAD_ROWS },
    workspace: { id: "ws_local", currency: config.WORKSPACE_CURRENCY, timezone: config.WORKSPACE_TIMEZONE },
    log: (line) => console.log(line),
  });
  const server = Deno.serve({
    hostname: config.HOST,
    port: config.PORT,
    onListen: ({ port }) => console.log(`Echo listens on http://${config.HOST}:${port}`),
  }, app.fetch);
  await signal();
  const patience = setTimeout(() => Deno.exit(0), config.SHUTDOWN_TIMEOUT_MS);
  await server.shutdown();
  await deps.close();
  clearTimeout(patience);
  Deno.exit(0);
}

/** Settles at the first signal to stop. */
function signal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(name, () => resolve());
  });
}

try {
  await main();
} catch (error) {
  if (error instanceof ConfigError) console.error(`Echo can't start with these settings:\n${error.message}`);
  else if (error instanceof Deno.errors.AddrInUse) console.error("Echo can't start: the port is taken. Set PORT.");
  else console.error("Echo can't start:", error instanceof Error ? error.message : error);
  Deno.exit(1);
}
