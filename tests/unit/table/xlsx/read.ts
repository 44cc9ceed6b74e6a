import assert from "node:assert/strict";
import { DEFAULT_SCAN_LIMITS } from "../../../../src/domain/table/scan_limits.ts";
import { readXlsx, type SheetTable } from "../../../../src/domain/table/xlsx/read_xlsx.ts";
import type { Fault } from "../../../../src/domain/values/fault.ts";
import type { Result } from "../../../../src/domain/values/result.ts";

const MAX_BYTES = 10_485_760;

/** What reading a workbook comes to, whatever it is. */
export function readingOf(bytes: Uint8Array, sheet?: string, maxBytes = MAX_BYTES): Result<SheetTable, Fault> {
  const steps = readXlsx(bytes, { limits: DEFAULT_SCAN_LIMITS, maxBytes, sheet });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The table of a workbook that must be readable. */
export function sheetTable(bytes: Uint8Array, sheet?: string): SheetTable {
  const read = readingOf(bytes, sheet);
  assert(read.ok, read.ok ? "" : read.error.detail);
  return read.value;
}

/** The fault of a workbook that must not be readable. */
export function sheetFault(bytes: Uint8Array, sheet?: string): Fault {
  const read = readingOf(bytes, sheet);
  assert(!read.ok);
  return read.error;
}
