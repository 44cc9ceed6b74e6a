import type { Day } from "../values/day.ts";
import type { TextCells } from "../table/column.ts";
import type { Role } from "./role.ts";

/**
 * Numbers of one column as whole multiples of 10^-`scale` in a Float64Array, so that sums are exact.
 * A row without a number holds NaN. `overflowRows` are rows whose number is past 2^53−1 units (they hold NaN too).
 */
export interface ScaledNumbers {
  readonly values: Float64Array;
  readonly scale: number;
  readonly overflowRows: readonly number[];
}

/** What a column's cells turned out to be. `undecided` fits two readings and waits for an answer. */
export type ColumnType = "text" | "number" | "money" | "day" | "boolean" | "empty" | "undecided";

export type DateOrder = "ymd" | "dmy" | "mdy";
export type DecimalMark = "." | ",";

/** Why Echo reads a column as it does; shown to the user. */
export interface Evidence {
  readonly kind: "header" | "content" | "caller" | "derived" | "locale" | "remembered";
  readonly detail: string;
}

/** A question only the user can answer, with each answer's reading of the column's own cells. */
export interface Question {
  readonly column: string;
  readonly question: string;
  readonly setting: "date_order" | "decimal_mark" | "role";
  readonly options: readonly { readonly answer: string; readonly readings: readonly string[] }[];
}

/** One column as Echo understands it. */
export interface DatasetColumn {
  readonly name: string;
  readonly position: number;
  readonly role: Role | null;
  readonly type: ColumnType;
  readonly evidence: readonly Evidence[];
  /** The cells as they stood; absent on a derived column. */
  readonly cells?: TextCells;
  readonly numbers?: ScaledNumbers;
  /** Days, `NO_DAY` where there is none. */
  readonly days?: Int32Array;
  readonly dateOrder?: DateOrder;
  readonly decimalMark?: DecimalMark;
  /** The currency named by the cells themselves (`$`, `EUR`) or the header. */
  readonly currency?: string;
}

/** What became of a row. */
export const ROW_OK = 0;
/** A cell that carries a figure could not be read; the row stays visible and counts in no figure of that cell. */
export const ROW_REJECTED = 1;
/** Not a record (a "Total" line); the row counts in nothing. */
export const ROW_SKIPPED = 2;

export interface RowCounts {
  readonly in: number;
  readonly ok: number;
  readonly rejected: number;
  readonly skipped: number;
  /** Of a file that was appended: rows that were there already. */
  readonly unchanged: number;
}

/**
 * An understood table: immutable, columns of equal length, at most one column per role.
 *
 * Roles include derived columns (`amount` from price × quantity; `expense` and `income` from `amount` with
 * `direction`; expenses turned round where they were booked as negatives), marked by `derived` evidence.
 */
export interface Dataset {
  readonly rowCount: number;
  readonly columns: readonly DatasetColumn[];
  /** The names as the file has them, by position; null where it names no columns, absent where they are `columns`' own. */
  readonly header?: readonly string[] | null;
  readonly roles: ReadonlyMap<Role, DatasetColumn>;
  /** The row as a spreadsheet numbers it. */
  readonly rowNumbers: Uint32Array;
  /** `ROW_OK`, `ROW_REJECTED` or `ROW_SKIPPED` by row. */
  readonly rowStates: Uint8Array;
  /** Rejected rows of which no cell is certain, so that they count in nothing; absent where there are none. */
  readonly refusedRows?: readonly number[];
  readonly counts: RowCounts;
  readonly currency: DatasetCurrency;
  /** First and last day of the `date` role over rows that aren't skipped; null without any. */
  readonly span: { readonly first: Day; readonly last: Day } | null;
  readonly questions: readonly Question[];
}

/**
 * The currencies of the rows. With a currency column `codes[row]` indexes `list` (255 where the cell names none, then
 * `fallback` counts). `reporting` is the currency with most rows; null on a tie, which only the caller can break.
 */
export interface DatasetCurrency {
  readonly list: readonly string[];
  readonly codes: Uint8Array | null;
  readonly fallback: string;
  readonly reporting: string | null;
  readonly source: "column" | "cells" | "header" | "caller" | "workspace";
}
