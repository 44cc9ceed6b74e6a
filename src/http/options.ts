import type { ReadLimits } from "../flows/read_source.ts";
import type { Workspace } from "../flows/workspace.ts";

/** What the app is told beside its dependencies. */
export interface AppOptions {
  readonly limits: ReadLimits;
  /** The one workspace there is. */
  readonly workspace: Workspace;
  /** Takes one line of JSON. */
  readonly log: (line: string) => void;
}
