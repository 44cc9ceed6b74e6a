import type { ReadLimits } from "../flows/scan_file.ts";
import type { Workspace } from "../flows/workspace.ts";
import type { OperatorAccess } from "./operators.ts";

/** What the app is told beside its dependencies. */
export interface AppOptions {
  readonly limits: ReadLimits;
  /** Who comes in: with a key or a session only, or whoever reaches this machine, as the local workspace. */
  readonly auth: "keys" | "local";
  /** True where pages are served over https: the session's cookie then goes over nothing else. */
  readonly secureCookies: boolean;
  /** The local workspace. */
  readonly workspace: Workspace;
  /** Who may read metrics and the detailed health; nobody unless given. */
  readonly operators?: OperatorAccess;
  /** True once Echo was told to stop. */
  readonly stopping?: () => boolean;
}
