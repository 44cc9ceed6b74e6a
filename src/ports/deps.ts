import type { Alarms } from "./alarms.ts";
import type { Answers } from "./answers.ts";
import type { Clock, Ids } from "./clock.ts";
import type { Connections } from "./connections.ts";
import type { Digest } from "./digest.ts";
import type { Idempotency } from "./idempotency.ts";
import type { Keys } from "./keys.ts";
import type { Log } from "./log.ts";
import type { Exposition, Meters } from "./meters.ts";
import type { Reports } from "./reports.ts";
import type { Sources } from "./sources.ts";
import type { RateLimiter } from "./rate_limiter.ts";
import type { Readiness } from "./readiness.ts";
import type { Samples } from "./samples.ts";
import type { SecretBox } from "./secret_box.ts";
import type { Secrets } from "./secrets.ts";
import type { Sessions } from "./sessions.ts";
import type { Tracer } from "./tracer.ts";
import type { Vitals } from "./vitals.ts";
import type { Workspaces } from "./workspaces.ts";

/** Everything a flow may be handed; each flow names the few it needs with `Pick`. */
export interface Deps {
  readonly sources: Sources;
  readonly answers: Answers;
  readonly reports: Reports;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly limiter: RateLimiter;
  readonly readiness: Readiness;
  readonly samples: Samples;
  readonly log: Log;
  readonly meters: Meters & Exposition;
  readonly tracer: Tracer;
  readonly vitals: Vitals;
  readonly workspaces: Workspaces;
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly idempotency: Idempotency;
  readonly secrets: Secrets;
  readonly secretBox: SecretBox;
  readonly connections: Connections;
}
