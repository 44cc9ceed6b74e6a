import { binaryKind, workbookKind } from "../domain/table/file_kind.ts";
import { createCsvScanner, DEFAULT_SCAN_LIMITS, type ScanOptions } from "../domain/table/scan_csv.ts";
import { noSheets, notAWorkbook, workbookNotCsv } from "../domain/table/scan_faults.ts";
import type { Table } from "../domain/table/table.ts";
import { EchoError, type Fault } from "../domain/values/fault.ts";
import type { Result } from "../domain/values/result.ts";
import type { Digest } from "../ports/digest.ts";
import type { SourceKind } from "../ports/sources.ts";
import { joined, peekChunks } from "./peek_chunks.ts";

export interface ReadLimits {
  readonly maxBytes: number;
  readonly maxRows: number;
}

export interface ScanInput {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly settings: { readonly sheet?: string; readonly scan?: ScanOptions };
  readonly limits: ReadLimits;
  /** Refuse any other kind of file, saying where to go with it; unless given, the content tells the kind. */
  readonly only?: { readonly kind: SourceKind; readonly otherwise: string };
  readonly onProgress?: (bytes: number, rows: number) => void;
}

/** So many bytes tell text from what isn't. */
const HEAD_BYTES = 4096;
/** Steps of a workbook between which others get their turn. */
const STEPS_AT_ONCE = 8;

/**
 * A file as a table of text, its size, and the SHA-256 (hex) of its bytes: a CSV is read as it streams in, a workbook
 * once it is there. Throws `payload_too_large` as soon as the limit is passed, `validation_failed` for what is no table.
 */
export async function scanFile(
  input: ScanInput,
  digest: Digest,
): Promise<{ readonly table: Table; readonly bytes: number; readonly fileHash: string }> {
  const { head, chunks } = await peekChunks(input.chunks, HEAD_BYTES);
  const workbook = workbookKind(head);
  const counted = new CountedChunks(chunks, input, digest);
  const mismatch = mismatched(head, input);
  if (mismatch !== null) {
    await counted.cancel();
    throw new EchoError(mismatch);
  }
  const table = workbook === null ? await readCsv(counted, input) : await readWorkbook(counted, input, workbook);
  return { table, bytes: counted.bytes, fileHash: counted.hash.hex() };
}

/** The file's chunks, counted against the limit and hashed on their way. */
class CountedChunks {
  bytes = 0;
  readonly hash: ReturnType<Digest["start"]>;

  constructor(
    private readonly chunks: AsyncIterable<Uint8Array>,
    private readonly input: Pick<ScanInput, "limits">,
    digest: Digest,
  ) {
    this.hash = digest.start();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.chunks) {
      this.bytes += chunk.length;
      if (this.bytes > this.input.limits.maxBytes) throw tooLarge(this.input.limits.maxBytes);
      this.hash.update(chunk);
      yield chunk;
    }
  }

  async cancel(): Promise<void> {
    await this.chunks[Symbol.asyncIterator]().return?.();
  }
}

/** Why the file isn't what was asked for; null if it may be. */
function mismatched(head: Uint8Array, { only, settings }: ScanInput): Fault | null {
  const isWorkbook = workbookKind(head) !== null;
  if (only?.kind === "csv" && isWorkbook) return workbookNotCsv(only.otherwise);
  // An empty file is called so, whatever it was to be.
  if (only?.kind === "xlsx" && !isWorkbook && head.length > 0) return notAWorkbook(binaryKind(head), only.otherwise);
  return settings.sheet !== undefined && !isWorkbook ? noSheets() : null;
}

async function readCsv(chunks: CountedChunks, { limits, settings, onProgress }: ScanInput): Promise<Table> {
  const scanner = createCsvScanner({ ...DEFAULT_SCAN_LIMITS, maxRows: limits.maxRows }, settings.scan);
  for await (const chunk of chunks) {
    orThrow(scanner.push(chunk));
    onProgress?.(chunks.bytes, scanner.rowsSeen);
  }
  return orThrow(scanner.finish());
}

/** What reads workbooks is loaded with the first of them. */
async function readWorkbook(chunks: CountedChunks, input: ScanInput, kind: "zip" | "ole"): Promise<Table> {
  const { limits, settings, onProgress } = input;
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) {
    pieces.push(chunk);
    onProgress?.(chunks.bytes, 0);
  }
  const bytes = joined(pieces);
  pieces.length = 0;
  if (kind === "ole") {
    const { oldWorkbookFault } = await import("../domain/table/xlsx/old_workbook.ts");
    throw new EchoError(oldWorkbookFault(bytes));
  }
  const { readXlsx } = await import("../domain/table/xlsx/read_xlsx.ts");
  const steps = readXlsx(bytes, {
    limits: { ...DEFAULT_SCAN_LIMITS, maxRows: limits.maxRows },
    maxBytes: limits.maxBytes,
    sheet: settings.sheet,
  });
  for (let taken = 1;; taken++) {
    const step = steps.next();
    if (step.done) return orThrow(step.value);
    onProgress?.(bytes.length, step.value);
    if (taken % STEPS_AT_ONCE === 0) await new Promise((resume) => setTimeout(resume, 0));
  }
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
