import type { ReadSettings } from "../../src/domain/schema/settings.ts";
import type { Column } from "./column.ts";
import type { Dialect } from "./dialect.ts";
import type { Category } from "./finding_words.ts";
import type { CellTruth, FindingTruth, Truth } from "./truth.ts";

/** A file described: its table, how that is written, and what stands around it. */
export interface TableCase {
  readonly file: string;
  readonly proves: string;
  readonly dialect?: Partial<Dialect>;
  readonly columns: readonly Column[];
  /** The lines of the header where it isn't the columns' names; an empty list for a file without one. */
  readonly header?: readonly (readonly string[])[];
  readonly above?: readonly LeftOut[];
  /** Lines before the row of data of that index. */
  readonly between?: Readonly<Record<number, readonly LeftOut[]>>;
  readonly below?: readonly LeftOut[];
  /** Rows of data that are written in another way than the dialect's. */
  readonly instead?: Readonly<Record<number, OddRow>>;
  readonly findings?: readonly FindingTruth[];
  readonly workspace?: Truth["workspace"];
  readonly settings?: ReadSettings;
  /** Other counts of skipped records that are sound. */
  readonly alsoSkipped?: readonly number[];
}

/** A record that is no row of data. */
export interface LeftOut {
  /** Its cells, or the line as it stands. */
  readonly line: string | readonly string[];
  /** What must be said of it. */
  readonly finding: Category | null;
}

export interface OddRow {
  /** The line as it stands. */
  readonly line: string;
  readonly rejected?: true;
  /** What its cells read as, where that isn't what the columns say. */
  readonly cells?: readonly CellTruth[];
  readonly finding?: Category;
}

/** A file that must be refused with words that match `refused`. */
export interface RefusedCase {
  readonly file: string;
  readonly proves: string;
  readonly bytes: Uint8Array;
  readonly refused: RegExp;
}

export type CorpusCase = TableCase | RefusedCase;

export const title = (line: string | readonly string[]): LeftOut => ({ line, finding: "title" });
export const blankLine = (line = ""): LeftOut => ({ line, finding: "blank" });
export const comment = (line: string): LeftOut => ({ line, finding: "comment" });
export const total = (line: string | readonly string[]): LeftOut => ({ line, finding: "total" });
export const footer = (line: string | readonly string[]): LeftOut => ({ line, finding: "footer" });
