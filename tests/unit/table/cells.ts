import assert from "node:assert/strict";
import { cellText } from "../../../src/domain/table/column.ts";
import { createCsvScanner, scanCsv, type ScanLimits } from "../../../src/domain/table/scan_csv.ts";
import type { ScanFacts, Table } from "../../../src/domain/table/table.ts";
import type { Fault } from "../../../src/domain/values/fault.ts";

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The table in a CSV that must be readable. */
export function tableOf(csv: string | Uint8Array, limits?: ScanLimits): Table<ScanFacts> {
  const read = scanCsv(typeof csv === "string" ? utf8(csv) : csv, limits);
  assert(read.ok, read.ok ? "" : read.error.detail);
  return read.value;
}

/** The fault of a CSV that must not be readable. */
export function faultOf(csv: string | Uint8Array, limits?: ScanLimits): Fault {
  const read = scanCsv(typeof csv === "string" ? utf8(csv) : csv, limits);
  assert(!read.ok);
  return read.error;
}

/** The table of bytes pushed in pieces that end at `cuts`. */
export function tableInPieces(bytes: Uint8Array, cuts: readonly number[]): Table<ScanFacts> {
  const scanner = createCsvScanner();
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    const pushed = scanner.push(bytes.slice(from, to));
    assert(pushed.ok);
    from = to;
  }
  const read = scanner.finish();
  assert(read.ok, read.ok ? "" : read.error.detail);
  return read.value;
}

export function namesOf(table: Table): string[] {
  return table.columns.map((column) => column.name);
}

/** All cells as text, row by row. */
export function rowsOf(table: Table): string[][] {
  return Array.from(
    { length: table.rowCount },
    (_, row) => table.columns.map((column) => cellText(column.cells, row)),
  );
}
