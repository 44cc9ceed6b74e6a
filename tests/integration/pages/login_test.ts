import assert from "node:assert/strict";
import { localPath } from "../../../src/http/pages/login.tsx";
import { type KeyedApp, keyedApp, tenant } from "../../support/keyed_app.ts";
import { memoryApp } from "../../support/memory_app.ts";

const OWN = { "Accept": "text/html", "Sec-Fetch-Site": "same-origin" };
const CSV = { "Content-Type": "text/csv" };
const UPLOAD = "/api/v1/ingestion/upload/csv";
const HOUR = 3600;

function submit(
  { app }: KeyedApp,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = OWN,
) {
  return Promise.resolve(app.request(path, { method: "POST", headers, body: new URLSearchParams(fields) }));
}

/** Signs in; answers the cookie that the browser now sends. */
async function signedIn(test: KeyedApp, key: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await submit(test, "/login", { key, next: "/" }, { ...OWN, ...more });
  assert.equal(answer.status, 303);
  return answer.headers.get("Set-Cookie")!.split(";")[0]!;
}

async function statusOf(test: KeyedApp, path: string, Cookie: string): Promise<number> {
  return (await test.app.request(path, { headers: { ...OWN, Cookie } })).status;
}

Deno.test("a reader without a session is led to the login page and, signed in, back to where they wanted to go", async () => {
  const test = keyedApp();
  const { secret } = await tenant(test.deps);
  const led = await test.app.request("/sources/src_1?x=%26", { headers: OWN });
  assert.deepEqual([led.status, led.headers.get("Location")], [303, "/login?next=%2Fsources%2Fsrc_1%3Fx%3D%2526"]);
  const page = await (await test.app.request(led.headers.get("Location")!, { headers: OWN })).text();
  assert.ok(page.includes('name="next" value="/sources/src_1?x=%26"'));
  const answer = await submit(test, "/login", { key: ` ${secret}\n`, next: "/sources/src_1?x=%26" });
  assert.deepEqual([answer.status, answer.headers.get("Location")], [303, "/sources/src_1?x=%26"]);
  const cookie = answer.headers.get("Set-Cookie")!;
  assert.match(cookie, /^__Host-echo=[0-9a-f]{64}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const home = await test.app.request("/", { headers: { ...OWN, Cookie: cookie.split(";")[0]! } });
  assert.ok((await home.text()).includes('action="/logout"'));
  assert.equal((await submit(test, "/samples", { name: "revenue.csv" })).status, 401);
});

Deno.test("a key that doesn't work signs nobody in and isn't shown again", async () => {
  const test = keyedApp();
  for (const key of ["", "echo_wrong", (await tenant(keyedApp().deps)).secret]) {
    const answer = await submit(test, "/login", { key, next: "/reports/rpt_1" });
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get("Set-Cookie"), null);
    assert.equal(answer.headers.get("WWW-Authenticate"), 'Bearer realm="echo"');
    const page = await answer.text();
    assert.ok(page.includes('role="alert"') && page.includes('value="/reports/rpt_1"'));
    assert.ok(key === "" || !page.includes(key));
  }
  const large = await submit(test, "/login", { key: "x".repeat(20_000) });
  assert.equal(large.status, 413);
});

Deno.test("the way back leads nowhere but to this Echo", () => {
  const away = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/./\\evil.example",
    "/.//evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    undefined,
    "///evil.example",
    "/\n//evil.example",
  ];
  for (const next of away) assert.equal(localPath(next), "/", String(next));
  assert.equal(localPath("/sources/src_1?a=1#x"), "/sources/src_1?a=1");
});

Deno.test("a session ends when it is signed out, idle for 12 hours, 7 days old, or its key goes", async () => {
  const test = keyedApp();
  const { secret, workspace, id } = await tenant(test.deps);
  const out = await signedIn(test, secret);
  const left = await submit(test, "/logout", {}, { ...OWN, Cookie: out });
  assert.deepEqual([left.status, left.headers.get("Location")], [303, "/login"]);
  assert.match(left.headers.get("Set-Cookie")!, /^__Host-echo=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  assert.equal(await statusOf(test, "/", out), 303);

  const idle = await signedIn(test, secret);
  test.pass(12 * HOUR);
  assert.equal(await statusOf(test, "/", idle), 200);
  test.pass(12 * HOUR + 1);
  assert.equal(await statusOf(test, "/", idle), 303);

  const old = await signedIn(test, secret);
  for (let hour = 0; hour < 7 * 24 - 1; hour++) {
    test.pass(HOUR);
    assert.equal(await statusOf(test, "/", old), 200);
  }
  test.pass(HOUR);
  assert.equal(await statusOf(test, "/", old), 303);

  const rotated = await signedIn(test, secret);
  await test.deps.keys.rotate(workspace, id, { hash: "x", prefix: "", previousUntil: new Date("2025-01-01") });
  assert.equal(await statusOf(test, "/", rotated), 303);
  const revoked = await signedIn(test, secret);
  await test.deps.keys.revoke(workspace, id, test.deps.clock.now(), false);
  assert.equal(await statusOf(test, "/", revoked), 303);
});

Deno.test("signing in gives another session and ends the one before; a planted one is never taken", async () => {
  const test = keyedApp();
  const { secret } = await tenant(test.deps);
  const planted = `__Host-echo=${"a".repeat(64)}`;
  const first = await signedIn(test, secret, { Cookie: planted });
  assert.notEqual(first, planted);
  assert.equal(await statusOf(test, "/", planted), 303);
  const second = await signedIn(test, secret, { Cookie: first });
  assert.equal(await statusOf(test, "/", first), 303);
  assert.equal(await statusOf(test, "/", second), 200);
});

/** How a page that isn't Echo's own looks in the headers of a browser. */
const ATTACKS: Readonly<Record<string, Record<string, string>>> = {
  "another site": { "Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example" },
  "a sub-domain": { "Sec-Fetch-Site": "same-site", "Origin": "https://shop.localhost" },
  "a sandboxed page": { "Sec-Fetch-Site": "cross-site", "Origin": "null" },
  "an address typed by hand": { "Sec-Fetch-Site": "none" },
  "an old browser on another site": { "Origin": "https://evil.example" },
  "an old browser in a sandbox": { "Origin": "null" },
  "an old browser on another port": { "Origin": "http://localhost:8443" },
  "no header at all": {},
};

Deno.test("no page but Echo's own changes anything with a browser's session, signs it in or out", async () => {
  const test = keyedApp();
  const { secret, workspace } = await tenant(test.deps);
  const Cookie = await signedIn(test, secret);
  const form = new FormData();
  form.set("file", new File(["date,amount\n2024-01-01,1.00\n"], "a.csv"));
  for (const [who, said] of Object.entries(ATTACKS)) {
    const headers = { Accept: "text/html", Cookie, ...said };
    const posts: readonly (readonly [string, RequestInit])[] = [
      ["/", { body: form }],
      ["/samples", { body: new URLSearchParams({ name: "revenue.csv" }) }],
      ["/login", { body: new URLSearchParams({ key: secret }) }],
      ["/logout", { body: new URLSearchParams() }],
      [UPLOAD, { body: form }],
      [UPLOAD, { body: "date,amount\n2024-01-01,1.00\n", headers: { ...headers, ...CSV } }],
    ];
    for (const [path, init] of posts) {
      const answer = await test.app.request(path, { method: "POST", headers, ...init });
      assert.equal(answer.status, 403, `${who}: ${path}`);
      assert.equal(answer.headers.get("Set-Cookie"), null);
    }
  }
  assert.deepEqual((await test.deps.sources.list(workspace, { limit: 1 })).items, []);
  assert.equal(await statusOf(test, "/", Cookie), 200);
});

Deno.test("Echo's own pages upload and read with the session, but manage no keys with it", async () => {
  const test = keyedApp();
  const { secret } = await tenant(test.deps);
  const Cookie = await signedIn(test, secret);
  const body = "date,amount\n2024-01-01,1.00\n";
  const ways: readonly Record<string, string>[] = [
    { "Sec-Fetch-Site": "same-origin" },
    { Origin: "https://localhost", Host: "localhost" },
  ];
  for (const own of ways) {
    const answer = await test.app.request(UPLOAD, { method: "POST", headers: { ...CSV, Cookie, ...own }, body });
    // The second time it is the source that it was.
    assert.equal(answer.status, own.Origin ? 200 : 201);
  }
  assert.equal(await statusOf(test, "/api/v1/ingestion/sources", Cookie), 200);
  for (const method of ["GET", "POST"]) {
    const headers = { ...OWN, Cookie, "Content-Type": "application/json" };
    const init = { method, headers, body: method === "POST" ? '{"name":"x","scopes":["read"]}' : undefined };
    assert.equal((await test.app.request("/api/v1/keys", init)).status, 403);
  }
});

Deno.test("a key with the scope read, signed in, reads and changes nothing", async () => {
  const test = keyedApp();
  const { secret } = await tenant(test.deps, ["read"]);
  const Cookie = await signedIn(test, secret);
  assert.equal(await statusOf(test, "/", Cookie), 200);
  const refused = await submit(test, "/samples", { name: "revenue.csv" }, { ...OWN, Cookie });
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /write/);
});

Deno.test("on one's own machine no key is needed, a wrong one is refused, and another site changes nothing", async () => {
  const { app, stored } = memoryApp();
  assert.equal((await app.request("/", { headers: OWN })).status, 200);
  const wrong = { Authorization: "Bearer echo_wrong" };
  assert.equal((await app.request("/api/v1/ingestion/sources", { headers: wrong })).status, 401);
  const form = new FormData();
  form.set("file", new File(["date,amount\n2024-01-01,1.00\n"], "a.csv"));
  for (const [who, headers] of Object.entries(ATTACKS)) {
    const answer = await app.request(UPLOAD, { method: "POST", headers, body: form });
    assert.equal(answer.status, who === "no header at all" ? 201 : 403, who);
  }
  assert.equal(await stored(), 1);
});

Deno.test("on one's own machine, signing in leads to the key's own workspace, over http", async () => {
  const { app, deps } = memoryApp();
  const { secret, workspace } = await tenant(deps);
  const body = new URLSearchParams({ key: secret });
  const answer = await app.request("/login", { method: "POST", headers: OWN, body });
  const cookie = answer.headers.get("Set-Cookie")!;
  assert.match(cookie, /^echo_session=[0-9a-f]{64}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
  const headers = { ...OWN, Cookie: cookie.split(";")[0]! };
  await app.request("/samples", { method: "POST", headers, body: new URLSearchParams({ name: "revenue.csv" }) });
  assert.equal((await deps.sources.list(workspace, { limit: 5 })).items.length, 1);
});
