import type { RawColumn } from "../../domain/table/column.ts";
import type { Table } from "../../domain/table/table.ts";
import type { Dataset, DatasetColumn } from "../../domain/schema/dataset.ts";
import type { Role } from "../../domain/schema/role.ts";
import { type ColumnContent, decodeColumn, encodeColumn } from "./column_codec.ts";
import { bytesOf, pack, unpack } from "./frame.ts";

/** What is kept of a table beside its columns and row numbers. */
export type TableFacts = Omit<Table, "columns" | "rowNumbers">;

/** What is kept of a dataset beside its columns and rows. `roles` names the column that stands for each, by position. */
export interface DatasetFacts
  extends Pick<Dataset, "rowCount" | "header" | "refusedRows" | "counts" | "span" | "questions"> {
  readonly roles: readonly (readonly [Role, number])[];
  readonly currency: Omit<Dataset["currency"], "codes">;
}

/** What is kept of a column beside its content. */
export type ColumnFacts = Omit<DatasetColumn, keyof ColumnContent>;

export interface StoredColumn {
  readonly facts: ColumnFacts;
  readonly content: Uint8Array;
}

export function tableFacts({ columns: _, rowNumbers: __, ...facts }: Table): TableFacts {
  return facts;
}

export function datasetFacts(dataset: Dataset): DatasetFacts {
  const { rowCount, header, refusedRows, counts, span, questions, columns, roles, currency } = dataset;
  const { list, fallback, reporting, source } = currency;
  return {
    rowCount,
    ...(header === undefined ? {} : { header }),
    ...(refusedRows === undefined ? {} : { refusedRows }),
    counts,
    span,
    questions,
    roles: Array.from(roles, ([role, column]) => [role, columns.indexOf(column)]),
    currency: { list, fallback, reporting, source },
  };
}

/** Row numbers, row states and, where there are any, the rows' currencies. */
export function packRows({ rowNumbers, rowStates, currency: { codes } }: Dataset): Uint8Array {
  const parts = [bytesOf(deltas(rowNumbers)), bytesOf(rowStates)];
  return pack({ note: null, parts: codes ? [...parts, bytesOf(codes)] : parts });
}

/** The columns in order. */
export function packColumns({ columns }: Dataset): readonly StoredColumn[] {
  return columns.map(({ cells, numbers, days, ...facts }) => ({
    facts,
    content: encodeColumn({ cells, numbers, days }),
  }));
}

/** The inverse of the three above; throws if what is stored is damaged. */
export function unpackDataset(facts: DatasetFacts, rows: Uint8Array, stored: readonly StoredColumn[]): Dataset {
  const { roles, currency, ...rest } = facts;
  const [numbers, states, codes = null] = unpack(rows).parts;
  const columns = stored.map(({ facts, content }): DatasetColumn => ({ ...facts, ...decodeColumn(content) }));
  return {
    ...rest,
    columns,
    roles: new Map(roles.map(([role, index]) => [role, columns[index]!])),
    rowNumbers: sums(numbers!),
    rowStates: states!,
    currency: { ...currency, codes },
  };
}

/** The table that the dataset was understood from; columns that were derived aren't in it. */
export function unpackTable(facts: TableFacts, rows: Uint8Array, stored: readonly StoredColumn[]): Table {
  const columns = stored.flatMap(({ facts: { name }, content }): RawColumn[] => {
    const { cells } = decodeColumn(content);
    return cells ? [{ name, cells }] : [];
  });
  return { ...facts, columns, rowNumbers: sums(unpack(rows).parts[0]!) };
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

function sums(differences: Uint8Array<ArrayBuffer>): Uint32Array {
  const numbers = new Uint32Array(differences.buffer);
  for (let row = 1; row < numbers.length; row++) numbers[row] = numbers[row - 1]! + numbers[row]!;
  return numbers;
}
