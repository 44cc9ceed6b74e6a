import type { FaultCode } from "../domain/values/fault.ts";
import type { Workspace } from "../flows/workspace.ts";

/** Who asks, and whose data the request is about. */
export interface Caller {
  readonly workspace: Workspace;
}

/** What middleware leaves for those after it. */
export interface EchoEnv {
  Variables: {
    requestId: string;
    caller: Caller;
    /** What the request's line in the log says beside the usual; whoever knows something adds it. */
    event: Record<string, unknown>;
    /** The code of the problem that was answered, for the access log. */
    faultCode?: FaultCode;
  };
}
