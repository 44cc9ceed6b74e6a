import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { createApp } from "../../../src/http/app.ts";
import { OPERATIONS } from "../../../src/http/contract/operations.ts";
import type { AppOptions } from "../../../src/http/options.ts";
import type { Deps } from "../../../src/ports/deps.ts";
import { memoryApp } from "../../support/memory_app.ts";
import { memoryDeps } from "../../support/memory_deps.ts";
import { LIMITS, WORKSPACE } from "../../support/read_text.ts";

function appWith(options: Partial<AppOptions>, deps: Deps = memoryDeps()) {
  return createApp(deps, { limits: LIMITS, workspace: WORKSPACE, auth: "local", secureCookies: false, ...options });
}

async function codeOf(answer: Response): Promise<string> {
  assert.equal(answer.headers.get("Content-Type"), "application/problem+json");
  return (await answer.json()).code;
}

Deno.test("Echo answers to its own names, with or without a port, and to what is below; probes may use an address", async () => {
  const app = appWith({ allowedHosts: ["echo.example.com", "*.preview.example.com"] });
  const statusFor = async (host: string, path = "/api/v1/metrics/mrr") =>
    (await app.request(path, { headers: { Host: host } })).status;
  for (const host of ["echo.example.com", "ECHO.example.com:8443", "pr-7.preview.example.com"]) {
    assert.equal(await statusFor(host), 200, host);
  }
  for (const host of ["", "evil.example.com", "echo.example.com.evil.com", "preview.example.com", "10.0.0.1"]) {
    assert.equal(await statusFor(host), 400, host);
    assert.equal(await statusFor(host, "/health"), 200, host);
  }
});

Deno.test("pages of listed sites may call the API, others' may not; cookies never count there", async () => {
  const app = appWith({ corsOrigins: ["https://shop.example.com"] });
  const ask = (Origin: string, method = "GET") =>
    app.request("/api/v1/metrics/mrr", {
      method,
      headers: { Origin, ...(method === "OPTIONS" ? { "Access-Control-Request-Method": "POST" } : {}) },
    });
  const own = await ask("https://shop.example.com");
  assert.equal(own.headers.get("Access-Control-Allow-Origin"), "https://shop.example.com");
  assert.match(own.headers.get("Access-Control-Expose-Headers")!, /RateLimit/);
  assert.equal(own.headers.get("Access-Control-Allow-Credentials"), null);
  assert.equal((await ask("https://shop.example.com", "OPTIONS")).status, 204);
  assert.equal((await ask("https://evil.example.com")).headers.get("Access-Control-Allow-Origin"), null);
});

Deno.test("every answer carries the headers that keep browsers in bounds, a problem too", async () => {
  const { app } = memoryApp();
  for (const path of ["/", "/api/v1/metrics/mrr", "/api/v1/nothing", "/health"]) {
    const { headers } = await app.request(path);
    const expected = {
      "Strict-Transport-Security": /^max-age=31536000; includeSubDomains$/,
      "X-Content-Type-Options": /^nosniff$/,
      "X-Frame-Options": /^DENY$/,
      "Referrer-Policy": /^same-origin$/,
      "Permissions-Policy": /camera=\(\)/,
      "Cross-Origin-Opener-Policy": /^same-origin$/,
      "Cross-Origin-Resource-Policy": /^same-origin$/,
      "X-XSS-Protection": /^0$/,
      "Content-Security-Policy": /default-src 'none'/,
      "Server-Timing": /^total;dur=\d+$/,
      "X-Request-Id": /./,
    };
    for (const [name, value] of Object.entries(expected)) {
      assert.match(headers.get(name) ?? "", value, `${path} ${name}`);
    }
    assert.doesNotMatch(headers.get("Content-Security-Policy")!, /unsafe/);
  }
  assert.equal((await app.request("/api/v1/metrics/mrr")).headers.get("Cache-Control"), "private, no-cache");
});

Deno.test("every operation answers a wrong method, broken JSON and a wrong media type with a problem", async () => {
  const { app } = memoryApp();
  for (const { method, path, body } of OPERATIONS) {
    const at = path.replaceAll(/\{\w+\}/g, "x_1");
    const wrong = await app.request(at, { method: "PUT" });
    assert.equal(await codeOf(wrong), "method_not_allowed", `PUT ${path}`);
    assert.ok(wrong.headers.get("Allow")!.includes(method.toUpperCase()), path);
    if (!body || !("application/json" in body)) continue;
    const send = (type: string, text: string) =>
      app.request(at, { method: method.toUpperCase(), headers: { "Content-Type": type }, body: text });
    assert.equal(await codeOf(await send("application/json", '{"a":')), "malformed_request", path);
    assert.equal(await codeOf(await send("text/plain", "{}")), "unsupported_media_type", path);
    assert.equal(
      await codeOf(await send("application/json", `${"[".repeat(33)}${"]".repeat(33)}`)),
      "malformed_request",
    );
    for (const name of ["__proto__", "constructor", "\\u005f_proto__"]) {
      assert.equal(
        await codeOf(await send("application/json", `{"${name}":{"admin":true}}`)),
        "malformed_request",
        name,
      );
    }
    assert.equal(await codeOf(await send("application/json", `"${"x".repeat(1_100_000)}"`)), "payload_too_large", path);
  }
});

Deno.test("brackets in a text are no depth, and a name in a text is no name", async () => {
  const { app } = memoryApp();
  const body = JSON.stringify({ source_id: "src_1", metrics: ["[".repeat(50), '"__proto__": 1'] });
  const answer = await app.request("/api/v1/metrics/calculate", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  assert.notEqual(await codeOf(answer), "malformed_request");
});

Deno.test("a request that takes longer than it may is answered with a time-out", async () => {
  const deps = memoryDeps();
  const never = new Promise<never>(() => {});
  const app = appWith({ timeLimits: { request: 5, upload: 5, report: 5 } }, {
    ...deps,
    sources: { ...deps.sources, find: () => never },
  });
  const answer = await app.request("/api/v1/ingestion/sources/src_1");
  assert.equal(answer.status, 504);
  assert.equal(await codeOf(answer), "timeout");
});

Deno.test("answers of 1,000 bytes and more are compressed for who takes it, shorter and secret ones never", async () => {
  const { app } = memoryApp();
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { "Accept-Encoding": "gzip, br", ...init.headers };
    return await app.fetch(new Request(`http://localhost${path}`, { ...init, headers }));
  };
  const long = await ask("/openapi.json");
  assert.equal(long.headers.get("Content-Encoding"), "gzip");
  assert.match(long.headers.get("Vary")!, /Accept-Encoding/);
  const bytes = new Uint8Array(await long.arrayBuffer());
  assert.equal(long.headers.get("Content-Length"), String(bytes.length));
  assert.equal(JSON.parse(new TextDecoder().decode(gunzipSync(bytes))).openapi, "3.1.1");
  assert.equal((await ask("/health")).headers.get("Content-Encoding"), null);
  assert.equal((await app.request("/openapi.json")).headers.get("Content-Encoding"), null);
  const key = await ask("/api/v1/keys", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "x".repeat(100), scopes: ["read"] }),
  });
  assert.deepEqual([key.status, key.headers.get("Content-Encoding")], [201, null]);
});

Deno.test("budgets: uploads a fifth, reports three tenths, sign-ins a tenth of the default; what is left is said", async () => {
  const { budgetsOf } = await import("../../../src/http/budgets.ts");
  const budgets = budgetsOf(100, 60);
  assert.deepEqual(Object.values(budgets).map(({ requests }) => requests), [100, 20, 30, 10]);
  const app = appWith({ rateLimit: { budgets: budgetsOf(10, 1_000_000_000), trustedHops: 0 } });
  const upload = () =>
    app.request("/api/v1/ingestion/upload/csv", {
      method: "POST",
      headers: { "Content-Type": "text/csv" },
      body: "date,amount\n2024-01-01,1.00\n",
    });
  const first = await upload();
  assert.equal(first.headers.get("RateLimit-Policy"), '"upload";q=2;w=1000000000');
  assert.match(first.headers.get("RateLimit")!, /^"upload";r=1;t=\d+$/);
  await upload();
  assert.equal((await upload()).status, 429);
  const login = await app.request("/login", { method: "POST", body: new URLSearchParams({ key: "x" }) });
  const again = await app.request("/login", { method: "POST", body: new URLSearchParams({ key: "x" }) });
  assert.deepEqual([login.status === 429, again.status], [false, 429]);
});
