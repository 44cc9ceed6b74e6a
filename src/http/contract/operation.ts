import type { z } from "zod";
import type { FaultCode } from "../../domain/values/fault.ts";

export type Method = "get" | "post" | "patch" | "put" | "delete";
export type Tag = "health" | "ingestion" | "metrics" | "reports" | "keys";

/** What a body holds: JSON of a schema, text, or bytes. */
export type Content = z.ZodType | "text" | "binary";

export interface Answer {
  readonly description: string;
  /** By media type; none for an answer without a body. */
  readonly content?: Readonly<Record<string, Content>>;
  /** Headers that matter to the caller, beside those every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One route as the contract tells it: made of the same schemas that the route validates with. */
export interface Operation {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/v1/reports/{id}`. */
  readonly path: string;
  /** A name for generated clients, such as `generateReport`. */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  /** The scope that a key needs; `open` takes no key, `operator` the metrics token. */
  readonly access: "open" | "operator" | "read" | "write" | "admin";
  readonly query?: z.ZodObject | z.ZodPipe;
  /** By media type. */
  readonly body?: Readonly<Record<string, Content>>;
  readonly answers: Readonly<Record<number, Answer>>;
  /** What can go wrong beside what can go wrong everywhere. */
  readonly faults?: readonly FaultCode[];
}
