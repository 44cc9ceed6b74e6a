import { type Dataset, ROW_SKIPPED } from "../schema/dataset.ts";
import type { Role } from "../schema/role.ts";
import { contentOf, hashRows, saysTheSame, type SharedColumns, sharedColumns } from "./row_content.ts";

/** What a row of a new file is to the rows that are there already. */
export const NEW = 0;
/** It is there, word for word. */
export const UNCHANGED = 1;
/** It is there under the same id, and says something else now. */
export const UPDATE = 2;
/** It is no record (a total), so it is nothing to them. */
export const NO_RECORD = 3;

/** By row of the new file; `target` is the row that is there, -1 for none. */
export interface RowMatch {
  readonly kinds: Uint8Array;
  readonly targets: Int32Array;
}

/** Roles whose cells name a record, the surest first. */
const IDS: readonly Role[] = ["transaction_id", "order_id", "subscription_id", "lead_id"];

/** What may change of a record that stays the same one: it was paid, refunded, ended. */
const CHANGING: ReadonlySet<Role | null> = new Set<Role | null>(["status", "refund_amount", "fee", "end_date", null]);

/**
 * Finds the rows of `after` among those of `before`. Rows that say the same are the same one, each of them once: two equal
 * rows of one file are two records. Of the rest an id leads: where it names one row in each file, that row was changed;
 * where it names several (the lines of an order), the row that differs only in what may change.
 *
 * @param names the columns to compare, by name
 */
export function matchRows(before: Dataset, after: Dataset, names: readonly string[]): RowMatch {
  const ours = sharedColumns(before, names);
  const theirs = sharedColumns(after, names);
  const kinds = new Uint8Array(after.rowCount).fill(NEW);
  const targets = new Int32Array(after.rowCount).fill(-1);
  const taken = new Uint8Array(before.rowCount);
  const find = contentFinder(before, ours, taken);
  const hashes = hashRows(theirs, after.rowCount);
  for (let row = 0; row < after.rowCount; row++) {
    if (after.rowStates[row] === ROW_SKIPPED) {
      kinds[row] = NO_RECORD;
      continue;
    }
    const there = find(hashes[row]!, (candidate) => saysTheSame(ours, candidate, theirs, row));
    if (there < 0) continue;
    taken[there] = 1;
    kinds[row] = UNCHANGED;
    targets[row] = there;
  }
  matchIds({ before, after, ours, theirs, names }, taken, kinds, targets);
  return { kinds, targets };
}

/** Finds a row that isn't taken by its hash; rows of one hash hang on a chain, the first one first. */
function contentFinder(
  dataset: Dataset,
  columns: SharedColumns,
  taken: Uint8Array,
): (hash: number, isIt: (row: number) => boolean) => number {
  const hashes = hashRows(columns, dataset.rowCount);
  const heads = new Map<number, number>();
  const next = new Int32Array(dataset.rowCount).fill(-1);
  for (let row = dataset.rowCount - 1; row >= 0; row--) {
    if (dataset.rowStates[row] === ROW_SKIPPED) continue;
    next[row] = heads.get(hashes[row]!) ?? -1;
    heads.set(hashes[row]!, row);
  }
  return (hash, isIt) => {
    let row = heads.get(hash) ?? -1;
    // What is taken at the head of a chain is left behind, so that a thousand equal rows are no thousand walks.
    while (row >= 0 && taken[row] === 1) row = next[row]!;
    if (row >= 0) heads.set(hash, row);
    while (row >= 0 && (taken[row] === 1 || !isIt(row))) row = next[row]!;
    return row;
  };
}

interface Pair {
  readonly before: Dataset;
  readonly after: Dataset;
  readonly ours: SharedColumns;
  readonly theirs: SharedColumns;
  readonly names: readonly string[];
}

function matchIds(pair: Pair, taken: Uint8Array, kinds: Uint8Array, targets: Int32Array): void {
  const { before, after, ours, theirs, names } = pair;
  const id = IDS.map((role) => before.roles.get(role)?.name).find((name) => name !== undefined && names.includes(name));
  if (id === undefined) return;
  const position = names.indexOf(id);
  const rowsThere = rowsById(before, ours, position);
  const rowsNow = rowsById(after, theirs, position);
  for (const [text, now] of rowsNow) {
    const there = rowsThere.get(text) ?? [];
    const alone = there.length === 1 && now.length === 1;
    for (const row of now) {
      if (kinds[row] !== NEW) continue;
      const target = there.find((candidate) => taken[candidate] === 0 && (alone || isSameRecord(pair, candidate, row)));
      if (target === undefined) continue;
      taken[target] = 1;
      kinds[row] = UPDATE;
      targets[row] = target;
    }
  }
}

function rowsById(dataset: Dataset, columns: SharedColumns, position: number): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < dataset.rowCount; row++) {
    if (dataset.rowStates[row] === ROW_SKIPPED) continue;
    const id = contentOf(columns[position], row);
    if (id === "") continue;
    const known = rows.get(id);
    if (known) known.push(row);
    else rows.set(id, [row]);
  }
  return rows;
}

/** True if two rows differ only in what may change of one record. */
function isSameRecord({ ours, theirs }: Pair, row: number, other: number): boolean {
  return ours.every((column, i) =>
    CHANGING.has(column?.role ?? null) || contentOf(column, row) === contentOf(theirs[i], other)
  );
}
