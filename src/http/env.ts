import type { FaultCode } from "../domain/values/fault.ts";

/** What middleware leaves for those after it. */
export interface EchoEnv {
  Variables: {
    requestId: string;
    /** The code of the problem that was answered, for the access log. */
    faultCode?: FaultCode;
  };
}
