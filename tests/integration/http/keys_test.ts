import assert from "node:assert/strict";
import type { Scope } from "../../../src/domain/values/scope.ts";
import { createApp } from "../../../src/http/app.ts";
import { budgetsOf } from "../../../src/http/budgets.ts";
import { anotherKey, type KeyedApp, keyedApp, tenant } from "../../support/keyed_app.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { LIMITS, WORKSPACE } from "../../support/read_text.ts";

const KEYS = "/api/v1/keys";
const SOURCES = "/api/v1/ingestion/sources";
const DAY = 24 * 3600;

function bearer(secret: string): Record<string, string> {
  return { Authorization: `Bearer ${secret}` };
}

/** Sends JSON with a key; answers the status and what came back. */
async function send({ app }: KeyedApp, secret: string, request: string, body?: unknown) {
  const [method, path] = request.split(" ");
  const answer = await app.request(path!, {
    method,
    headers: { ...bearer(secret), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
}

Deno.test("a key comes in by either header, and nothing else does", async () => {
  const test = keyedApp();
  const { secret } = await tenant(test.deps);
  for (const headers of [bearer(secret), { Authorization: `bearer  ${secret}` }, { "X-API-Key": secret }]) {
    assert.equal((await test.app.request(SOURCES, { headers })).status, 200);
  }
  const mistyped = secret.slice(0, -1) + (secret.endsWith("x") ? "y" : "x");
  const refused: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{}, /Send a key/],
    [bearer(mistyped), /mistyped/],
    [bearer(secret.toUpperCase()), /mistyped/],
    [bearer("echo_ü"), /mistyped/],
    [{ Authorization: `Basic ${btoa(`x:${secret}`)}` }, /Bearer/],
    [{ "X-API-Key": "" }, /mistyped/],
    [bearer((await tenant(keyedApp().deps)).secret), /no such key/],
  ];
  for (const [headers, words] of refused) {
    for (const path of [SOURCES, "/api/v1/poems", "/nothing"]) {
      const answer = await test.app.request(path, { headers });
      assert.equal(answer.status, 401, `${path} ${words}`);
      assert.equal(answer.headers.get("WWW-Authenticate"), 'Bearer realm="echo"');
      const { code, detail } = await answer.json();
      assert.equal(code, "unauthorized");
      assert.match(detail, words);
    }
  }
  const both = await test.app.request(SOURCES, { headers: { ...bearer(secret), "X-API-Key": secret } });
  assert.equal(both.status, 400);
});

Deno.test("health and the pages' looks are open to all", async () => {
  const { app } = keyedApp();
  for (const path of ["/health", "/health/ready", "/assets/app.css", "/login"]) {
    assert.equal((await app.request(path)).status, 200, path);
  }
  for (const path of ["/health/", "/assets/x/y", "/Login", "/loginx"]) {
    assert.equal((await app.request(path)).status, 401, path);
  }
});

Deno.test("read looks and asks, write changes, admin manages keys, and each may what the lower may", async () => {
  const test = keyedApp();
  const { workspace } = await tenant(test.deps);
  const asked = { source_id: "src_none" };
  const needs: readonly (readonly [string, Scope, unknown?])[] = [
    [`GET ${SOURCES}`, "read"],
    ["POST /api/v1/metrics/calculate", "read", asked],
    ["POST /api/v1/metrics/timeseries", "read", { ...asked, role: "amount", operation: "date_range" }],
    ["POST /api/v1/reports/generate", "write", { ...asked, template_type: "revenue_health" }],
    ["POST /api/v1/ingestion/upload/csv", "write", {}],
    [`PATCH ${SOURCES}/src_none`, "write", {}],
    [`DELETE ${SOURCES}/src_none`, "write"],
    ["DELETE /api/v1/reports/rpt_none", "write"],
    [`GET ${KEYS}`, "admin"],
    [`GET /api/v1/%6beys`, "admin"],
    [`GET ${KEYS}/key_none`, "admin"],
    [`POST ${KEYS}`, "admin", { name: "x", scopes: ["read"] }],
    [`POST ${KEYS}/key_none/rotate`, "admin", {}],
    [`DELETE ${KEYS}/key_none`, "admin"],
  ];
  const order: readonly Scope[] = ["read", "write", "admin"];
  for (const held of order) {
    const { secret } = await anotherKey(test.deps, workspace, [held]);
    for (const [request, needed, body] of needs) {
      const { status, body: answer } = await send(test, secret, request, body);
      if (order.indexOf(held) >= order.indexOf(needed)) {
        assert.ok(status !== 401 && status !== 403, `${held} ${request}`);
      } else {
        assert.deepEqual([status, answer.code], [403, "forbidden"], `${held} ${request}`);
        assert.match(answer.detail, new RegExp(`"${needed}"`));
      }
    }
  }
});

Deno.test("a key is made, shown once, listed without its secret, used, and revoked", async () => {
  const test = keyedApp();
  const admin = await tenant(test.deps);
  const order = { name: " till ", scopes: ["read", "read"], expires_at: "2024-07-02T02:00:00+02:00" };
  const made = await send(test, admin.secret, `POST ${KEYS}`, order);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.equal(made.headers.get("Cache-Control"), "no-store");
  assert.equal(made.headers.get("Location"), `${KEYS}/${made.body.id}`);
  const { key, ...document } = made.body;
  assert.match(key, /^echo_[0-9A-Za-z]{49}$/);
  assert.deepEqual(document, {
    object: "key",
    id: document.id,
    name: "till",
    prefix: key.slice(0, 12),
    scopes: ["read"],
    created_at: "2024-07-01T00:00:00.000Z",
    expires_at: "2024-07-02T00:00:00.000Z",
    last_used_at: null,
    revoked_at: null,
  });
  assert.equal((await send(test, key, `GET ${SOURCES}`)).status, 200);
  const list = await send(test, admin.secret, `GET ${KEYS}`);
  assert.deepEqual(list.body.data.map(({ id }: { id: string }) => id), [document.id, admin.id]);
  const one = await send(test, admin.secret, `GET ${KEYS}/${document.id}`);
  assert.deepEqual(one.body, { ...document, last_used_at: "2024-07-01T00:00:00.000Z" });
  assert.doesNotMatch(JSON.stringify([list.body, one.body]), /hash|[0-9a-f]{64}|echo_[0-9A-Za-z]{8}/);
  assert.equal((await send(test, admin.secret, `DELETE ${KEYS}/${document.id}`)).status, 204);
  const refused = await send(test, key, `GET ${SOURCES}`);
  assert.deepEqual([refused.status, refused.body.detail], [401, "The key was revoked."]);
  assert.equal((await send(test, admin.secret, `DELETE ${KEYS}/${document.id}`)).status, 204);
});

Deno.test("a key works until it expires, not after", async () => {
  const test = keyedApp();
  const { workspace } = await tenant(test.deps);
  const { secret } = await anotherKey(test.deps, workspace, ["read"], new Date("2024-07-02T00:00:00Z"));
  test.pass(DAY - 1);
  assert.equal((await send(test, secret, `GET ${SOURCES}`)).status, 200);
  test.pass(1);
  const refused = await send(test, secret, `GET ${SOURCES}`);
  assert.deepEqual([refused.status, refused.body.detail], [401, "The key has expired."]);
});

Deno.test("a rotated key's old secret works as long as was granted", async () => {
  const test = keyedApp();
  const admin = await tenant(test.deps);
  const first = await anotherKey(test.deps, admin.workspace, ["read"]);
  const rotated = await send(test, admin.secret, `POST ${KEYS}/${first.id}/rotate`, { grace_seconds: 60 });
  assert.equal(rotated.headers.get("Cache-Control"), "no-store");
  assert.notEqual(rotated.body.key, first.secret);
  assert.equal((await send(test, first.secret, `GET ${SOURCES}`)).status, 200);
  test.pass(60);
  const refused = await send(test, first.secret, `GET ${SOURCES}`);
  assert.deepEqual([refused.status, refused.body.detail], [401, "The key was rotated; the new one works."]);
  assert.equal((await send(test, rotated.body.key, `GET ${SOURCES}`)).status, 200);
  const at_once = await send(test, admin.secret, `POST ${KEYS}/${first.id}/rotate`, {});
  assert.equal((await send(test, rotated.body.key, `GET ${SOURCES}`)).status, 401);
  assert.equal((await send(test, at_once.body.key, `GET ${SOURCES}`)).status, 200);
});

Deno.test("the last admin key stays unless it is let go by force", async () => {
  const test = keyedApp();
  const admin = await tenant(test.deps);
  const kept = await send(test, admin.secret, `DELETE ${KEYS}/${admin.id}`);
  assert.deepEqual([kept.status, kept.body.code], [409, "conflict"]);
  assert.equal((await send(test, admin.secret, `DELETE ${KEYS}/${admin.id}?force=yes`)).status, 422);
  assert.equal((await send(test, admin.secret, `DELETE ${KEYS}/${admin.id}?force=true`)).status, 204);
  assert.equal((await send(test, admin.secret, `GET ${KEYS}`)).status, 401);
});

Deno.test("what a key can't be is refused with a pointer", async () => {
  const test = keyedApp();
  const { secret } = await tenant(test.deps);
  const wrong: readonly (readonly [unknown, string])[] = [
    [{ scopes: ["read"] }, "/name"],
    [{ name: "  ", scopes: ["read"] }, "/name"],
    [{ name: "a\u0000b", scopes: ["read"] }, "/name"],
    [{ name: "x", scopes: [] }, "/scopes"],
    [{ name: "x", scopes: ["root"] }, "/scopes/0"],
    [{ name: "x", scopes: ["read"], expires_at: "soon" }, "/expires_at"],
    [{ name: "x", scopes: ["read"], expires_at: "2024-07-01T00:00:00Z" }, "/expires_at"],
  ];
  for (const [body, pointer] of wrong) {
    const answer = await send(test, secret, `POST ${KEYS}`, body);
    assert.deepEqual([answer.status, answer.body.errors[0].pointer], [422, pointer], JSON.stringify(body));
  }
  const grace = await send(test, secret, `POST ${KEYS}/key_x/rotate`, { grace_seconds: 604_801 });
  assert.equal(grace.status, 422);
});

Deno.test("the log names the key's beginning and the workspace, and holds no secret", async () => {
  const test = keyedApp();
  const { secret, workspace } = await tenant(test.deps);
  const { body } = await send(test, secret, `POST ${KEYS}`, { name: "x", scopes: ["read"] });
  await send(test, body.key, `GET ${SOURCES}`);
  await send(test, `${secret}x`, `GET ${SOURCES}`);
  const lines = test.log.map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ key_prefix, workspace, status }) => [key_prefix, workspace, status]),
    [[secret.slice(0, 12), workspace, 201], [body.key.slice(0, 12), workspace, 200], [undefined, undefined, 401]],
  );
  for (const text of [secret, body.key]) assert.ok(!test.log.join().includes(text.slice(12)));
});

Deno.test("an address may be wrong as often as ten keys may ask (10 × 3), and right as often as it likes; then no key of it is looked at", async () => {
  const deps = memoryDeps();
  const { secret } = await tenant(deps);
  const rateLimit = { budgets: budgetsOf(3, 1_000_000_000), trustedHops: 1 };
  const app = createApp(deps, { limits: LIMITS, workspace: WORKSPACE, auth: "keys", secureCookies: false, rateLimit });
  const ask = (key: string, address: string) =>
    app.request("/api/v1/metrics/mrr", { headers: { "X-API-Key": key, "X-Forwarded-For": address } });
  assert.deepEqual([(await ask(secret, "10.0.0.1")).status, (await ask(secret, "10.0.0.1")).status], [200, 200]);
  for (let guess = 0; guess < 30; guess++) assert.equal((await ask("echo_guess", "10.0.0.1")).status, 401);
  for (const key of ["echo_guess", secret]) {
    const refused = await ask(key, "10.0.0.1");
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get("Retry-After")) > 0);
    assert.match(refused.headers.get("RateLimit")!, /^"default";r=0;/);
  }
  assert.equal((await ask(secret, "10.0.0.2")).status, 200);
  assert.equal((await ask(secret, "10.0.0.2")).status, 429);
});

Deno.test("where no key is needed, sending one gets around no budget: not of sign-ins, not of the operators' token", async () => {
  const rateLimit = { budgets: budgetsOf(10, 1_000_000_000), trustedHops: 0 };
  const operators = { token: "t".repeat(40) };
  const options = { limits: LIMITS, workspace: WORKSPACE, auth: "keys", secureCookies: false, operators } as const;
  const app = createApp(memoryDeps(), { ...options, rateLimit });
  const headers = { Authorization: "Bearer wrong" };
  const signIn = () => app.request("/login", { method: "POST", headers, body: new URLSearchParams({ key: "x" }) });
  assert.notEqual((await signIn()).status, 429);
  assert.equal((await signIn()).status, 429);
  for (let asked = 2; asked < 10; asked++) assert.equal((await app.request("/metrics", { headers })).status, 401);
  assert.equal((await app.request("/metrics", { headers })).status, 429);
  assert.equal((await app.request("/openapi.json", { headers })).status, 429);
});
