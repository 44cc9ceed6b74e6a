import type { Dataset, Question, RowCounts } from "../domain/schema/dataset.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import type { Table } from "../domain/table/table.ts";
import type { Finding } from "../domain/validation/finding.ts";

export type SourceStatus = "ready" | "needs_confirmation";

/** What is known of a source without loading its columns. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly kind: "csv";
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
  /** Stores all of it or nothing. Saved again it stays as it is; another file's of the same id is `idempotency_mismatch`. */
  save(workspace: string, source: Source, table: Table, dataset: Dataset): Promise<void>;
  /** Replaces what was understood (after an answer), all or nothing; false if the source isn't there. */
  replace(workspace: string, source: Source, dataset: Dataset): Promise<boolean>;
  find(workspace: string, id: string): Promise<Source | null>;
  list(workspace: string, page: PageRequest): Promise<Page<Source>>;
  /** The text columns as they stood, to be read anew with other settings. */
  table(workspace: string, id: string): Promise<Table | null>;
  dataset(workspace: string, id: string): Promise<Dataset | null>;
  /** False if it wasn't there. */
  delete(workspace: string, id: string): Promise<boolean>;
}
