import { Hono } from "hono";
import type { Deps } from "../ports/deps.ts";
import { budgetsOf } from "./budgets.ts";
import type { EchoEnv } from "./env.ts";
import { everyAnswer } from "./every_answer.ts";
import { authenticated } from "./middleware/authenticate.ts";
import { errors, notFound } from "./middleware/errors.ts";
import { idempotent } from "./middleware/idempotent.ts";
import { jsonLimit } from "./middleware/json_limit.ts";
import { checked, layers } from "./middleware/layers.ts";
import { plainPath } from "./middleware/plain_path.ts";
import { rateLimit } from "./middleware/rate_limit.ts";
import { TIME_LIMITS, timeLimit } from "./middleware/time_limit.ts";
import { trustedHosts } from "./middleware/trusted_hosts.ts";
import type { AppOptions } from "./options.ts";
import { loginPages } from "./pages/login.tsx";
import { createPages } from "./pages/pages.tsx";
import { RememberingRouter } from "./remembering_router.ts";
import { healthRoutes } from "./routes/health.ts";
import { ingestionRoutes } from "./routes/ingestion.ts";
import { keyRoutes } from "./routes/keys.ts";
import { metricRoutes } from "./routes/metrics.ts";
import { metricsExport } from "./routes/metrics_export.ts";
import { openApiRoutes } from "./routes/openapi.ts";
import { reportRoutes } from "./routes/reports.ts";

const MAX_JSON_MEGABYTES = 1;

/** A budget that nobody uses up, for where none was set. */
const NO_HURRY = { budgets: budgetsOf(1_000_000, 60), trustedHops: 0 };

/** The whole of Echo over HTTP: middleware in the order in which it runs, then the routes. */
export function createApp(deps: Deps, options: AppOptions): Hono<EchoEnv> {
  const { operators = "nobody", stopping = () => false, allowedHosts = [], corsOrigins = [] } = options;
  const { rateLimit: budgets = NO_HURRY, timeLimits = TIME_LIMITS } = options;
  const limits = { ...budgets, limiter: deps.limiter };
  const app = new Hono<EchoEnv>({ router: new RememberingRouter() });

  app.use(everyAnswer(deps, corsOrigins));
  app.use(layers(
    checked(trustedHosts(allowedHosts), plainPath),
    timeLimit(timeLimits, deps.alarms),
    rateLimit("address", limits),
    authenticated(deps, options),
    rateLimit("key", limits),
    jsonLimit(MAX_JSON_MEGABYTES, deps.alarms),
    idempotent(deps, options.limits),
  ));

  app.route("/", healthRoutes(deps, { operators, stopping }));
  app.route("/", metricsExport(deps, operators));
  app.route("/", openApiRoutes());
  app.route("/api/v1/ingestion", ingestionRoutes(deps, options));
  app.route("/api/v1/metrics", metricRoutes(deps));
  app.route("/api/v1/reports", reportRoutes(deps));
  app.route("/api/v1/keys", keyRoutes(deps));
  app.route("/", loginPages(deps, options));
  app.route("/", createPages(deps, { ...options, readSample: deps.samples.read }));

  app.onError(errors(deps.log));
  app.notFound(notFound(app));
  return app;
}
