import type { ReadLimits } from "../flows/scan_file.ts";
import type { Workspace } from "../flows/workspace.ts";
import type { RateLimitOptions } from "./middleware/rate_limit.ts";
import type { TimeLimits } from "./middleware/time_limit.ts";
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
  /** The names Echo answers to, such as `*.example.com`; any unless given. */
  readonly allowedHosts?: readonly string[];
  /** Other sites whose pages may call the API; none unless given. */
  readonly corsOrigins?: readonly string[];
  /** How often somebody may ask. */
  readonly rateLimit?: Omit<RateLimitOptions, "limiter">;
  readonly timeLimits?: TimeLimits;
  /** Who may read metrics and the detailed health; nobody unless given. */
  readonly operators?: OperatorAccess;
  /** True once Echo was told to stop. */
  readonly stopping?: () => boolean;
}
