import type { Role } from "../../src/domain/schema/role.ts";
import type { ReadSettings } from "../../src/domain/schema/settings.ts";
import type { Category } from "./finding_words.ts";

/** What a file of the corpus holds, stated by the script that made it; `truth/<file>.json` on disk. */
export interface Truth {
  readonly file: string;
  /** Which reader it is for. */
  readonly kind: "csv" | "xlsx";
  /** What it is there to prove, in a line. */
  readonly proves: string;
  /** USD and UTC unless given. */
  readonly workspace?: { readonly currency?: string; readonly timezone?: string };
  /** What the caller says from the start. */
  readonly settings?: ReadSettings;
  /** The file can't be read, and the words of the fault match this pattern. */
  readonly refused?: string;
  readonly columns: readonly ColumnTruth[];
  readonly rows: RowsTruth;
  readonly findings: readonly FindingTruth[];
}

/** A value as it must read: a decimal, an ISO day or a text; null for none; `ANY` where nothing is claimed. */
export type CellTruth = string | null | typeof ANY;
export const ANY = 0;

/** How the cells of a column are read; `text` says nothing of its type. */
export type ReadAs = "text" | "number" | "day";

export interface ColumnTruth {
  /** Null where the requirement doesn't say how the column is called. */
  readonly name: string | null;
  readonly as: ReadAs;
  /** The role it must be given without any help. */
  readonly role?: Role;
  /** The file fits two readings: Echo must ask by `setting`, and with `answer` the cells are as stated. */
  readonly asked?: Answer;
  /** Reasonable readers disagree whether the file decides: asking and answering right is as good as deciding right. */
  readonly mayAsk?: Answer;
  /** By row of data, in file order. */
  readonly cells: readonly CellTruth[];
  /** Other readings of the whole column that are as good: `12.5` or `0.125` for `12.5%`. */
  readonly or?: readonly (readonly CellTruth[])[];
}

export type Answer =
  | { readonly setting: "date_order"; readonly answer: "dmy" | "mdy" | "ymd" }
  | { readonly setting: "decimal_mark"; readonly answer: "." | "," };

/** Row numbers as a spreadsheet counts records, the first of the file being 1. */
export interface RowsTruth {
  /** Records of data as ranges: `"4-20 22-25"`. */
  readonly data: string;
  /** Those of them that must be rejected. */
  readonly rejected?: readonly number[];
  /** How many records are skipped; where several counts are sound, all of them. */
  readonly skipped: number | readonly number[];
  /** Row numbers may be off by one of these: a `sep=;` line is a record to some and none to others. */
  readonly shifts?: readonly number[];
}

/** Something that must be said of the file; with `row` the finding has to name that row. */
export interface FindingTruth {
  readonly category: Category;
  readonly row?: number;
}

/** `[4, 5, 6, 9]` as `"4-6 9"`. */
export function rangesOf(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges.map(([from, to]) => from === to ? `${from}` : `${from}-${to}`).join(" ");
}

/** `"4-6 9"` as `[4, 5, 6, 9]`. */
export function rowsIn(ranges: string): number[] {
  return ranges.split(" ").filter((range) => range !== "").flatMap((range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: to! - from! + 1 }, (_, i) => from! + i);
  });
}
