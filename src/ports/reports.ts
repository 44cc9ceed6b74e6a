import type { Page, PageRequest } from "./sources.ts";

/** A stored report. `body` is the report's JSON, kept byte for byte. */
export interface StoredReport {
  readonly id: string;
  readonly sourceId: string;
  readonly templateType: string;
  readonly createdAt: Date;
  readonly body: string;
  /** The stages of its making, as JSON. */
  readonly stages: string;
}

/** Where reports live. Every call names the workspace. */
export interface Reports {
  /** Saved again it stays as it is. */
  save(workspace: string, report: StoredReport): Promise<void>;
  find(workspace: string, id: string): Promise<StoredReport | null>;
  list(workspace: string, page: PageRequest): Promise<Page<Omit<StoredReport, "body" | "stages">>>;
  delete(workspace: string, id: string): Promise<boolean>;
}
