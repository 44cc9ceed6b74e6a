import { calculateBody, evidenceQuery, timeSeriesBody } from "../../schemas/metrics.ts";
import { calculation, catalogue, definition, evidence, timeSeries } from "../answers/metric.ts";
import type { Operation } from "../operation.ts";

const METRICS = "/api/v1/metrics";
const JSON_TYPE = "application/json";
const BAD_JSON = ["validation_failed", "unsupported_media_type", "payload_too_large", "malformed_request"] as const;

export const metricOperations: readonly Operation[] = [
  {
    method: "get",
    path: METRICS,
    id: "listMetrics",
    tag: "metrics",
    summary: "The catalogue",
    access: "read",
    answers: { 200: { description: "Every metric.", content: { [JSON_TYPE]: catalogue } } },
  },
  {
    method: "get",
    path: `${METRICS}/{name}`,
    id: "getMetric",
    tag: "metrics",
    summary: "A metric's definition",
    access: "read",
    answers: { 200: { description: "The definition.", content: { [JSON_TYPE]: definition } } },
    faults: ["not_found"],
  },
  {
    method: "post",
    path: `${METRICS}/calculate`,
    id: "calculateMetrics",
    tag: "metrics",
    summary: "Compute figures",
    description: "One metric's failure never spoils another.",
    access: "read",
    body: { [JSON_TYPE]: calculateBody },
    answers: { 200: { description: "The figures.", content: { [JSON_TYPE]: calculation } } },
    faults: ["data_source_not_found", ...BAD_JSON],
  },
  {
    method: "post",
    path: `${METRICS}/timeseries`,
    id: "analyseTimeSeries",
    tag: "metrics",
    summary: "Ask a column over time",
    access: "read",
    body: { [JSON_TYPE]: timeSeriesBody },
    answers: { 200: { description: "The answer, or why there is none.", content: { [JSON_TYPE]: timeSeries } } },
    faults: ["data_source_not_found", ...BAD_JSON],
  },
  {
    method: "get",
    path: `${METRICS}/evidence`,
    id: "listEvidence",
    tag: "metrics",
    summary: "The rows behind a figure",
    access: "read",
    query: evidenceQuery,
    answers: {
      200: {
        description: "A page of them; as CSV all of them.",
        content: { [JSON_TYPE]: evidence, "text/csv": "text" },
      },
    },
    faults: ["data_source_not_found", "validation_failed"],
  },
];
