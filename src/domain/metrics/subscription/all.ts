import type { Metric } from "../metric.ts";
import { arr } from "./arr.ts";
import { mrr } from "./mrr.ts";

export const SUBSCRIPTION: readonly Metric[] = [mrr, arr];
