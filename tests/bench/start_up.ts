import { freePort } from "../support/free_port.ts";
import { median } from "./rounds.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
const BARE = "tests/bench/servers/bare.ts";
const ECHO = "src/main.ts";

/**
 * Milliseconds from the start of a process to its first answer: of Echo to /health, and to a page, which takes all that it
 * loads and opens; beside a bare Deno.serve. The embedded database is there already.
 */
export async function measureStartUp(rounds: number): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const settings = { DATA_DIR: folder };
    await firstAnswer(ECHO, "/login", settings);
    const ways = [
      { name: "Deno.serve alone", run: () => firstAnswer(BARE, "/", {}) },
      { name: "Echo, /health", run: () => firstAnswer(ECHO, "/health", settings) },
      { name: "Echo, a page, with the embedded database", run: () => firstAnswer(ECHO, "/login", settings) },
    ];
    const times = ways.map(({ name }) => ({ name, all: [] as number[] }));
    for (let round = 0; round < rounds; round++) {
      for (const [i, { run }] of ways.entries()) times[i]!.all.push(await run());
    }
    const bare = times[0]!.all;
    console.log("\nFrom the start of a process to its first answer:\n\n| | time | ÷ bare |\n|---|---|---|");
    for (const { name, all } of times) {
      const ratio = median(all.map((time, round) => time / bare[round]!));
      console.log(`| ${name} | ${median(all).toFixed(0)} ms | ${ratio.toFixed(2)} |`);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function firstAnswer(module: string, path: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const port = freePort();
  const start = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--config", `${ROOT}deno.json`, "--allow-all", ROOT + module, "{}"],
    env: { ...settings, PORT: String(port), DENO_NO_UPDATE_CHECK: "1" },
    stdout: "null",
  }).spawn();
  while (!await answers(port, path)) await new Promise((resolve) => setTimeout(resolve, 1));
  const elapsed = performance.now() - start;
  child.kill("SIGTERM");
  await child.status;
  return elapsed;
}

/** Asks over a plain connection, which costs the asker nothing to speak of. */
async function answers(port: number, path: string): Promise<boolean> {
  try {
    using connection = await Deno.connect({ hostname: "127.0.0.1", port });
    await connection.write(new TextEncoder().encode(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`));
    const first = new Uint8Array(12);
    await connection.read(first);
    return new TextDecoder().decode(first) === "HTTP/1.1 200";
  } catch {
    return false;
  }
}
