import assert from "node:assert/strict";
import { nameRequest } from "../../../src/http/request_fingerprint.ts";
import { idsFrom } from "../../../src/http/seeded.ts";
import { sha256 } from "../../../src/adapters/system/digest.ts";
import type { Deps } from "../../../src/ports/deps.ts";
import { chunkedBody } from "../../support/chunked_body.ts";
import { ENGINES, openMigrated } from "../../support/databases.ts";
import { tenant } from "../../support/keyed_app.ts";
import { memoryApp } from "../../support/memory_app.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { plainAlarms } from "../../support/plain_alarms.ts";
import { revenueCsv } from "../../support/revenue_rows.ts";
import { appOn } from "../../support/test_app.ts";

type App = ReturnType<typeof memoryApp>["app"];

const UPLOAD = "/api/v1/ingestion/upload/csv?filename=a.csv";
const CSV = revenueCsv(30);
const LARGE = revenueCsv(40_000); // 2 MB: more than is read ahead

async function send(app: App, key: string, path: string, body: BodyInit, type?: string) {
  const headers = { "Idempotency-Key": key, ...(type ? { "Content-Type": type } : {}) };
  const answer = await app.request(path, { method: "POST", headers, body });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) };
}

const upload = (app: App, key: string, body: BodyInit = CSV) => send(app, key, UPLOAD, body, "text/csv");

function generate(app: App, key: string, source_id: string, more: object = {}) {
  const order = { source_id, template_type: "revenue_health", ...more };
  return send(app, key, "/api/v1/reports/generate", JSON.stringify(order), "application/json");
}

function formOf(text: string): FormData {
  const form = new FormData();
  form.set("currency", "USD");
  form.set("file", new File([text], "a.csv"));
  return form;
}

/** The app over memory, with some of it replaced; `sources` are those that are stored. */
function appWith(change: (deps: Deps) => Partial<Deps>) {
  const deps = memoryDeps();
  const { app } = memoryApp({ ...deps, ...change(deps) });
  const ids = async (kind: "sources" | "reports") =>
    (await deps[kind].list("ws_local", { limit: 100 })).items.map(({ id }) => id);
  return { app, deps, ids };
}

Deno.test("the same key and body give the stored answer, byte for byte, and make nothing more", async () => {
  const { app, stored } = memoryApp();
  for (const [key, body] of [["a", CSV], ["b", LARGE]] as const) {
    const [first, again] = [await upload(app, key, body), await upload(app, key, body)];
    assert.deepEqual([first.status, first.headers.get("Idempotency-Replayed")], [201, null]);
    assert.deepEqual([again.status, again.headers.get("Idempotency-Replayed")], [201, "true"]);
    assert.equal(again.text, first.text);
    for (const name of ["Location", "Content-Type"]) assert.equal(again.headers.get(name), first.headers.get(name));
  }
  assert.equal(await stored(), 2);
  const { body: { id } } = await upload(app, "a");
  const [first, again] = [await generate(app, "c", id), await generate(app, "c", id)];
  assert.equal(again.text, first.text);
  assert.equal(await stored(), 3);
  assert.notEqual((await upload(app, "d", `${CSV}2024-05-01,5.00\n`)).body.id, id);
});

Deno.test("another request under the key is a mismatch: another body, address, type, or a body that goes on", async () => {
  const { app, stored } = memoryApp();
  const { body: { id } } = await upload(app, "a");
  await upload(app, "b", LARGE);
  const others = [
    () => upload(app, "a", `${CSV}O-31,2024-01-01,1.00,C1,Pro,paid\n`),
    () => upload(app, "b", `${LARGE}O-40001,2024-01-01,1.00,C1,Pro,paid\n`),
    () => upload(app, "b", LARGE.slice(0, -2)),
    () => upload(app, "a", LARGE.repeat(6)),
    () => send(app, "a", UPLOAD.replace("a.csv", "b.csv"), CSV, "text/csv"),
    () => send(app, "a", UPLOAD, CSV, "text/plain"),
    () => generate(app, "a", id),
  ];
  for (const other of others) {
    const { status, body } = await other();
    assert.deepEqual([status, body.code], [422, "idempotency_mismatch"]);
  }
  assert.equal(await stored(), 2);
});

Deno.test("a form sent again has another boundary and is the same form", async () => {
  const { app, stored } = memoryApp();
  const path = "/api/v1/ingestion/upload/csv";
  for (const [key, text] of [["a", CSV], ["b", LARGE]] as const) {
    const first = await send(app, key, path, formOf(text));
    const again = await send(app, key, path, formOf(text));
    assert.equal(first.status, 201);
    assert.deepEqual([again.text, again.headers.get("Idempotency-Replayed")], [first.text, "true"]);
    assert.equal((await send(app, key, path, formOf(`${text}x`))).body.code, "idempotency_mismatch");
  }
  assert.equal(await stored(), 2);
});

Deno.test("a request's name doesn't hang on where its chunks begin and end", async () => {
  const name = async (size: number, boundary: string) => {
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"\r\n\r\n${LARGE}\r\n--${boundary}--\r\n`;
    const headers = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
    const request = new Request("http://e/x", { method: "POST", headers, body: chunkedBody(body, size) });
    return await (await nameRequest(request, { digest: sha256, alarms: plainAlarms })).rest(10_000_000);
  };
  const names = await Promise.all([
    name(10_000_000, "abcabcabd"),
    name(997, "abcabcabd"),
    name(65_536, "----WebKitFormBoundary7MA4"),
  ]);
  assert.equal(new Set(names).size, 1);
});

Deno.test("a key is 1 to 255 visible characters", async () => {
  const { app, stored } = memoryApp();
  for (const key of ["", "a b", "ü", "x".repeat(256)]) {
    assert.equal((await upload(app, key)).status, 422, key);
  }
  assert.equal((await upload(app, "x".repeat(255))).status, 201);
  assert.equal(await stored(), 1);
});

Deno.test("while a request is being answered the same one is in flight; after it, replayed", async () => {
  const { app } = memoryApp();
  const last = Promise.withResolvers<void>();
  const parts = [LARGE.slice(0, 1_500_000), LARGE.slice(1_500_000)].map((text) => new TextEncoder().encode(text));
  // The second part is asked for once the hold is taken.
  const claimed = Promise.withResolvers<void>();
  const body = new ReadableStream({
    async pull(controller) {
      if (parts.length === 1) {
        claimed.resolve();
        await last.promise;
      }
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  }, { highWaterMark: 0 });
  const slow = upload(app, "a", body);
  await claimed.promise;
  const meanwhile = await upload(app, "a", LARGE);
  assert.deepEqual([meanwhile.status, meanwhile.body.code], [409, "idempotency_in_flight"]);
  last.resolve();
  const first = await slow;
  assert.equal(first.status, 201);
  assert.equal((await upload(app, "a", LARGE)).text, first.text);
});

Deno.test("what failed for the caller's fault is forgotten: the key is free for the mended request", async () => {
  const { app, stored } = memoryApp();
  assert.equal((await upload(app, "a", "nothing\n")).status, 422);
  assert.equal((await upload(app, "a")).status, 201);
  assert.equal(await stored(), 1);
});

Deno.test("an upload that was done but answered with a 500 is answered on the next try, and made once", async () => {
  for (const file of [CSV, LARGE]) {
    let broken = true;
    const { app, ids } = appWith(({ sources }) => ({
      sources: {
        ...sources,
        async save(...given) {
          const saved = await sources.save(...given);
          if (broken) throw new Error("the connection broke after the commit");
          return saved;
        },
      },
    }));
    assert.equal((await upload(app, "a", file)).status, 500);
    broken = false;
    const made = await ids("sources");
    assert.equal(made.length, 1);
    const retried = await upload(app, "a", file);
    assert.deepEqual([retried.status, retried.body.id], [201, made[0]]);
    assert.equal((await upload(app, "a", file)).text, retried.text);
    assert.deepEqual(await ids("sources"), made);
    assert.equal((await upload(app, "a", file.slice(0, -2))).body.code, "idempotency_mismatch");
  }
});

Deno.test("a report that was made but answered with a 500 is the same report on the next try, whatever became of its source", async () => {
  let broken = true;
  const { app, deps, ids } = appWith(({ reports }) => ({
    reports: {
      ...reports,
      async save(...given) {
        await reports.save(...given);
        if (broken) throw new Error("the connection broke after the commit");
      },
    },
  }));
  const { body: { id } } = await upload(app, "u");
  assert.equal((await generate(app, "a", id)).status, 500);
  broken = false;
  const mismatch = await generate(app, "a", id, { period: "week" });
  assert.equal(mismatch.body.code, "idempotency_mismatch");
  const patch = { method: "PATCH", headers: { "Content-Type": "application/json" }, body: '{"currency":"EUR"}' };
  assert.equal((await app.request(`/api/v1/ingestion/sources/${id}`, patch)).status, 200);
  const retried = await generate(app, "a", id);
  const [made] = await ids("reports");
  assert.deepEqual([retried.status, retried.body.id], [201, made]);
  const stored = (await deps.reports.find("ws_local", made!))!;
  assert.equal(JSON.stringify(retried.body.report), stored.body);
  assert.equal(JSON.stringify(retried.body.stages), stored.stages);
  assert.deepEqual(await ids("reports"), [made]);
});

Deno.test("an answer that couldn't be kept reaches the caller; once its hold ends, a retry makes the same", async () => {
  let broken = true;
  const { app, deps, ids } = appWith(({ idempotency }) => ({
    idempotency: {
      ...idempotency,
      finish: (...given) => broken ? Promise.reject(new Error("down")) : idempotency.finish(...given),
    },
  }));
  const first = await upload(app, "a");
  assert.equal(first.status, 201);
  assert.equal((await upload(app, "a")).body.code, "idempotency_in_flight");
  broken = false;
  for (let second = 0; second < 60; second++) deps.clock.now(); // each look moves this clock on by a second
  const retried = await upload(app, "a");
  assert.equal(retried.text, first.text);
  assert.deepEqual(await ids("sources"), [first.body.id]);
});

Deno.test("a caller that goes away before the answer gets it on the next try, and one source is made", async () => {
  const [saving, goneAway, kept] = [0, 0, 0].map(() => Promise.withResolvers<void>()) as [
    PromiseWithResolvers<void>,
    PromiseWithResolvers<void>,
    PromiseWithResolvers<void>,
  ];
  const { app, ids } = appWith(({ sources, idempotency }) => ({
    sources: {
      ...sources,
      async save(...given) {
        saving.resolve();
        await goneAway.promise;
        return await sources.save(...given);
      },
    },
    idempotency: {
      ...idempotency,
      async finish(...given) {
        await idempotency.finish(...given);
        kept.resolve();
      },
    },
  }));
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, app.fetch);
  const abort = new AbortController();
  const headers = { "Idempotency-Key": "a", "Content-Type": "text/csv" };
  const send = (signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${server.addr.port}${UPLOAD}`, { method: "POST", headers, body: CSV, signal });
  const first = send(abort.signal);
  await saving.promise;
  abort.abort();
  await assert.rejects(first, { name: "AbortError" });
  goneAway.resolve();
  await kept.promise;
  const retried = await send();
  assert.deepEqual([retried.status, retried.headers.get("Idempotency-Replayed")], [201, "true"]);
  assert.deepEqual(await ids("sources"), [(await retried.json()).id]);
  await server.shutdown();
});

Deno.test("another file after an upload whose name was never learnt doesn't pass for the first", async () => {
  const { app, ids } = appWith(({ sources, idempotency }) => ({
    idempotency: { ...idempotency, leave: (hold) => idempotency.leave(hold, null) },
    sources: {
      ...sources,
      async save(...given) {
        await sources.save(...given);
        throw new Error("the process died");
      },
    },
  }));
  assert.equal((await upload(app, "a", LARGE)).status, 500);
  const other = await upload(app, "a", LARGE.slice(0, -30));
  assert.deepEqual([other.status, other.body.code], [422, "idempotency_mismatch"]);
  assert.equal((await ids("sources")).length, 1);
});

Deno.test("a key is made once, and its secret isn't kept for a replay", async () => {
  const { app, deps } = memoryApp();
  const order = '{"name":"x","scopes":["read"]}';
  const first = await send(app, "a", "/api/v1/keys", order, "application/json");
  assert.equal(first.status, 201);
  const again = await send(app, "a", "/api/v1/keys", order, "application/json");
  assert.deepEqual([again.status, again.body.code], [409, "conflict"]);
  assert.ok(!again.text.includes(first.body.key));
  assert.equal((await deps.keys.list("ws_local", { limit: 5 })).items.length, 1);
});

Deno.test("a key that was made but answered with a 500 isn't made twice", async () => {
  let broken = true;
  const { app, deps } = appWith(({ keys }) => ({
    keys: {
      ...keys,
      async add(...given) {
        const added = await keys.add(...given);
        if (broken) throw new Error("the connection broke after the commit");
        return added;
      },
    },
  }));
  const ask = () => send(app, "a", "/api/v1/keys", '{"name":"x","scopes":["read"]}', "application/json");
  assert.equal((await ask()).status, 500);
  broken = false;
  for (let round = 0; round < 3; round++) assert.match((await ask()).body.detail, /rotate it/);
  assert.equal((await deps.keys.list("ws_local", { limit: 5 })).items.length, 1);
});

Deno.test("a seed gives the same ids each time, in order", () => {
  const seed = "01hzzzzzzzabcdefghjkmnpqrstvxx";
  const [one, other] = [idsFrom(seed), idsFrom(seed)];
  const made = Array.from({ length: 1024 }, () => one.next("src"));
  assert.deepEqual(Array.from({ length: 1024 }, () => other.next("src")), made);
  assert.equal(new Set(made).size, 1024);
  assert.deepEqual(made.toSorted(), made);
  assert.throws(() => one.next("src"), RangeError);
});

Deno.test("another workspace's key of the same name is its own", async () => {
  const { app, deps } = memoryApp();
  const answers = [];
  for (const owner of [await tenant(deps), await tenant(deps)]) {
    const headers = { "Idempotency-Key": "same", "Content-Type": "text/csv", Authorization: `Bearer ${owner.secret}` };
    const answer = await app.request(UPLOAD, { method: "POST", headers, body: CSV });
    answers.push([answer.status, answer.headers.get("Idempotency-Replayed"), (await answer.json()).id]);
  }
  assert.deepEqual(answers.map(([status, replayed]) => [status, replayed]), [[201, null], [201, null]]);
  assert.notEqual(answers[0]![2], answers[1]![2]);
});

for (const engine of ENGINES) {
  // The embedded engine leaves its WebAssembly's timers to the garbage collector.
  const sane = { sanitizeOps: false, sanitizeResources: false };
  Deno.test({ name: `50 at once under one key, through two apps on ${engine.name}, make one`, ...sane }, async () => {
    const database = await openMigrated(engine);
    try {
      const apps = [await appOn(database, "local"), await appOn(database, "local")];
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => upload(apps[n % 2]!.app, "once")));
      const made = answers.filter(({ status }) => status === 201);
      assert.ok(made.length >= 1);
      assert.equal(new Set(made.map(({ text }) => text)).size, 1);
      assert.equal(made.filter(({ headers }) => headers.get("Idempotency-Replayed") === null).length, 1);
      const others = answers.filter(({ status }) => status !== 201);
      for (const { status, body } of others) assert.deepEqual([status, body.code], [409, "idempotency_in_flight"]);
      const [counted] = await database.sql`SELECT count(*)::int AS sources FROM sources`;
      assert.equal(counted!.sources, 1);
      const replay = await upload(apps[1]!.app, "once");
      assert.deepEqual([replay.text, replay.headers.get("Idempotency-Replayed")], [made[0]!.text, "true"]);
    } finally {
      await database.close();
    }
  });
}
