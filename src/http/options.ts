import type { ReadLimits } from "../flows/read_source.ts";
import type { Workspace } from "../flows/workspace.ts";

/** What the app is told beside its dependencies. */
export interface AppOptions {
  readonly limits: ReadLimits;
  /** The workspace of whoever asks. */
  readonly workspace: Workspace;
}
