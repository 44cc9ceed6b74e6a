export type Severity = "error" | "warning" | "info";

/**
 * One thing the reader should know about the data. `error` stops a report; `warning` may change a figure; `info` is
 * good to know. `row` is the row as a spreadsheet numbers it (the first line is 1).
 */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion: string;
  readonly row?: number;
  readonly column?: string;
  /** What the cell held. */
  readonly held?: string;
  /** How many rows or cells the finding speaks of, where it stands for more than one. */
  readonly count?: number;
}
