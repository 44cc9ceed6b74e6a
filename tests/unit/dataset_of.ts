import assert from "node:assert/strict";
import { scanCsv } from "../../src/domain/table/scan_csv.ts";
import type { Dataset } from "../../src/domain/schema/dataset.ts";
import { isRole, type Role } from "../../src/domain/schema/role.ts";
import type { ReadSettings } from "../../src/domain/schema/settings.ts";
import { understand } from "../../src/domain/schema/understand.ts";

/**
 * The dataset of a file with these columns, read as an upload is: scanned and understood. A column named as a role has
 * that role unless `settings` say otherwise.
 */
export function datasetOf(columns: Readonly<Record<string, readonly string[]>>, settings: ReadSettings = {}): Dataset {
  const names = Object.keys(columns);
  const rowCount = Math.max(...names.map((name) => columns[name]!.length));
  const lines = [names.map(quoted).join(",")];
  for (let row = 0; row < rowCount; row++) lines.push(names.map((name) => quoted(columns[name]![row] ?? "")).join(","));
  const own = Object.fromEntries(names.filter(isRole).map((name): [string, Role] => [name, name]));
  return datasetOfCsv(lines.join("\n") + "\n", { ...settings, mapping: { ...own, ...settings.mapping } });
}

/** The dataset of a CSV text, read as an upload is. */
export function datasetOfCsv(text: string, settings: ReadSettings = {}): Dataset {
  const table = scanCsv(new TextEncoder().encode(text));
  assert.ok(table.ok, table.ok ? "" : table.error.detail);
  return understand(table.value, settings, { currency: "USD", timezone: "UTC" });
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
