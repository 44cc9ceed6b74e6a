import { cellText } from "../domain/table/column.ts";
import { type Dataset, ROW_OK, ROW_REJECTED } from "../domain/schema/dataset.ts";
import { readCell } from "../domain/schema/read_cell.ts";
import type { Deps } from "../ports/deps.ts";
import { loadDataset } from "./load_dataset.ts";
import type { Workspace } from "./workspace.ts";

/** Rows as they stood in the file and as Echo reads them (null: nothing to read). */
export interface Preview {
  readonly columns: readonly { readonly name: string; readonly role: string | null; readonly type: string }[];
  readonly rows: readonly PreviewRow[];
}

export interface PreviewRow {
  /** The row as a spreadsheet numbers it. */
  readonly row: number;
  readonly state: "ok" | "rejected" | "skipped";
  readonly text: readonly string[];
  readonly read: readonly (string | null)[];
}

/** The first `limit` rows of a source; throws `data_source_not_found`. */
export async function previewSource(
  deps: Pick<Deps, "sources">,
  workspace: Workspace,
  id: string,
  limit: number,
): Promise<Preview> {
  const dataset = await loadDataset(deps, workspace, id);
  const rows = Array.from({ length: Math.min(limit, dataset.rowCount) }, (_, row) => row);
  return previewRows(dataset, rows);
}

/** The given rows (indices into the columns) of a dataset. */
export function previewRows(dataset: Dataset, rows: Iterable<number>): Preview {
  return {
    columns: dataset.columns.map(({ name, role, type }) => ({ name, role, type })),
    rows: Array.from(rows, (row) => ({
      row: dataset.rowNumbers[row]!,
      state: stateOf(dataset.rowStates[row]!),
      text: dataset.columns.map((column) => column.cells ? cellText(column.cells, row) : ""),
      read: dataset.columns.map((column) => readCell(column, row)),
    })),
  };
}

function stateOf(state: number): PreviewRow["state"] {
  return state === ROW_OK ? "ok" : state === ROW_REJECTED ? "rejected" : "skipped";
}
