import type postgres from "postgres";
import { EchoError } from "../../domain/values/fault.ts";
import type { Dataset } from "../../domain/schema/dataset.ts";
import type { Page, PageRequest, Source, Sources } from "../../ports/sources.ts";
import type { Sql, Transaction } from "./client.ts";
import { inWorkspace } from "./in_workspace.ts";
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

interface SourceRow extends Omit<Source, "createdAt" | "datasetHash" | "findingsCount"> {
  readonly created_at: Date;
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
    save: (workspace, source, table, dataset) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { id, name, kind, createdAt } = source;
        const row = {
          workspace_id: workspace,
          id,
          name,
          kind,
          created_at: createdAt,
          ...understood(transaction, source),
        };
        const { count } = await transaction`
          INSERT INTO sources ${transaction(row)} ON CONFLICT (workspace_id, id) DO NOTHING`;
        if (count === 0) return await demandSame(transaction, workspace, source);
        const owner = { workspace_id: workspace, source_id: id, table_facts: json(transaction, tableFacts(table)) };
        await transaction`INSERT INTO datasets ${transaction({ ...owner, ...datasetRow(transaction, dataset) })}`;
        await insertColumns(transaction, workspace, id, dataset);
      }),

    replace: (workspace, source, dataset) =>
      inWorkspace(sql, workspace, "write", (transaction) => replaceDataset(transaction, workspace, source, dataset)),

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
async function demandSame(sql: Transaction, workspace: string, { id, datasetHash }: Source): Promise<void> {
  const [row] = await sql<Pick<SourceRow, "dataset_hash">[]>`
    SELECT dataset_hash FROM sources WHERE workspace_id = ${workspace} AND id = ${id}`;
  if (row && fileOf(row.dataset_hash) === fileOf(datasetHash)) return;
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

/** The source's row is taken first, so that two answers at once come one after the other. */
async function replaceDataset(
  transaction: Transaction,
  workspace: string,
  source: Source,
  dataset: Dataset,
): Promise<boolean> {
  const { id } = source;
  const { count } = await transaction`
    UPDATE sources SET ${
    transaction(understood(transaction, source))
  } WHERE workspace_id = ${workspace} AND id = ${id}`;
  if (count === 0) return false;
  await transaction`
    UPDATE datasets SET ${transaction(datasetRow(transaction, dataset))}
    WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  await transaction`DELETE FROM dataset_columns WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  await insertColumns(transaction, workspace, id, dataset);
  return true;
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
  const { status, datasetHash, rows, columns, questions, findings, findingsCount, settings } = source;
  return {
    status,
    dataset_hash: datasetHash,
    rows: json(sql, rows),
    columns: json(sql, columns),
    questions: json(sql, questions),
    findings: json(sql, findings),
    findings_count: findingsCount,
    settings: json(sql, settings),
  };
}

function sourceOf({ created_at, dataset_hash, findings_count, ...row }: SourceRow): Source {
  const { id, name, kind, status, rows, columns, questions, findings, settings } = row;
  return {
    id,
    name,
    kind,
    status,
    createdAt: created_at,
    datasetHash: dataset_hash,
    rows,
    columns,
    questions,
    findings,
    findingsCount: findings_count,
    settings,
  };
}

// The number of the type json in pg_type.
const JSON_TYPE = 114;

/** A json parameter. What comes here is plain data: the domain's types hold no functions and no dates. */
function json(sql: Transaction, value: object): postgres.Parameter {
  return sql.typed(value as postgres.SerializableParameter, JSON_TYPE);
}
