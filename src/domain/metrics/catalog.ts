import { CUSTOMERS } from "./customers/all.ts";
import { FINANCIAL } from "./financial/all.ts";
import { MARKETING } from "./marketing/all.ts";
import type { Metric } from "./metric.ts";
import { REVENUE } from "./revenue/all.ts";
import { SUBSCRIPTION } from "./subscription/all.ts";

/** Every metric Echo knows, in the order in which readers see them. */
export const CATALOG: readonly Metric[] = [...REVENUE, ...SUBSCRIPTION, ...CUSTOMERS, ...FINANCIAL, ...MARKETING];

const BY_NAME: ReadonlyMap<string, Metric> = new Map(CATALOG.map((metric) => [metric.name, metric]));

/** The metric with that name, if there is one. */
export function findMetric(name: string): Metric | undefined {
  return BY_NAME.get(name);
}
