import type { Table } from "../table/table.ts";
import { NO_DAY } from "../values/day.ts";
import { coerceColumns, type CoercedColumn } from "./coerce.ts";
import { findCurrencies } from "./currencies.ts";
import { type Dataset, type DatasetColumn, ROW_OK, ROW_REJECTED, ROW_SKIPPED, type RowCounts } from "./dataset.ts";
import { deriveColumns } from "./derive.ts";
import type { Header } from "./header.ts";
import { inferRoles } from "./infer.ts";
import type { Role } from "./role.ts";
import type { ReadSettings } from "./settings.ts";
import { type DateReading, dayReader } from "./solve_date.ts";
import { findSummaryRows } from "./summary_rows.ts";

/** Headers of columns that count weeks. */
const WEEKLY = /\b(?:week|woche|kalenderwoche|kw|semaine|semana|settimana)\b/;

/**
 * What a table means: its columns' roles with the evidence for each, their cells as numbers and days, the currency of
 * its rows, what became of every row, and what only the user can answer.
 *
 * @param settings what the caller says of the file; it overrides every guess
 * @param workspace the currency (ISO 4217) and the IANA zone that hold where the file and the caller name none
 */
export function understand(
  table: Table,
  settings: ReadSettings,
  workspace: { readonly currency: string; readonly timezone: string },
): Dataset {
  const dayAt = dayReader(settings.timezone ?? workspace.timezone);
  const readingOf = ({ words, utc }: Header): DateReading => ({ dayAt, utc, weekly: WEEKLY.test(words) });
  const inference = inferRoles(table, settings, readingOf);
  const keptCurrencies = [...settings.currency === undefined ? [] : [settings.currency], workspace.currency];
  const coerced = coerceColumns({ table, inference, settings, readingOf, keptCurrencies });
  const read = coerced.map(({ column }) => column);
  const rowStates = findSummaryRows(table, read);
  const refusedRows = (table.refusedRows ?? []).filter((row) => rowStates[row] === ROW_OK);
  refuseRows(read, rowStates, refusedRows);
  rejectRows(coerced, rowStates);
  const columns = deriveColumns(read, rowStates);
  const roles = new Map<Role, DatasetColumn>();
  for (const column of columns) if (column.role !== null) roles.set(column.role, column);
  return {
    rowCount: table.rowCount,
    columns,
    ...headerOf(table),
    roles,
    rowNumbers: table.rowNumbers,
    rowStates,
    ...(refusedRows.length > 0 ? { refusedRows } : {}),
    counts: countRows(rowStates, table.skipped),
    currency: findCurrencies({
      coerced,
      columns,
      states: rowStates,
      caller: settings.currency,
      workspace: workspace.currency,
    }),
    span: spanOf(roles.get("date")?.days, rowStates),
    questions: coerced.flatMap(({ question }) => question ?? []),
  };
}

function headerOf({ facts, header }: Table): Pick<Dataset, "header"> {
  if (facts.headerRow === null) return { header: null };
  return header === undefined ? {} : { header };
}

/** Rows of which no cell is certain are rejected, and have no figure and no day. */
function refuseRows(columns: readonly DatasetColumn[], states: Uint8Array, rows: readonly number[]): void {
  for (const row of rows) states[row] = ROW_REJECTED;
  for (const { numbers, days } of columns) {
    for (const row of rows) {
      if (numbers !== undefined) numbers.values[row] = NaN;
      if (days !== undefined) days[row] = NO_DAY;
    }
  }
}

/** A row is rejected where a cell of a figure, not one that no figure is made of, can't be read; a summary row stays what it is. */
function rejectRows(coerced: readonly CoercedColumn[], states: Uint8Array): void {
  for (const { column: { numbers, role }, unreadableRows } of coerced) {
    if (numbers === undefined || role === null) continue;
    for (const rows of [unreadableRows, numbers.overflowRows]) {
      for (const row of rows) if (states[row] === ROW_OK) states[row] = ROW_REJECTED;
    }
  }
}

function countRows(states: Uint8Array, skippedByScan: number): RowCounts {
  const rows = [0, 0, 0];
  for (const state of states) rows[state]!++;
  return {
    in: states.length + skippedByScan,
    ok: rows[ROW_OK]!,
    rejected: rows[ROW_REJECTED]!,
    skipped: rows[ROW_SKIPPED]! + skippedByScan,
    unchanged: 0,
  };
}

function spanOf(days: Int32Array | undefined, states: Uint8Array): Dataset["span"] {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; days !== undefined && row < days.length; row++) {
    const day = days[row]!;
    if (day === NO_DAY || states[row] === ROW_SKIPPED) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return last < first ? null : { first, last };
}
