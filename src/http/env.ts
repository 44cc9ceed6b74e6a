import type { FaultCode } from "../domain/values/fault.ts";
import type { Scope } from "../domain/values/scope.ts";
import type { ApiKey } from "../ports/keys.ts";
import type { Hold } from "../ports/idempotency.ts";
import type { Budget, Decision } from "../ports/rate_limiter.ts";
import type { Workspace } from "../ports/workspaces.ts";

/** Who asks, how that is known, and whose data the request is about. */
export interface Caller {
  readonly workspace: Workspace;
  readonly scopes: readonly Scope[];
  /** A key in a header, a browser that signed in, or whoever reaches this machine. */
  readonly by: "key" | "session" | "local";
  /** The key, or the one that the browser signed in with. */
  readonly key?: Pick<ApiKey, "id" | "prefix">;
}

/** What a request took from a budget. */
export interface Taken {
  readonly budget: Budget;
  readonly decision: Decision;
}

/** What middleware leaves for those after it. */
export interface EchoEnv {
  Variables: {
    requestId: string;
    caller: Caller;
    taken?: Taken;
    /** What is being done under an Idempotency-Key. */
    hold?: Hold;
    /** What the request's line in the log says beside the usual; whoever knows something adds it. */
    event: Record<string, unknown>;
    /** The code of the problem that was answered, for the access log. */
    faultCode?: FaultCode;
  };
}
