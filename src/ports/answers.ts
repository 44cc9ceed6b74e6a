import type { ReadSettings } from "../domain/schema/settings.ts";
import type { Page, PageRequest } from "./sources.ts";

/** What somebody said of a file, for files with the same header. */
export interface RememberedAnswer {
  readonly id: string;
  /** Names the header: the columns' names in their order. */
  readonly headerHash: string;
  /** The file that was asked about. */
  readonly sourceName: string;
  readonly settings: ReadSettings;
  readonly answeredAt: Date;
}

/** Where answers are remembered. Every call names the workspace. */
export interface Answers {
  /** In place of what was remembered for the header before. */
  remember(workspace: string, answer: RememberedAnswer): Promise<void>;
  recall(workspace: string, headerHash: string): Promise<RememberedAnswer | null>;
  list(workspace: string, page: PageRequest): Promise<Page<RememberedAnswer>>;
  /** False if it wasn't there. */
  forget(workspace: string, id: string): Promise<boolean>;
}
