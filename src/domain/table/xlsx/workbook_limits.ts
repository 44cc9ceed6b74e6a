import type { ScanLimits } from "../scan_limits.ts";

const MIB = 1 << 20;

/** How much a workbook may unpack to. Everything is counted as it is unpacked, never as the file claims. */
export interface WorkbookLimits extends ScanLimits {
  /** Parts of the archive. */
  readonly maxEntries: number;
  /** All parts that are read, unpacked. */
  readonly maxInflatedBytes: number;
  /** Past the first 8 MiB of a part, how many times larger than packed it may be. */
  readonly maxRatio: number;
  /** The text of the sheet, and that of the texts its cells share, each as UTF-8. */
  readonly maxTextBytes: number;
}

/** The limits of a workbook that may be uploaded with up to `maxBytes` bytes: 20 times as much unpacked, 4 as text. */
export function workbookLimits(scan: ScanLimits, maxBytes: number): WorkbookLimits {
  return {
    ...scan,
    maxEntries: 10_000,
    maxInflatedBytes: between(64 * MIB, 20 * maxBytes, 2048 * MIB),
    maxRatio: 200,
    maxTextBytes: between(16 * MIB, 4 * maxBytes, 1024 * MIB),
  };
}

function between(least: number, wanted: number, most: number): number {
  return Math.min(most, Math.max(least, wanted));
}
