import type { Dataset } from "../domain/schema/dataset.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import type { Table } from "../domain/table/table.ts";
import type { Validation } from "../domain/validation/validate.ts";
import type { Digest } from "../ports/digest.ts";
import type { Tracer } from "../ports/tracer.ts";
import { datasetHash } from "./dataset_hash.ts";
import { scanFile, type ScanInput } from "./scan_file.ts";
import { understandTable } from "./understand_table.ts";
import type { Workspace } from "./workspace.ts";

export interface ReadInput extends ScanInput {
  readonly settings: ReadSettings;
  readonly workspace: Pick<Workspace, "currency" | "timezone">;
}

/** A file read and understood; nothing is stored. */
export interface ReadFile {
  readonly table: Table;
  readonly dataset: Dataset;
  readonly validation: Validation;
  readonly bytes: number;
  /** What was asked for, and of a workbook the sheet that was read. */
  readonly settings: ReadSettings;
  /** Names the file and how it was read. */
  readonly datasetHash: string;
}

const UNTRACED: Pick<Tracer, "span"> = { span: (_name, work) => work() };

/**
 * Reads a file and understands it. Throws `payload_too_large` as soon as the limit is passed, `validation_failed` for a
 * file that can't be read as a table or holds no usable row.
 */
export async function readSource(
  input: ReadInput,
  digest: Digest,
  tracer: Pick<Tracer, "span"> = UNTRACED,
): Promise<ReadFile> {
  const { workspace } = input;
  const { table, bytes, fileHash } = await tracer.span("scan", () => scanFile(input, digest));
  const settings = table.facts.kind === "xlsx" ? { ...input.settings, sheet: table.facts.sheet } : input.settings;
  const { dataset, validation } = tracer.span("solve", () => understandTable(table, settings, workspace));
  const hash = datasetHash(digest, fileHash, settings, workspace);
  return { table, dataset, validation, settings, bytes, datasetHash: hash };
}
