import assert from "node:assert/strict";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

export interface Run {
  readonly child: Deno.ChildProcess;
  /** What it has said, on either stream, once the words are in it or it has ended. */
  until(words: RegExp): Promise<string>;
  /** Where it answers, once it does. */
  origin(): Promise<string>;
}

/** Starts Echo in a process of its own, its data in memory, with these settings; `before` is a module to run first. */
export function startEcho(settings: Readonly<Record<string, string>>, before?: URL): Run {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-check",
      "--allow-net",
      "--allow-env",
      "--allow-read",
      ...(before ? [`--preload=${before.pathname}`] : []),
      MAIN,
    ],
    env: { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1", DATABASE_URL: "", DATA_DIR: "memory", PORT: "0", ...settings },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let said = "";
  let heard = () => {};
  const reading = [child.stdout, child.stderr].map(async (stream) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      said += text;
      heard();
    }
  });
  const ended = Promise.all(reading);
  async function until(words: RegExp): Promise<string> {
    const found = new Promise<void>((resolve) => {
      heard = () => words.test(said) && resolve();
      heard();
    });
    await Promise.race([found, ended]);
    assert.match(said, words);
    return said;
  }
  return {
    child,
    until,
    origin: async () => /http:\/\/127\.0\.0\.1:\d+/.exec(await until(/http:\/\/127\.0\.0\.1:\d+["\n]/))![0],
  };
}
