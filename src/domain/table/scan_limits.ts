/** How large a file may be. `maxCellBytes` speaks of the file's own bytes (UTF-16 counted as UTF-8). */
export interface ScanLimits {
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly maxCellBytes: number;
}

export const DEFAULT_SCAN_LIMITS: ScanLimits = { maxRows: 5_000_000, maxColumns: 1000, maxCellBytes: 1 << 20 };
