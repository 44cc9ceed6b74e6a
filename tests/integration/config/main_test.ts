import assert from "node:assert/strict";
import { freePort } from "../../support/free_port.ts";
import { startEcho as start } from "../../support/start_echo.ts";

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
  assert.equal((await (await fetch(`${origin}/health/ready`)).json()).status, "pass");
  child.kill("SIGTERM");
  await until(/is stopping/);
  const ready = await fetch(`${origin}/health/ready`);
  assert.deepEqual([ready.status, (await ready.json()).output], [503, "Echo is stopping."]);
  assert.equal((await (await fetch(`${origin}/health`)).json()).status, "pass");
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

Deno.test("outside development every line on stdout is JSON, and the last are there when Echo has ended", async () => {
  const { child, until, origin } = start({ APP_ENV: "test" });
  await (await fetch(`${await origin()}/health?token=hunter2`)).body!.cancel();
  child.kill("SIGTERM");
  assert.equal((await child.status).code, 0);
  const lines = (await until(/"stopped"/)).trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({ event }) => event), ["listening", "request", "stopping", "stopped"]);
  assert.doesNotMatch(JSON.stringify(lines), /hunter2/);
});

const TOKEN = "4f1c9be07d2a8635f0e1b2c3d4a59687";

Deno.test("operators read metrics and health with the token of METRICS_TOKEN, and no secret of the environment is said", async () => {
  const { child, until, origin } = start({
    METRICS_TOKEN: TOKEN,
    LOG_LEVEL: "debug",
    UNRELATED_SECRET: "hunter2hunter2",
  });
  const at = await origin();
  assert.equal((await (await fetch(`${at}/metrics`)).json()).code, "unauthorized");
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const said = await Promise.all(["/metrics", "/health/detailed"].map(async (path) => {
    return await (await fetch(at + path, { headers })).text();
  }));
  assert.match(
    said[0]!,
    /\necho_api_request_duration_seconds_count\{method="GET",endpoint="\/metrics",status="401"\} 1\n/,
  );
  assert.match(said[1]!, /"status":"pass"/);
  child.kill("SIGTERM");
  assert.equal((await child.status).code, 0);
  said.push(await until(/stopped/));
  assert.match(said[2]!, /request_started/);
  assert.doesNotMatch(said.join("\n"), new RegExp(`${TOKEN}|hunter2`));
});

Deno.test("a password in the address of a database that can't be reached is not said", async () => {
  const { child, until } = start({ DATABASE_URL: "postgres://root:hunter2hunter2@127.0.0.1:1/none" });
  assert.equal((await child.status).code, 1);
  assert.doesNotMatch(await until(/out of reach/), /hunter2/);
});

Deno.test("an error that nobody awaits ends Echo with status 1, and with its line in the log", async () => {
  const before = new URL("../../support/reject_on_signal.ts", import.meta.url);
  const { child, until, origin } = start({ APP_ENV: "test" }, before);
  await origin();
  child.kill("SIGUSR2");
  assert.equal((await child.status).code, 1);
  const { level, causes } = JSON.parse((await until(/"crashed"/)).trimEnd().split("\n").at(-1)!);
  assert.deepEqual([level, causes], ["error", ["Error: lost postgres://[redacted]@db/echo"]]);
});

Deno.test("before anything is opened Echo says that it lives and isn't ready; what else is asked is kept until it can answer", async () => {
  // A database that takes connections and says nothing.
  const silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const port = freePort();
  const DATABASE_URL = `postgres://root@127.0.0.1:${silent.addr.port}/none`;
  const { child } = start({ DATABASE_URL, PORT: String(port) });
  const origin = `http://127.0.0.1:${port}`;
  const alive = await firstAnswer(`${origin}/health`);
  assert.deepEqual([alive.status, (await alive.json()).status], [200, "pass"]);
  assert.match(alive.headers.get("Content-Security-Policy")!, /default-src 'none'/);
  assert.match(alive.headers.get("X-Request-Id")!, /^[0-9a-f-]{36}$/);
  const ready = await fetch(`${origin}/health/ready`);
  assert.deepEqual([ready.status, (await ready.json()).output], [503, "Echo is starting."]);
  child.kill("SIGKILL");
  await child.status;
  silent.close();

  const { child: opening } = start({ PORT: String(port) });
  const kept = await firstAnswer(`${origin}/api/v1/metrics/mrr`);
  assert.deepEqual([kept.status, (await kept.json()).name], [200, "mrr"]);
  opening.kill("SIGTERM");
  assert.equal((await opening.status).code, 0);
});

/** The first answer of a server that comes up. */
async function firstAnswer(url: string): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
