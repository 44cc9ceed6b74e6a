import { health, liveness } from "../answers/health.ts";
import type { Operation } from "../operation.ts";

const HEALTH_JSON = "application/health+json";

export const healthOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/health",
    id: "health",
    tag: "health",
    summary: "Echo lives; touches nothing else",
    access: "open",
    answers: { 200: { description: "It lives.", content: { [HEALTH_JSON]: liveness } } },
  },
  {
    method: "get",
    path: "/health/ready",
    id: "ready",
    tag: "health",
    summary: "Whether Echo can serve",
    access: "open",
    answers: {
      200: { description: "It can.", content: { [HEALTH_JSON]: health } },
      503: { description: "It can't; the checks say why.", content: { [HEALTH_JSON]: health } },
    },
  },
  {
    method: "get",
    path: "/health/detailed",
    id: "healthDetailed",
    tag: "health",
    summary: "Each check, memory, CPU and the event loop",
    access: "operator",
    answers: {
      200: { description: "It can serve.", content: { [HEALTH_JSON]: health } },
      503: { description: "It can't; the checks say why.", content: { [HEALTH_JSON]: health } },
    },
    faults: ["not_found"],
  },
  {
    method: "get",
    path: "/metrics",
    id: "exportMetrics",
    tag: "health",
    summary: "What Echo counted and timed, for Prometheus",
    access: "operator",
    answers: { 200: { description: "The exposition format.", content: { "text/plain": "text" } } },
    faults: ["not_found"],
  },
];
