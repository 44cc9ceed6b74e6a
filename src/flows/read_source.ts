import { asRemembered } from "../domain/schema/remembered.ts";
import type { Dataset } from "../domain/schema/dataset.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import type { Table } from "../domain/table/table.ts";
import type { Validation } from "../domain/validation/validate.ts";
import type { RememberedAnswer } from "../ports/answers.ts";
import type { Digest } from "../ports/digest.ts";
import type { Tracer } from "../ports/tracer.ts";
import { datasetHash } from "./dataset_hash.ts";
import { occasionOf } from "./recall_answer.ts";
import { scanFile, type ScanInput } from "./scan_file.ts";
import { understandTable } from "./understand_table.ts";
import type { Workspace } from "./workspace.ts";

export interface ReadInput extends ScanInput {
  readonly settings: ReadSettings;
  readonly workspace: Pick<Workspace, "currency" | "timezone">;
  /** What is remembered for files with the table's header. */
  readonly recall?: (table: Table) => Promise<RememberedAnswer | null>;
}

/** A file read and understood; nothing is stored. */
export interface ReadFile {
  readonly table: Table;
  readonly dataset: Dataset;
  readonly validation: Validation;
  readonly bytes: number;
  /** The SHA-256 (hex) of the file's bytes. */
  readonly fileHash: string;
  /** What was asked for or remembered, and of a workbook the sheet that was read. */
  readonly settings: ReadSettings;
  /** Names the file and how it was read. */
  readonly datasetHash: string;
}

export const UNTRACED: Pick<Tracer, "span"> = { span: (_name, work) => work() };

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
  const asked = withSheet(input.settings, table);
  const remembered = await input.recall?.(table) ?? null;
  const settings = remembered === null ? asked : { ...asked, ...remembered.settings, sheet: asked.sheet };
  const { dataset, validation } = tracer.span("solve", () => understandTable(table, settings, workspace));
  return {
    table,
    dataset: remembered === null ? dataset : asRemembered(dataset, occasionOf(remembered)),
    validation,
    settings,
    bytes,
    fileHash,
    datasetHash: datasetHash(digest, fileHash, settings, workspace),
  };
}

/** The settings with the sheet that was read, which a number or nothing may have stood for. */
export function withSheet(settings: ReadSettings, { facts }: Pick<Table, "facts">): ReadSettings {
  return facts.kind === "xlsx" ? { ...settings, sheet: facts.sheet } : settings;
}
