import type { Dataset } from "../domain/schema/dataset.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import { createCsvScanner, DEFAULT_SCAN_LIMITS } from "../domain/table/scan_csv.ts";
import type { Table } from "../domain/table/table.ts";
import type { Validation } from "../domain/validation/validate.ts";
import { EchoError, type Fault } from "../domain/values/fault.ts";
import type { Result } from "../domain/values/result.ts";
import type { Digest } from "../ports/digest.ts";
import type { Tracer } from "../ports/tracer.ts";
import { datasetHash } from "./dataset_hash.ts";
import { understandTable } from "./understand_table.ts";
import type { Workspace } from "./workspace.ts";

export interface ReadLimits {
  readonly maxBytes: number;
  readonly maxRows: number;
}

export interface ReadInput {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly settings: ReadSettings;
  readonly workspace: Pick<Workspace, "currency" | "timezone">;
  readonly limits: ReadLimits;
  readonly onProgress?: (bytes: number, rows: number) => void;
}

/** A file read and understood; nothing is stored. */
export interface ReadFile {
  readonly table: Table;
  readonly dataset: Dataset;
  readonly validation: Validation;
  readonly bytes: number;
  /** Names the file and how it was read. */
  readonly datasetHash: string;
}

/**
 * Reads a CSV as it streams in. Throws `payload_too_large` as soon as the limit is passed, `validation_failed` for a file
 * that can't be read as a table or holds no usable row.
 */
export async function readSource(
  input: ReadInput,
  digest: Digest,
  tracer: Pick<Tracer, "span"> = UNTRACED,
): Promise<ReadFile> {
  const { settings, workspace } = input;
  const { table, bytes, fileHash } = await tracer.span("scan", () => scan(input, digest));
  const { dataset, validation } = tracer.span("solve", () => understandTable(table, settings, workspace));
  return { table, dataset, validation, bytes, datasetHash: datasetHash(digest, fileHash, settings, workspace) };
}

const UNTRACED: Pick<Tracer, "span"> = { span: (_name, work) => work() };

/** The file as a table of text, its bytes, and their SHA-256 (hex). */
async function scan(
  { chunks, limits, onProgress }: ReadInput,
  digest: Digest,
): Promise<{ readonly table: Table; readonly bytes: number; readonly fileHash: string }> {
  const scanner = createCsvScanner({ ...DEFAULT_SCAN_LIMITS, maxRows: limits.maxRows });
  const hash = digest.start();
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limits.maxBytes) throw tooLarge(limits.maxBytes);
    hash.update(chunk);
    orThrow(scanner.push(chunk));
    onProgress?.(bytes, scanner.rowsSeen);
  }
  return { table: orThrow(scanner.finish()), bytes, fileHash: hash.hex() };
}

function orThrow<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new EchoError(result.error);
  return result.value;
}

function tooLarge(maxBytes: number): EchoError {
  const megabytes = Number((maxBytes / 1_048_576).toFixed(1));
  return new EchoError({
    code: "payload_too_large",
    detail: `The file is larger than the limit of ${megabytes} MB (${maxBytes} bytes). Export a shorter span of time.`,
  });
}
