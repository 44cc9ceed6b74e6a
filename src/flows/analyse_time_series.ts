import type { TimeSeriesRequest } from "../domain/metrics/series/operations.ts";
import { timeSeries, type TimeSeriesResult } from "../domain/metrics/series/time_series.ts";
import type { Deps } from "../ports/deps.ts";
import { loadDataset } from "./load_dataset.ts";
import type { Workspace } from "./workspace.ts";

/** One question to a column of a source over time; throws `data_source_not_found`. */
export async function analyseTimeSeries(
  deps: Pick<Deps, "sources">,
  workspace: Workspace,
  sourceId: string,
  request: TimeSeriesRequest,
): Promise<TimeSeriesResult> {
  return timeSeries(await loadDataset(deps, workspace, sourceId), request);
}
