/**
 * The cells of some records, as places in `bytes`: cell `c` of record `r` is `bytes[starts[i], ends[i])` with
 * `i = r × width + c`. Columns are filled a batch at a time, in tight loops of one column each.
 */
export interface CellBatch {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly width: number;
  /** How many records. */
  readonly count: number;
}
