import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { RawColumn } from "../../domain/table/column.ts";
import type { Table } from "../../domain/table/table.ts";
import type { Dataset, DatasetColumn } from "../../domain/schema/dataset.ts";
import { bytesOf } from "./blocks.ts";
import { type ColumnContent, decodeColumn, encodeColumn } from "./column_codec.ts";

/** What is kept of a table beside its columns and row numbers. */
export type TableFacts = Omit<Table, "columns" | "rowNumbers">;

/** What is kept of a dataset beside its columns, row numbers, row states and currency codes. */
export interface DatasetFacts extends Pick<Dataset, "rowCount" | "counts" | "span" | "questions"> {
  readonly currency: Omit<Dataset["currency"], "codes">;
}

/** What is kept of a column beside its content. `leads` marks the one that stands for its role. */
export interface ColumnFacts extends Omit<DatasetColumn, keyof ColumnContent | "position"> {
  readonly leads: boolean;
}

export interface StoredColumn {
  readonly position: number;
  readonly facts: ColumnFacts;
  readonly content: Uint8Array;
}

export interface StoredRows {
  readonly row_numbers: Uint8Array;
  readonly row_states: Uint8Array;
  readonly currency_codes: Uint8Array | null;
}

export function tableFacts({ rowCount, skipped, notes, noteCounts, facts }: Table): TableFacts {
  return { rowCount, skipped, notes, noteCounts, facts };
}

export function datasetFacts({ rowCount, counts, span, questions, currency }: Dataset): DatasetFacts {
  const { list, fallback, reporting, source } = currency;
  return { rowCount, counts, span, questions, currency: { list, fallback, reporting, source } };
}

export function packRows({ rowNumbers, rowStates, currency }: Dataset): StoredRows {
  return {
    row_numbers: zstdCompressSync(bytesOf(deltas(rowNumbers))),
    row_states: zstdCompressSync(bytesOf(rowStates)),
    currency_codes: currency.codes && zstdCompressSync(bytesOf(currency.codes)),
  };
}

export function packColumns(dataset: Dataset): readonly StoredColumn[] {
  return dataset.columns.map((column, position) => {
    const { cells, numbers, days, position: _, ...facts } = column;
    const leads = column.role !== null && dataset.roles.get(column.role) === column;
    return { position, facts: { ...facts, leads }, content: encodeColumn({ cells, numbers, days }) };
  });
}

export function unpackDataset(facts: DatasetFacts, rows: StoredRows, stored: readonly StoredColumn[]): Dataset {
  const columns = stored.map(({ position, facts: { leads, ...column }, content }) => ({
    leads,
    column: { ...column, position, ...decodeColumn(content) } satisfies DatasetColumn,
  }));
  return {
    ...facts,
    currency: {
      ...facts.currency,
      codes: rows.currency_codes && new Uint8Array(zstdDecompressSync(rows.currency_codes)),
    },
    columns: columns.map(({ column }) => column),
    roles: new Map(columns.flatMap(({ leads, column }) => leads && column.role ? [[column.role, column]] : [])),
    rowNumbers: unpackRowNumbers(rows),
    rowStates: new Uint8Array(zstdDecompressSync(rows.row_states)),
  };
}

export function unpackTable(
  facts: TableFacts,
  rows: Pick<StoredRows, "row_numbers">,
  stored: readonly StoredColumn[],
): Table {
  const columns = stored.flatMap(({ facts: { name }, content }): RawColumn[] => {
    const { cells } = decodeColumn(content);
    return cells ? [{ name, cells }] : [];
  });
  return { ...facts, columns, rowNumbers: unpackRowNumbers(rows) };
}

/** Row numbers rise by one nearly always; their differences compress to nothing. */
function deltas(numbers: Uint32Array): Uint32Array {
  const differences = new Uint32Array(numbers.length);
  for (let row = 0, before = 0; row < numbers.length; row++) {
    differences[row] = numbers[row]! - before;
    before = numbers[row]!;
  }
  return differences;
}

function unpackRowNumbers({ row_numbers }: Pick<StoredRows, "row_numbers">): Uint32Array {
  const numbers = new Uint32Array(new Uint8Array(zstdDecompressSync(row_numbers)).buffer);
  for (let row = 1; row < numbers.length; row++) numbers[row] = numbers[row - 1]! + numbers[row]!;
  return numbers;
}
