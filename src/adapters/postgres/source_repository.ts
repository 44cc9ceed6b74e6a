import type postgres from "postgres";
import type { Dataset } from "../../domain/schema/dataset.ts";
import type { Page, PageRequest, Source, Sources } from "../../ports/sources.ts";
import { reaching, type Sql, type Transaction } from "./client.ts";
import { pageOf } from "./paging.ts";
import {
  type DatasetFacts,
  datasetFacts,
  packColumns,
  packRows,
  type StoredColumn,
  type StoredRows,
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

interface DatasetRow extends StoredRows {
  readonly table_facts: TableFacts;
  readonly dataset_facts: DatasetFacts;
}

/** Sources in Postgres. */
export function postgresSources(sql: Sql): Sources {
  return {
    save: (workspace, source, table, dataset) =>
      reaching(async () => {
        await sql.begin(async (transaction) => {
          await transaction`INSERT INTO sources ${transaction(sourceRow(transaction, workspace, source))}`;
          await insertDataset(transaction, workspace, source.id, tableFacts(table), dataset);
        });
      }),

    replace: (workspace, source, dataset) =>
      reaching(() => sql.begin((transaction) => replaceDataset(transaction, workspace, source, dataset))),

    find: (workspace, id) =>
      reaching(async () => {
        const [row] = await sql<SourceRow[]>`SELECT * FROM sources WHERE workspace_id = ${workspace} AND id = ${id}`;
        return row ? sourceOf(row) : null;
      }),

    list: (workspace, page) => reaching(() => listSources(sql, workspace, page)),

    table: (workspace, id) =>
      reaching(async () => {
        const stored = await load(sql, workspace, id);
        return stored && unpackTable(stored.row.table_facts, stored.row, stored.columns);
      }),

    dataset: (workspace, id) =>
      reaching(async () => {
        const stored = await load(sql, workspace, id);
        return stored && unpackDataset(stored.row.dataset_facts, stored.row, stored.columns);
      }),

    delete: (workspace, id) =>
      reaching(async () => {
        const { count } = await sql`DELETE FROM sources WHERE workspace_id = ${workspace} AND id = ${id}`;
        return count > 0;
      }),
  };
}

async function listSources(sql: Sql, workspace: string, { limit, after }: PageRequest): Promise<Page<Source>> {
  const rows = await sql<SourceRow[]>`
    SELECT * FROM sources
    WHERE workspace_id = ${workspace} ${after ? sql`AND id < ${after}` : sql``}
    ORDER BY id DESC LIMIT ${limit + 1}`;
  return pageOf(rows.map(sourceOf), limit);
}

async function replaceDataset(
  transaction: Transaction,
  workspace: string,
  source: Source,
  dataset: Dataset,
): Promise<boolean> {
  const [kept] = await transaction<{ table_facts: TableFacts }[]>`
    SELECT table_facts FROM datasets WHERE workspace_id = ${workspace} AND source_id = ${source.id} FOR UPDATE`;
  if (!kept) return false;
  const { workspace_id: _, id, created_at: __, ...understood } = sourceRow(transaction, workspace, source);
  await transaction`UPDATE sources SET ${transaction(understood)} WHERE workspace_id = ${workspace} AND id = ${id}`;
  await transaction`DELETE FROM dataset_columns WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  await transaction`DELETE FROM datasets WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  await insertDataset(transaction, workspace, id, kept.table_facts, dataset);
  return true;
}

async function insertDataset(
  transaction: Transaction,
  workspace: string,
  id: string,
  table: TableFacts,
  dataset: Dataset,
): Promise<void> {
  const owner = { workspace_id: workspace, source_id: id };
  const row = {
    ...owner,
    ...packRows(dataset),
    table_facts: json(transaction, table),
    dataset_facts: json(transaction, datasetFacts(dataset)),
  };
  await transaction`INSERT INTO datasets ${transaction(row)}`;
  for (const { position, facts, content } of packColumns(dataset)) {
    const column = { ...owner, position, facts: json(transaction, facts), content };
    await transaction`INSERT INTO dataset_columns ${transaction(column)}`;
  }
}

async function load(
  sql: Sql,
  workspace: string,
  id: string,
): Promise<{ readonly row: DatasetRow; readonly columns: readonly StoredColumn[] } | null> {
  const [row] = await sql<DatasetRow[]>`
    SELECT * FROM datasets WHERE workspace_id = ${workspace} AND source_id = ${id}`;
  if (!row) return null;
  const columns = await sql<StoredColumn[]>`
    SELECT position, facts, content FROM dataset_columns
    WHERE workspace_id = ${workspace} AND source_id = ${id} ORDER BY position`;
  return { row, columns };
}

function sourceRow(sql: Transaction, workspace: string, source: Source) {
  const { id, name, kind, status, createdAt, datasetHash, findingsCount } = source;
  return {
    workspace_id: workspace,
    id,
    name,
    kind,
    status,
    created_at: createdAt,
    dataset_hash: datasetHash,
    findings_count: findingsCount,
    rows: json(sql, source.rows),
    columns: json(sql, source.columns),
    questions: json(sql, source.questions),
    findings: json(sql, source.findings),
    settings: json(sql, source.settings),
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

/** A jsonb parameter. What comes here is plain data: the domain's types hold no functions and no dates. */
function json(sql: Transaction, value: object): postgres.Parameter {
  return sql.json(value as postgres.JSONValue);
}
