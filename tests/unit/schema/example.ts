import { dayInZone } from "../../../src/domain/values/day.ts";
import type { TextCells } from "../../../src/domain/table/column.ts";
import type { Table } from "../../../src/domain/table/table.ts";
import type { Dataset } from "../../../src/domain/schema/dataset.ts";
import { type DistinctCells, distinctCells, packTexts } from "../../../src/domain/schema/distinct_cells.ts";
import type { Role } from "../../../src/domain/schema/role.ts";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { understand } from "../../../src/domain/schema/understand.ts";

export const WORKSPACE = { currency: "USD", timezone: "UTC" } as const;

export const UTC = { dayAt: dayInZone("UTC"), utc: false } as const;

/** Texts as packed cells. */
export function packed(texts: readonly string[]): TextCells {
  return { kind: "packed", ...packTexts(texts) };
}

/** Texts as a dictionary. */
export function dictionary(texts: readonly string[]): TextCells {
  const values = [...new Set(texts)];
  return { kind: "dictionary", codes: Uint16Array.from(texts, (text) => values.indexOf(text)), values };
}

/** Texts as cells to be solved, in either form. */
export function cellsOf(texts: readonly string[], form: typeof packed = packed): DistinctCells {
  return distinctCells(form(texts), texts.length);
}

/** A table of a header and rows written "a|b|c"; cells may hold spaces but no bar. The header is row 1. */
export function tableOf(header: string, rows: readonly string[], form: typeof packed = dictionary): Table {
  const cells = rows.map((row) => row.split("|"));
  return {
    columns: header.split("|").map((name, position) => ({
      name,
      cells: form(cells.map((row) => row[position] ?? "")),
    })),
    rowCount: rows.length,
    rowNumbers: Uint32Array.from(rows, (_, row) => row + 2),
    skipped: 0,
    notes: [],
    noteCounts: {},
    facts: { kind: "csv", encoding: "utf-8", delimiter: ",", headerRow: 1 },
  };
}

/** What Echo understands of such a table. */
export function understood(
  header: string,
  rows: readonly string[],
  settings: ReadSettings = {},
  form: typeof packed = dictionary,
): Dataset {
  return understand(tableOf(header, rows, form), settings, WORKSPACE);
}

/** The name of the column of each role. */
export function namesByRole(dataset: Dataset): Partial<Record<Role, string>> {
  return Object.fromEntries([...dataset.roles].map(([role, { name }]) => [role, name]));
}

/** The numbers of a role in major units; null where there is none. */
export function figures(dataset: Dataset, role: Role): (number | null)[] {
  const { values, scale } = dataset.roles.get(role)!.numbers!;
  return [...values].map((value) => Number.isNaN(value) ? null : value / 10 ** scale);
}
