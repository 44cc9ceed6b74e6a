import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import { etag } from "hono/etag";
import { logger } from "hono/logger";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { timeout } from "hono/timeout";
import { timing } from "hono/timing";
import { Counter, Histogram, Registry } from "prom-client";

// What Echo's shell does, from Hono's own middleware as its documentation puts it together: the first argument is the
// document to answer with, the second the key to ask for.
const [document, key] = Deno.args as [string, string];
const registry = new Registry();
const times = new Histogram({
  name: "request_duration_seconds",
  help: "How long requests took.",
  labelNames: ["method", "endpoint", "status"],
  registers: [registry],
});
const decisions = new Counter({
  name: "rate_limit_decisions_total",
  help: "What the limiter decided.",
  labelNames: ["outcome"],
  registers: [registry],
});
const windows = new Map<string, { readonly number: number; count: number }>();

const app = new Hono();
app.use(requestId());
app.use(timing());
app.use(logger());
app.use(secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
  },
  permissionsPolicy: { camera: [], microphone: [] },
}));
app.use(compress());
app.use(cors({ origin: ["https://example.com"] }));
app.use(timeout(30_000));
app.use(async function metrics(c, next) {
  const end = times.startTimer();
  await next();
  end({
    method: c.req.method,
    endpoint: c.req.routePath,
    status: c.res.status,
  });
});
app.use(bodyLimit({ maxSize: 1_048_576 }));
app.use(bearerAuth({ token: key }));
app.use(async function rateLimit(c, next) {
  const number = Math.floor(Date.now() / 60_000);
  const held = windows.get(key);
  const window = held?.number === number ? held : { number, count: 0 };
  windows.set(key, window);
  window.count++;
  decisions.inc({ outcome: "allowed" });
  c.header("RateLimit-Policy", `"default";q=1000000000;w=60`);
  c.header("RateLimit", `"default";r=${1_000_000_000 - window.count};t=60`);
  await next();
});
app.use(etag());
app.get("/api/v1/metrics/:name", (c) => c.json(JSON.parse(document)));

Deno.serve({
  hostname: "127.0.0.1",
  port: Number(Deno.env.get("PORT")),
  onListen: () => {},
}, app.fetch);
