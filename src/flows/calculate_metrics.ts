import { CATALOG, findMetric } from "../domain/metrics/catalog.ts";
import { computeMetrics, type MetricRequest, type MetricRun } from "../domain/metrics/compute.ts";
import type { Category, Metric } from "../domain/metrics/metric.ts";
import { ValidationError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import { findSource } from "./find_source.ts";
import { loadDataset } from "./load_dataset.ts";
import type { Workspace } from "./workspace.ts";

export interface MetricOrder extends MetricRequest {
  readonly sourceId: string;
  /** Names of the catalogue; with neither these nor a category, all of it. */
  readonly metrics?: readonly string[];
  readonly category?: Category;
  /** The zone the caller takes the days to be in; it must be the one the source was read in. */
  readonly timezone?: string;
}

/** Computes metrics of a source. Throws `data_source_not_found`; `validation_failed` for a name that isn't one. */
export async function calculateMetrics(
  deps: Pick<Deps, "sources" | "tracer">,
  workspace: Workspace,
  order: MetricOrder,
): Promise<MetricRun> {
  const metrics = chosen(order);
  if (order.timezone) await demandZone(deps, workspace, order.sourceId, order.timezone);
  const dataset = await loadDataset(deps, workspace, order.sourceId);
  return deps.tracer.span("measure", () => computeMetrics(dataset, metrics, order));
}

/** Instants became days when the source was read, so another zone needs another reading. */
async function demandZone(deps: Pick<Deps, "sources">, workspace: Workspace, id: string, zone: string): Promise<void> {
  const { settings } = await findSource(deps, workspace, id);
  const read = settings.timezone ?? workspace.timezone;
  if (read === zone) return;
  throw new ValidationError("The source was read in another time zone.", [
    {
      detail: `Its days are days in ${read}. PATCH the source with "timezone": "${zone}" first.`,
      pointer: "/timezone",
    },
  ]);
}

function chosen({ metrics, category }: MetricOrder): readonly Metric[] {
  if (!metrics) return CATALOG.filter((metric) => !category || metric.category === category);
  const items = metrics.flatMap((name, index) =>
    findMetric(name) ? [] : [{ detail: `There is no metric "${name}".`, pointer: `/metrics/${index}` }]
  );
  if (items.length > 0) throw new ValidationError("The catalogue has no such metric.", items);
  return metrics.map((name) => findMetric(name)!);
}
