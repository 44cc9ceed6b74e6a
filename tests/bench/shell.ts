import { freePort } from "../support/free_port.ts";
import { median } from "./rounds.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
const PATH = "/api/v1/metrics/total_revenue";
const SECONDS = 3;
const CONNECTIONS = 32;

/** A server under load, in a process of its own. */
interface Server {
  readonly name: string;
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Requests a second that Echo answers with everything on (a key, limits, log, meters, headers), beside a bare Deno.serve
 * and a chain of Hono's own middleware that does the same, all three in turn and with the same document. `wrk` sends them.
 */
export async function measureShell(rounds: number): Promise<void> {
  if (!await hasWrk()) return console.log("\nThe shell was not measured: that takes wrk (apt-get install wrk).");
  const folder = await Deno.makeTempDir();
  const servers: Server[] = [];
  try {
    const settings = {
      APP_ENV: "test",
      DATA_DIR: folder,
      RATE_LIMIT_REQUESTS: "1000000000",
    };
    const key = await makeKey(settings);
    const echo = await serve("Echo", "src/main.ts", [], settings);
    servers.push(echo);
    const document = await (await fetch(echo.origin + PATH, { headers: { "X-API-Key": key } }))
      .text();
    servers.push(
      await serve("Deno.serve alone", "tests/bench/servers/bare.ts", [
        document,
      ]),
    );
    servers.push(
      await serve("Hono's own chain", "tests/bench/servers/stock.ts", [
        document,
        key,
      ]),
    );
    for (const { name, origin } of servers) {
      await mustAnswer(name, origin, key, document);
    }
    print(await rates(servers, key, rounds));
  } finally {
    for (const server of servers) await server.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

async function hasWrk(): Promise<boolean> {
  try {
    await new Deno.Command("wrk", { args: ["--version"], stdout: "null", stderr: "null" }).spawn().status;
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function rates(
  servers: readonly Server[],
  key: string,
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const measured = new Map<string, number[]>(
    servers.map(({ name }) => [name, []]),
  );
  for (let round = -1; round < rounds; round++) {
    for (const { name, origin } of servers) {
      const rate = await load(origin, key);
      if (round >= 0) measured.get(name)!.push(rate);
    }
  }
  return measured;
}

function print(measured: ReadonlyMap<string, readonly number[]>): void {
  const echo = measured.get("Echo")!;
  console.log(
    `\nA small JSON route, ${CONNECTIONS} connections, median of ${echo.length} rounds of ${SECONDS} s:\n`,
  );
  console.log("| server | requests/s | Echo ÷ it |\n|---|---|---|");
  for (const [name, all] of measured) {
    const ratio = median(echo.map((rate, round) => rate / all[round]!));
    console.log(
      `| ${name} | ${Math.round(median(all)).toLocaleString("en-US")} | ${ratio.toFixed(2)} |`,
    );
  }
}

/** Requests a second that were answered with 200; none may be answered otherwise. */
async function load(origin: string, key: string): Promise<number> {
  const headers = [
    `Authorization: Bearer ${key}`,
    "Accept-Encoding: gzip, deflate, br",
  ].flatMap((line) => ["-H", line]);
  const { stdout } = await new Deno.Command("wrk", {
    args: [
      "-t1",
      `-c${CONNECTIONS}`,
      `-d${SECONDS}s`,
      ...headers,
      origin + PATH,
    ],
  }).output();
  const said = new TextDecoder().decode(stdout);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(said)?.[1];
  if (rate === undefined || /Non-2xx|Socket errors/.test(said)) {
    throw new Error(`wrk said:\n${said}`);
  }
  return Number(rate);
}

async function mustAnswer(
  name: string,
  origin: string,
  key: string,
  document: string,
): Promise<void> {
  const answer = await fetch(origin + PATH, {
    headers: { Authorization: `Bearer ${key}` },
  });
  if (answer.status !== 200 || await answer.text() !== document) {
    throw new Error(`${name} answers something else.`);
  }
}

async function makeKey(
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      `${ROOT}src/cli/keys.ts`,
      "create",
      "--workspace",
      "new",
      "--name",
      "bench",
    ],
    env: settings,
  }).output();
  const key = /echo_[\w-]{40,}/.exec(new TextDecoder().decode(stdout))?.[0];
  if (key === undefined) {
    throw new Error(`No key was made: ${new TextDecoder().decode(stderr)}`);
  }
  return key;
}

/** Starts a module on a free port and waits until it answers; what it logs goes where nobody reads. */
async function serve(
  name: string,
  module: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = String(freePort());
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-check",
      "--config",
      `${ROOT}deno.json`,
      "--allow-all",
      ROOT + module,
      ...args,
    ],
    env: { ...settings, PORT: port },
    stdout: "null",
  }).spawn();
  const origin = `http://127.0.0.1:${port}`;
  while (!await answers(origin)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    name,
    origin,
    async stop() {
      child.kill("SIGTERM");
      await child.status;
    },
  };
}

async function answers(origin: string): Promise<boolean> {
  try {
    await (await fetch(origin)).body?.cancel();
    return true;
  } catch {
    return false;
  }
}
