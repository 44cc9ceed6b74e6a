import type { ReadLimits } from "../flows/scan_file.ts";
import type { Workspace } from "../flows/workspace.ts";
import type { OperatorAccess } from "./operators.ts";

/** What the app is told beside its dependencies. */
export interface AppOptions {
  readonly limits: ReadLimits;
  /** The workspace of whoever asks. */
  readonly workspace: Workspace;
  /** Who may read metrics and the detailed health; nobody unless given. */
  readonly operators?: OperatorAccess;
  /** True once Echo was told to stop. */
  readonly stopping?: () => boolean;
}
