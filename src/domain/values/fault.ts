/** Every way a request can fail, closed: `http/problem.ts` maps each to one status. */
export const FAULT_CODES = [
  "validation_failed",
  "malformed_request",
  "unauthorized",
  "forbidden",
  "not_found",
  "data_source_not_found",
  "report_not_found",
  "method_not_allowed",
  "conflict",
  "idempotency_in_flight",
  "idempotency_mismatch",
  "payload_too_large",
  "unsupported_media_type",
  "metric_calculation_failed",
  "rate_limited",
  "external_api_failed",
  "unavailable",
  "timeout",
  "internal",
] as const;

export type FaultCode = typeof FAULT_CODES[number];

/** One thing that is wrong, with the place it was found: a JSON pointer, or a row and column. */
export interface FaultItem {
  readonly detail: string;
  readonly pointer?: string;
  readonly row?: number;
  readonly column?: string;
}

/** A fault as plain data, the form the pure domain answers with. */
export interface Fault {
  readonly code: FaultCode;
  readonly detail: string;
  readonly items?: readonly FaultItem[];
}

/** A fault on its way up through flows and adapters. `detail` is safe to show to the caller. */
export class EchoError extends Error implements Fault {
  readonly code: FaultCode;
  readonly detail: string;
  readonly items: readonly FaultItem[];

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.detail, options);
    this.name = new.target.name;
    this.code = fault.code;
    this.detail = fault.detail;
    this.items = fault.items ?? [];
  }
}

/** What the caller sent can't be used. */
export class ValidationError extends EchoError {
  constructor(detail: string, items: readonly FaultItem[] = []) {
    super({ code: "validation_failed", detail, items });
  }
}

/** A metric could not be computed for a reason that lies in the request. */
export class MetricCalculationError extends EchoError {
  constructor(detail: string, items: readonly FaultItem[] = []) {
    super({ code: "metric_calculation_failed", detail, items });
  }
}

/** There is no such source in the caller's workspace. */
export class DataSourceNotFoundError extends EchoError {
  constructor(id: string) {
    super({ code: "data_source_not_found", detail: `There is no source "${id}".` });
  }
}

/** There is no such report in the caller's workspace. */
export class ReportNotFoundError extends EchoError {
  constructor(id: string) {
    super({ code: "report_not_found", detail: `There is no report "${id}".` });
  }
}

/** There is no such key in the caller's workspace. */
export class KeyNotFoundError extends EchoError {
  constructor(id: string) {
    super({ code: "not_found", detail: `There is no key "${id}".` });
  }
}

/** A service Echo depends on answered wrongly or not at all. */
export class ExternalApiError extends EchoError {
  constructor(service: string, options?: ErrorOptions) {
    super({ code: "external_api_failed", detail: `${service} did not answer as expected.` }, options);
  }
}

/** Echo itself can't serve at the moment: its database or another part is out of reach. */
export class UnavailableError extends EchoError {
  constructor(detail: string, options?: ErrorOptions) {
    super({ code: "unavailable", detail }, options);
  }
}
