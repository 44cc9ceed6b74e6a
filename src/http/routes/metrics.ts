import { Hono } from "hono";
import { CATALOG, findMetric } from "../../domain/metrics/catalog.ts";
import { EchoError } from "../../domain/values/fault.ts";
import { analyseTimeSeries } from "../../flows/analyse_time_series.ts";
import { calculateMetrics } from "../../flows/calculate_metrics.ts";
import { metricEvidence } from "../../flows/metric_evidence.ts";
import type { Deps } from "../../ports/deps.ts";
import { csvAnswer } from "../csv_answer.ts";
import { evidenceCsv, evidenceDocument } from "../documents/evidence.ts";
import { definitionDocument, runDocument } from "../documents/metric.ts";
import type { EchoEnv } from "../env.ts";
import { jsonOnly, validated } from "../middleware/validated.ts";
import { calculateBody, evidenceQuery, timeSeriesBody } from "../schemas/metrics.ts";
import { json } from "../whole_answer.ts";

/** The catalogue, figures, and the rows behind them. */
export function metricRoutes(deps: Pick<Deps, "sources" | "tracer">): Hono<EchoEnv> {
  return new Hono<EchoEnv>()
    .get(
      "/",
      (c) => json(c, { object: "list", data: CATALOG.map(definitionDocument), has_more: false, next_cursor: null }),
    )
    .get("/evidence", validated("query", evidenceQuery), async (c) => {
      const { format, ...order } = c.req.valid("query");
      const whole = format === "csv" ? { ...order, limit: Infinity } : order;
      const evidence = await metricEvidence(deps, c.get("caller").workspace, whole);
      if (format === "json") return json(c, evidenceDocument(evidence, order));
      return csvAnswer(c, `${order.metric}.csv`, evidenceCsv(evidence));
    })
    .post("/calculate", jsonOnly, validated("json", calculateBody), async (c) => {
      const order = c.req.valid("json");
      return json(c, runDocument(order, await calculateMetrics(deps, c.get("caller").workspace, order)));
    })
    .post("/timeseries", jsonOnly, validated("json", timeSeriesBody), async (c) => {
      const { sourceId, request } = c.req.valid("json");
      const answer = await analyseTimeSeries(deps, c.get("caller").workspace, sourceId, request);
      return json(c, { object: "time_series", source_id: sourceId, ...answer });
    })
    .all("/:verb{calculate|timeseries}", (c) => c.notFound())
    .get("/:name", (c) => {
      const name = c.req.param("name");
      const metric = findMetric(name);
      if (!metric) throw new EchoError({ code: "not_found", detail: `There is no metric "${name}".` });
      return json(c, definitionDocument(metric));
    });
}
