import type { Dataset, Question, RowCounts } from "../domain/schema/dataset.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import type { SheetFacts, Table } from "../domain/table/table.ts";
import type { Finding } from "../domain/validation/finding.ts";

export type SourceStatus = "ready" | "needs_confirmation";

export type SourceKind = "csv" | "xlsx";

/** What is known of a source without loading its columns. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  /** Of a workbook, the sheet that was read and those there are. */
  readonly workbook?: Pick<SheetFacts, "sheet" | "sheets">;
  readonly status: SourceStatus;
  readonly createdAt: Date;
  /** Names the dataset: the SHA-256 (hex) of the file's bytes, a dash, and digits for the settings it was read with. */
  readonly datasetHash: string;
  readonly rows: RowCounts;
  readonly columns: readonly SourceColumn[];
  readonly questions: readonly Question[];
  readonly findings: readonly Finding[];
  /** The true number; `findings` may be capped. */
  readonly findingsCount: number;
  readonly settings: ReadSettings;
  /** The files it was made of, in their order. */
  readonly imports: readonly Import[];
}

/** One file of a source. */
export interface Import {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  /** The SHA-256 (hex) of its bytes. */
  readonly fileHash: string;
  /** What became of its records: `in` is the sum of the others. */
  readonly rows: RowCounts;
  /** How many rows came to those that were there, and how many of them it changed. */
  readonly added: number;
  readonly updated: number;
  /** So much is added to the numbers of its rows, which follow on from those of the files before. */
  readonly offset: number;
}

/** A source with what it holds. */
export interface StoredSource {
  readonly source: Source;
  readonly table: Table;
  readonly dataset: Dataset;
}

export interface SourceColumn {
  readonly name: string;
  readonly role: string | null;
  readonly type: string;
  readonly evidence: readonly { readonly kind: string; readonly detail: string }[];
}

/** A page of a listing, newest first. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back to get what follows; null at the end. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}

/** Where sources live. Every call names the workspace; what belongs to another is as if it weren't there. */
export interface Sources {
  /**
   * Stores all of it or nothing, and answers what is there then: the one saved before under the same id or key (null is
   * the key of nothing) stays as it is. Another file's under the same id is `idempotency_mismatch`.
   */
  save(workspace: string, stored: StoredSource, uploadKey: string | null): Promise<Source>;
  /**
   * Puts what `revise` makes of a source in its place, all or nothing; null from it leaves it as it is. Two who revise
   * one source come one after the other. Answers the source as it then is; null if it isn't there.
   */
  revise(
    workspace: string,
    id: string,
    revise: (stored: StoredSource) => StoredSource | null,
  ): Promise<Source | null>;
  find(workspace: string, id: string): Promise<Source | null>;
  list(workspace: string, page: PageRequest): Promise<Page<Source>>;
  /** The text columns as they stood, to be read anew with other settings. */
  table(workspace: string, id: string): Promise<Table | null>;
  dataset(workspace: string, id: string): Promise<Dataset | null>;
  /** False if it wasn't there. */
  delete(workspace: string, id: string): Promise<boolean>;
}
