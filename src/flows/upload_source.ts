import { EchoError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Import, Source } from "../ports/sources.ts";
import { appendSource, firstImport } from "./append_source.ts";
import { datasetHash } from "./dataset_hash.ts";
import { type ReadInput, readSource, withSheet } from "./read_source.ts";
import { recallAnswer } from "./recall_answer.ts";
import { sourceOf } from "./source_of.ts";
import type { Workspace } from "./workspace.ts";

export interface UploadInput extends Omit<ReadInput, "workspace" | "recall"> {
  readonly name: string;
  /** Understand only; store nothing. */
  readonly dryRun?: boolean;
  /** The source to add to; a new one is made unless it is given. */
  readonly appendTo?: string;
  /** Make a source of its own even of a file that is one already. */
  readonly again?: boolean;
}

/** What an upload came to. */
export interface Upload {
  readonly source: Source;
  /** The file's part in it. */
  readonly import: Import;
  /** True for a file that Echo had already: then nothing was added. */
  readonly alreadyImported: boolean;
}

type UploadDeps = Pick<Deps, "sources" | "answers" | "clock" | "ids" | "digest" | "log" | "meters" | "tracer">;

/**
 * Reads a file (a CSV as it streams in, a workbook once it is there) and stores it whole, as a source of its own or added
 * to one; a fault or a broken stream stores nothing. The same file, sent in the same way, is the source that it was.
 */
export async function uploadSource(deps: UploadDeps, workspace: Workspace, input: UploadInput): Promise<Upload> {
  const { log, clock, tracer } = deps;
  const about = { workspace: workspace.id, dry_run: input.dryRun ?? false, append_to: input.appendTo };
  const start = clock.elapsed();
  let bytes = 0;
  const onProgress = (read: number, rows: number) => {
    bytes = read;
    input.onProgress?.(read, rows);
  };
  log.info("ingestion_started", about);
  try {
    const upload = await tracer.span("upload", () => readAndStore(deps, workspace, { ...input, onProgress }));
    const { source, import: { rows, added, updated } } = upload;
    countRows(deps.meters, source.kind, rows, bytes);
    const milliseconds = Math.round(clock.elapsed() - start);
    const came = { bytes, rows, added, updated, already_imported: upload.alreadyImported, milliseconds };
    log.info("ingestion_completed", { ...about, kind: source.kind, source: source.id, ...came });
    return upload;
  } catch (error) {
    const milliseconds = Math.round(clock.elapsed() - start);
    const known = error instanceof EchoError;
    const say = known ? log.info : log.error;
    say("ingestion_failed", { ...about, bytes, milliseconds, error: known ? error.code : "internal" });
    throw error;
  }
}

function countRows(meters: Deps["meters"], kind: Source["kind"], rows: Import["rows"], bytes: number): void {
  meters.count("ingested_bytes", { kind }, bytes);
  for (const outcome of ["ok", "rejected", "skipped", "unchanged"] as const) {
    meters.count("ingested_rows", { kind, outcome }, rows[outcome]);
  }
}

async function readAndStore(deps: UploadDeps, workspace: Workspace, input: UploadInput): Promise<Upload> {
  const name = fileName(input.name);
  if (input.appendTo !== undefined) {
    return await appendSource(deps, workspace, { ...input, name, appendTo: input.appendTo });
  }
  const recall: ReadInput["recall"] = (table) => recallAnswer(deps, workspace, input.settings, table);
  const file = await readSource({ ...input, workspace, recall }, deps.digest, deps.tracer);
  const createdAt = deps.clock.now();
  const made = firstImport({ rows: file.dataset.counts }, {
    id: deps.ids.next("imp"),
    name,
    createdAt,
    fileHash: file.fileHash,
  });
  const id = deps.ids.next("src");
  const source = sourceOf(file, { id, name, createdAt, settings: file.settings, imports: [made] });
  if (input.dryRun) return { source, import: made, alreadyImported: false };
  // What is remembered may change; what the sender sent is the same all the same.
  const sent = datasetHash(deps.digest, file.fileHash, withSheet(input.settings, file.table), workspace);
  const stored = { source, table: file.table, dataset: file.dataset };
  const saved = await deps.tracer.span(
    "store",
    () => deps.sources.save(workspace.id, stored, input.again ? null : sent),
  );
  if (saved.id === id) return { source: saved, import: made, alreadyImported: false };
  return { source: saved, import: repeated(made), alreadyImported: true };
}

/** The import of a file that is there already: none of its records is new. */
function repeated(made: Import): Import {
  const { in: all, skipped } = made.rows;
  return { ...made, rows: { in: all, ok: 0, rejected: 0, skipped, unchanged: all - skipped }, added: 0 };
}

/** A name that can be shown and stored: without control characters, of at most 255 characters. */
function fileName(name: string): string {
  return [...name.toWellFormed().replace(/\p{Cc}/gu, "")].slice(0, 255).join("") || "upload.csv";
}
