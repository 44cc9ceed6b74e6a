import type { Dataset } from "../domain/schema/dataset.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import { understand } from "../domain/schema/understand.ts";
import type { Table } from "../domain/table/table.ts";
import { validate, type Validation } from "../domain/validation/validate.ts";
import { ValidationError } from "../domain/values/fault.ts";
import type { Workspace } from "./workspace.ts";

/** A table's meaning and what is wrong with it. Throws `validation_failed` for settings or a table that can't be used. */
export function understandTable(
  table: Table,
  settings: ReadSettings,
  workspace: Pick<Workspace, "currency" | "timezone">,
): { readonly dataset: Dataset; readonly validation: Validation } {
  demandColumns(table, settings);
  const dataset = understand(table, settings, workspace);
  const validation = validate(table, dataset);
  if (dataset.counts.ok === 0) throw nothingUsable(validation);
  return { dataset, validation };
}

function demandColumns({ columns }: Table, { mapping = {} }: ReadSettings): void {
  const names = new Set(columns.map(({ name }) => name));
  const unknown = Object.keys(mapping).filter((name) => !names.has(name));
  if (unknown.length === 0) return;
  throw new ValidationError(
    "The file has no such column.",
    unknown.map((name) => ({
      detail: `There is no column "${name}". The columns are: ${[...names].join(", ")}.`,
      pointer: `/mapping/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    })),
  );
}

function nothingUsable({ findings }: Validation): ValidationError {
  return new ValidationError(
    "The file holds no row that Echo can use.",
    findings.map(({ message, suggestion, row, column }) => ({ detail: `${message} ${suggestion}`, row, column })),
  );
}
