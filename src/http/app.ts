import { Hono } from "hono";
import { requestId } from "hono/request-id";
import type { Deps } from "../ports/deps.ts";
import type { EchoEnv } from "./env.ts";
import { accessLog } from "./middleware/access_log.ts";
import { authenticated } from "./middleware/authenticate.ts";
import { errors, notFound } from "./middleware/errors.ts";
import { idempotent } from "./middleware/idempotent.ts";
import { jsonLimit } from "./middleware/json_limit.ts";
import { plainPath } from "./middleware/plain_path.ts";
import { releaseBody } from "./middleware/release_body.ts";
import { security } from "./middleware/security.ts";
import type { AppOptions } from "./options.ts";
import { loginPages } from "./pages/login.tsx";
import { createPages } from "./pages/pages.tsx";
import { healthRoutes } from "./routes/health.ts";
import { ingestionRoutes } from "./routes/ingestion.ts";
import { keyRoutes } from "./routes/keys.ts";
import { metricRoutes } from "./routes/metrics.ts";
import { metricsExport } from "./routes/metrics_export.ts";
import { openApiRoutes } from "./routes/openapi.ts";
import { reportRoutes } from "./routes/reports.ts";

const MAX_JSON_MEGABYTES = 1;

/** The whole of Echo over HTTP: middleware in the order in which it runs, then the routes. */
export function createApp(deps: Deps, options: AppOptions): Hono<EchoEnv> {
  const { operators = "nobody", stopping = () => false } = options;
  const app = new Hono<EchoEnv>();

  app.use(requestId());
  app.use(accessLog({ ...deps, elapsed: () => deps.clock.elapsed() }));
  app.use(security);
  app.use(releaseBody);
  app.use(plainPath);
  app.use(authenticated(deps, options));
  for (const path of ["metrics", "reports", "ingestion/sources", "keys"]) {
    app.use(`/api/v1/${path}/*`, jsonLimit(MAX_JSON_MEGABYTES));
  }
  app.use("/api/v1/*", idempotent(deps, options.limits));

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
