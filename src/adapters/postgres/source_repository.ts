import { EchoError } from "../../domain/values/fault.ts";
import type { Dataset } from "../../domain/schema/dataset.ts";
import type { Import, Page, PageRequest, Source, Sources, StoredSource } from "../../ports/sources.ts";
import type { Sql, Transaction } from "./client.ts";
import { inWorkspace } from "./in_workspace.ts";
import { json } from "./json.ts";
import { pageOf } from "./paging.ts";
import {
  type DatasetFacts,
  datasetFacts,
  packColumns,
  packRows,
  type StoredColumn,
  type TableFacts,
  tableFacts,
  unpackDataset,
  unpackTable,
} from "./stored_dataset.ts";

interface SourceRow extends Omit<Source, "createdAt" | "datasetHash" | "findingsCount" | "imports" | "workbook"> {
  readonly workbook: Source["workbook"] | null;
  readonly created_at: Date;
  readonly imports: readonly (Omit<Import, "createdAt"> & { readonly createdAt: string })[];
  readonly dataset_hash: string;
  readonly findings_count: number;
}

interface DatasetRow {
  readonly table_facts: TableFacts;
  readonly dataset_facts: DatasetFacts;
  readonly rows: Uint8Array;
}

/** Sources in Postgres. */
export function postgresSources(sql: Sql): Sources {
  return {
    save: (workspace, { source, table, dataset }, uploadKey) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { id, name, kind, workbook, createdAt } = source;
        const row = {
          workspace_id: workspace,
          id,
          name,
          kind,
          workbook: workbook ? json(transaction, workbook) : null,
          created_at: createdAt,
          upload_key: uploadKey,
          ...understood(transaction, source),
        };
        const { count } = await transaction`
          INSERT INTO sources ${transaction(row)} ON CONFLICT DO NOTHING`;
        if (count === 0) return await savedBefore(transaction, workspace, source, uploadKey);
        const owner = { workspace_id: workspace, source_id: id, table_facts: json(transaction, tableFacts(table)) };
        await transaction`INSERT INTO datasets ${transaction({ ...owner, ...datasetRow(transaction, dataset) })}`;
        await insertColumns(transaction, workspace, id, dataset);
        return source;
      }),

    revise: (workspace, id, revise) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const [row] = await transaction<SourceRow[]>`
          SELECT * FROM sources WHERE workspace_id = ${workspace} AND id = ${id} FOR UPDATE`;
        const stored = row && await load(transaction, workspace, id);
        if (!row || !stored) return null;
        const before = sourceOf(row);
        const revised = revise({
          source: before,
          table: unpackTable(stored.row.table_facts, stored.row.rows, stored.columns),
          dataset: unpackDataset(stored.row.dataset_facts, stored.row.rows, stored.columns),
        });
        if (revised !== null) await putInPlace(transaction, workspace, revised);
        return revised?.source ?? before;
      }),

    find: (workspace, id) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const [row] = await transaction<SourceRow[]>`
          SELECT * FROM sources WHERE workspace_id = ${workspace} AND id = ${id}`;
        return row ? sourceOf(row) : null;
      }),

    list: (workspace, page) =>
      inWorkspace(sql, workspace, "read", (transaction) => listSources(transaction, workspace, page)),

    table: (workspace, id) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const stored = await load(transaction, workspace, id);
        return stored && unpackTable(stored.row.table_facts, stored.row.rows, stored.columns);
      }),

    dataset: (workspace, id) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const stored = await load(transaction, workspace, id);
        return stored && unpackDataset(stored.row.dataset_facts, stored.row.rows, stored.columns);
      }),

    delete: (workspace, id) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { count } = await transaction`DELETE FROM sources WHERE workspace_id = ${workspace} AND id = ${id}`;
        return count > 0;
      }),
  };
}

/** A source that is saved again stays as it is. */
async function savedBefore(
  sql: Transaction,
  workspace: string,
  { id, datasetHash }: Source,
  uploadKey: string | null,
): Promise<Source> {
  const [same] = await sql<SourceRow[]>`SELECT * FROM sources WHERE workspace_id = ${workspace} AND id = ${id}`;
  const [row] = same ? [same] : await sql<SourceRow[]>`
    SELECT * FROM sources WHERE workspace_id = ${workspace} AND upload_key = ${uploadKey}`;
  if (row && (!same || fileOf(row.dataset_hash) === fileOf(datasetHash))) return sourceOf(row);
  throw new EchoError({ code: "idempotency_mismatch", detail: "The same request was sent before with another file." });
}

/** The part of a dataset's hash that names the file. */
function fileOf(datasetHash: string): string {
  return datasetHash.split("-")[0]!;
}

async function listSources(
  sql: Transaction,
  workspace: string,
  { limit, after }: PageRequest,
): Promise<Page<Source>> {
  const rows = await sql<SourceRow[]>`
    SELECT * FROM sources
    WHERE workspace_id = ${workspace} ${after ? sql`AND id < ${after}` : sql``}
    ORDER BY id DESC LIMIT ${limit + 1}`;
  return pageOf(rows.map(sourceOf), limit);
}

async function putInPlace(
  transaction: Transaction,
  workspace: string,
  { source, table, dataset }: StoredSource,
): Promise<void> {
  const { id } = source;
  const what = understood(transaction, source);
  await transaction`UPDATE sources SET ${transaction(what)} WHERE workspace_id = ${workspace} AND id = ${id}`;
  const held = { table_facts: json(transaction, tableFacts(table)), ...datasetRow(transaction, dataset) };
  await transaction`
    UPDATE datasets SET ${transaction(held)} WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  await transaction`DELETE FROM dataset_columns WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  await insertColumns(transaction, workspace, id, dataset);
}

/** One column after the other, so that only one lies in memory as a parameter. */
async function insertColumns(transaction: Transaction, workspace: string, id: string, dataset: Dataset): Promise<void> {
  for (const [position, { facts, content }] of packColumns(dataset).entries()) {
    const column = { workspace_id: workspace, source_id: id, position, facts: json(transaction, facts), content };
    await transaction`INSERT INTO dataset_columns ${transaction(column)}`;
  }
}

/** Rows and columns. As of one instant: an answer may replace both in between. */
async function load(
  sql: Transaction,
  workspace: string,
  id: string,
): Promise<{ readonly row: DatasetRow; readonly columns: readonly StoredColumn[] } | null> {
  const [row] = await sql<DatasetRow[]>`
    SELECT table_facts, dataset_facts, rows FROM datasets WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  if (!row) return null;
  const columns = await sql<StoredColumn[]>`
    SELECT facts, content FROM dataset_columns
    WHERE workspace_id = ${workspace} AND source_id = ${id} ORDER BY position`;
  return { row, columns };
}

function datasetRow(sql: Transaction, dataset: Dataset) {
  return { dataset_facts: json(sql, datasetFacts(dataset)), rows: packRows(dataset) };
}

/** The fields of a source's row that an answer may change. */
function understood(sql: Transaction, source: Source) {
  const { status, datasetHash, rows, columns, questions, findings, findingsCount, settings, imports } = source;
  return {
    status,
    dataset_hash: datasetHash,
    rows: json(sql, rows),
    columns: json(sql, columns),
    questions: json(sql, questions),
    findings: json(sql, findings),
    findings_count: findingsCount,
    settings: json(sql, settings),
    imports: json(sql, imports.map(({ createdAt, ...rest }) => ({ ...rest, createdAt: createdAt.toISOString() }))),
  };
}

function sourceOf({ created_at, dataset_hash, findings_count, ...row }: SourceRow): Source {
  const { id, name, kind, workbook, status, columns, questions, findings, settings } = row;
  return {
    id,
    name,
    kind,
    ...(workbook ? { workbook } : {}),
    status,
    createdAt: created_at,
    datasetHash: dataset_hash,
    // What was stored before files could be appended has no such count.
    rows: { ...row.rows, unchanged: row.rows.unchanged ?? 0 },
    columns,
    questions,
    findings,
    findingsCount: findings_count,
    settings,
    imports: row.imports.map((each) => ({ ...each, createdAt: new Date(each.createdAt) })),
  };
}
