import type { Operation } from "./operation.ts";
import { healthOperations } from "./operations/health.ts";
import { ingestionOperations } from "./operations/ingestion.ts";
import { keyOperations } from "./operations/keys.ts";
import { metricOperations } from "./operations/metrics.ts";
import { reportOperations } from "./operations/reports.ts";

/** Every route that the contract promises. */
export const OPERATIONS: readonly Operation[] = [
  ...healthOperations,
  ...ingestionOperations,
  ...metricOperations,
  ...reportOperations,
  ...keyOperations,
];
