import assert from "node:assert/strict";

const MAIN = new URL("../../../src/main.ts", import.meta.url).pathname;

interface Run {
  readonly child: Deno.ChildProcess;
  /** What it has said, on either stream, once the words are in it or it has ended. */
  until(words: RegExp): Promise<string>;
}

/** Starts Echo in a process of its own, its data in memory, with these settings. */
function start(settings: Readonly<Record<string, string>>): Run {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-net", "--allow-env", "--allow-read", MAIN],
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
  return {
    child,
    async until(words) {
      const found = new Promise<void>((resolve) => {
        heard = () => words.test(said) && resolve();
        heard();
      });
      await Promise.race([found, ended]);
      assert.match(said, words);
      return said;
    },
  };
}

Deno.test("Echo says where it listens; a signal lets a request under way finish, then it ends with status 0", async () => {
  const { child, until } = start({ HOST: "0.0.0.0" });
  const said = await until(/Echo listens on http:\/\/127\.0\.0\.1:\d+\n/);
  const origin = /http:\S+/.exec(said)![0];
  const first = Promise.withResolvers<void>();
  const last = Promise.withResolvers<void>();
  const parts = ["date,amount\n", "2024-01-01,5.00\n"].map((text) => new TextEncoder().encode(text));
  const body = new ReadableStream({
    async pull(controller) {
      const part = parts.shift();
      if (!part) return controller.close();
      if (parts.length === 0) await last.promise;
      controller.enqueue(part);
      first.resolve();
    },
  });
  const upload = fetch(`${origin}/api/v1/ingestion/upload/csv`, {
    method: "POST",
    headers: { "Content-Type": "text/csv" },
    body,
  });
  await first.promise;
  assert.equal((await (await fetch(`${origin}/health`)).json()).status, "pass");
  child.kill("SIGTERM");
  await until(/is stopping/);
  last.resolve();
  assert.equal((await (await upload).json()).rows.ok, 1);
  assert.equal((await child.status).code, 0);
  await until(/listens/);
});

Deno.test("a port that is taken, and settings that are wrong, end the start with status 1 and words", async () => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const runs = [
    [{ PORT: String(taken.addr.port) }, /Echo can't start: the port is taken/],
    [{ PORT: "many", APP_ENV: "moon" }, /Echo can't start: .*\nAPP_ENV .*\nPORT .*\n$/],
    [{ DATABASE_URL: "postgres://root@127.0.0.1:1/none" }, /Echo can't start: The database is out of reach/],
  ] as const;
  for (const [settings, words] of runs) {
    const { child, until } = start(settings);
    assert.equal((await child.status).code, 1);
    await until(words);
  }
  taken.close();
});

Deno.test("a request that doesn't end in time is cut off when Echo stops", async () => {
  const { child, until } = start({ SHUTDOWN_TIMEOUT_MS: "50" });
  const origin = /http:\S+/.exec(await until(/listens/))![0];
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("date,")) });
  const upload = fetch(`${origin}/api/v1/ingestion/upload/csv`, {
    method: "POST",
    headers: { "Content-Type": "text/csv" },
    body,
  });
  const broken = assert.rejects(upload);
  await (await fetch(`${origin}/health`)).body!.cancel();
  child.kill("SIGINT");
  assert.equal((await child.status).code, 1);
  await broken;
  await until(/cut off: 1/);
});
