import type { DatasetColumn } from "../domain/schema/dataset.ts";
import { EchoError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Source, SourceColumn } from "../ports/sources.ts";
import { type ReadFile, type ReadInput, readSource } from "./read_source.ts";
import type { Workspace } from "./workspace.ts";

export interface UploadInput extends Omit<ReadInput, "workspace"> {
  readonly name: string;
  /** Understand only; store nothing. */
  readonly dryRun?: boolean;
}

type UploadDeps = Pick<Deps, "sources" | "clock" | "ids" | "digest" | "log" | "meters" | "tracer">;

/**
 * Reads a file (a CSV as it streams in, a workbook once it is there) and stores it whole; a fault or a broken stream
 * stores nothing.
 */
export async function uploadSource(deps: UploadDeps, workspace: Workspace, input: UploadInput): Promise<Source> {
  const { log, clock, tracer } = deps;
  const about = { workspace: workspace.id, dry_run: input.dryRun ?? false };
  const start = clock.elapsed();
  let bytes = 0;
  const onProgress = (read: number, rows: number) => {
    bytes = read;
    input.onProgress?.(read, rows);
  };
  log.info("ingestion_started", about);
  try {
    const source = await tracer.span("upload", () => readAndStore(deps, workspace, { ...input, onProgress }));
    countRows(deps.meters, source, bytes);
    const milliseconds = Math.round(clock.elapsed() - start);
    log.info("ingestion_completed", {
      ...about,
      kind: source.kind,
      source: source.id,
      bytes,
      rows: source.rows,
      milliseconds,
    });
    return source;
  } catch (error) {
    const milliseconds = Math.round(clock.elapsed() - start);
    const known = error instanceof EchoError;
    const say = known ? log.info : log.error;
    say("ingestion_failed", { ...about, bytes, milliseconds, error: known ? error.code : "internal" });
    throw error;
  }
}

function countRows(meters: Deps["meters"], { kind, rows }: Source, bytes: number): void {
  meters.count("ingested_bytes", { kind }, bytes);
  for (const outcome of ["ok", "rejected", "skipped"] as const) {
    meters.count("ingested_rows", { kind, outcome }, rows[outcome]);
  }
}

async function readAndStore(deps: UploadDeps, workspace: Workspace, input: UploadInput): Promise<Source> {
  const file = await readSource({ ...input, workspace }, deps.digest, deps.tracer);
  const source = sourceOf(file, {
    id: deps.ids.next("src"),
    name: fileName(input.name),
    createdAt: deps.clock.now(),
    settings: file.settings,
  });
  if (input.dryRun) return source;
  await deps.tracer.span("store", () => deps.sources.save(workspace.id, source, file.table, file.dataset));
  return source;
}

/** A name that can be shown and stored: without control characters, of at most 255 characters. */
function fileName(name: string): string {
  return [...name.toWellFormed().replace(/\p{Cc}/gu, "")].slice(0, 255).join("") || "upload.csv";
}

/** What is kept of a file beside its columns. */
export function sourceOf(
  file: Pick<ReadFile, "table" | "dataset" | "validation" | "datasetHash">,
  identity: Pick<Source, "id" | "name" | "createdAt" | "settings">,
): Source {
  const { table: { facts }, dataset, validation, datasetHash } = file;
  return {
    ...identity,
    kind: facts.kind,
    ...(facts.kind === "xlsx" ? { workbook: { sheet: facts.sheet, sheets: facts.sheets } } : {}),
    status: dataset.questions.length > 0 ? "needs_confirmation" : "ready",
    datasetHash,
    rows: dataset.counts,
    columns: dataset.columns.map(sourceColumn),
    questions: dataset.questions,
    findings: validation.findings,
    findingsCount: validation.count,
  };
}

function sourceColumn({ name, role, type, evidence }: DatasetColumn): SourceColumn {
  return { name, role, type, evidence };
}
