import { liveness, readiness } from "../answers/health.ts";
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
      200: { description: "It can.", content: { [HEALTH_JSON]: readiness } },
      503: { description: "It can't; the checks say why.", content: { [HEALTH_JSON]: readiness } },
    },
  },
];
