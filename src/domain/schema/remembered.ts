import type { Dataset, DatasetColumn } from "./dataset.ts";

/** The dataset with what it was told said to be remembered; `occasion` says of which file and when. */
export function asRemembered(dataset: Dataset, occasion: string): Dataset {
  const columns = dataset.columns.map((column): DatasetColumn => ({
    ...column,
    evidence: column.evidence.map(({ kind, detail }) =>
      kind === "caller" ? { kind: "remembered", detail: `${detail} (${occasion})` } : { kind, detail }
    ),
  }));
  const moved = new Map(dataset.columns.map((column, i) => [column, columns[i]!]));
  return {
    ...dataset,
    columns,
    roles: new Map(Array.from(dataset.roles, ([role, column]) => [role, moved.get(column)!])),
  };
}
