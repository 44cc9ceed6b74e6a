import { type RawColumn, type TextCells } from "../table/column.ts";
import { packTexts } from "../schema/distinct_cells.ts";
import { type Dataset, ROW_SKIPPED, type RowCounts } from "../schema/dataset.ts";
import type { ScanNote, Table } from "../table/table.ts";
import { matchRows, NEW, NO_RECORD, UNCHANGED, UPDATE } from "./match_rows.ts";

/** A file as it was scanned and understood by itself. */
export interface ReadTable {
  readonly table: Table;
  readonly dataset: Dataset;
}

/** What a further file of the same kind came to. */
export interface Appended {
  /** Everything there was, changed rows in their place, then the new rows. */
  readonly table: Table;
  readonly added: number;
  readonly updated: number;
  /** What became of the file's records: `in` is the sum of the others. */
  readonly rows: RowCounts;
  /** So much is added to the numbers of the file's rows, which follow on from those before. */
  readonly offset: number;
  /** Where the rows of the one and of the other stand in the table now; -1 for those that aren't in it. */
  readonly ours: Int32Array;
  readonly theirs: Int32Array;
}

/** Notes of one kind that are kept of several files together. */
const KEPT_PER_KIND = 20;

/**
 * Adds to a table what another file of the same columns has that it hasn't. Rows that are no records stay out of it and
 * are counted as skipped. The row numbers of the file follow on from those before, as if it stood below.
 */
export function appendTable(before: ReadTable, after: ReadTable): Appended {
  const names = namesOf(before.table, after.table);
  const { kinds, targets } = matchRows(before.dataset, after.dataset, names);
  const replacing = new Map<number, number>();
  const added: number[] = [];
  for (let row = 0; row < kinds.length; row++) {
    if (kinds[row] === UPDATE) replacing.set(targets[row]!, row);
    else if (kinds[row] === NEW) added.push(row);
  }
  const picks = picksOf(before.dataset, replacing, added);
  const offset = before.table.rowNumbers.reduce((most, number) => Math.max(most, number), 0);
  return {
    table: mergedTable(before, after, names, picks, offset),
    added: added.length,
    updated: replacing.size,
    rows: countsOf(after, kinds),
    offset,
    ...placesOf(picks, before.table.rowCount, after.table.rowCount),
  };
}

function placesOf(picks: Picks, rowsBefore: number, rowsAfter: number): Pick<Appended, "ours" | "theirs"> {
  const ours = new Int32Array(rowsBefore).fill(-1);
  const theirs = new Int32Array(rowsAfter).fill(-1);
  for (let at = 0; at < picks.length; at++) {
    const pick = picks[at]!;
    if (pick >= 0) ours[pick] = at;
    else theirs[-1 - pick] = at;
  }
  return { ours, theirs };
}

/** The columns of both: those there are, then those that only the new file has. */
function namesOf(before: Table, after: Table): readonly string[] {
  return [...new Set([...before.columns, ...after.columns].map(({ name }) => name))];
}

/** Rows of the merged table: a row there is, or -1 − a row of the new file. */
type Picks = Int32Array;

function picksOf(
  { rowCount, rowStates }: Dataset,
  replacing: ReadonlyMap<number, number>,
  added: readonly number[],
): Picks {
  const picks: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (rowStates[row] === ROW_SKIPPED) continue;
    const now = replacing.get(row);
    picks.push(now === undefined ? row : -1 - now);
  }
  return Int32Array.from([...picks, ...added.map((row) => -1 - row)]);
}

function mergedTable(
  before: ReadTable,
  after: ReadTable,
  names: readonly string[],
  picks: Picks,
  offset: number,
): Table {
  const ours = new Map(before.table.columns.map((column) => [column.name, column.cells]));
  const theirs = new Map(after.table.columns.map((column) => [column.name, column.cells]));
  const refused = refusedIn(before.table, after.table, picks);
  return {
    ...before.table,
    columns: names.map((name): RawColumn => ({ name, cells: mergedCells(ours.get(name), theirs.get(name), picks) })),
    rowCount: picks.length,
    rowNumbers: Uint32Array.from(
      picks,
      (pick) => pick >= 0 ? before.table.rowNumbers[pick]! : after.table.rowNumbers[-1 - pick]! + offset,
    ),
    skipped: skippedIn(before) + skippedIn(after),
    refusedRows: refused.length > 0 ? refused : undefined,
    footerRows: undefined,
    header: undefined,
    notes: mergedNotes(before.table, after.table, offset),
    noteCounts: mergedCounts(before.table, after.table),
  };
}

/** What a file has beside its records, within its columns and without. */
function skippedIn({ table, dataset }: ReadTable): number {
  return table.skipped + dataset.rowStates.reduce((sum, state) => sum + (state === ROW_SKIPPED ? 1 : 0), 0);
}

function refusedIn(before: Table, after: Table, picks: Picks): readonly number[] {
  const there = new Set(before.refusedRows);
  const now = new Set(after.refusedRows);
  if (there.size + now.size === 0) return [];
  return Array.from(picks.keys()).filter((at) => picks[at]! >= 0 ? there.has(picks[at]!) : now.has(-1 - picks[at]!));
}

/** Each different text once, as long as they repeat; a column of ids is packed. */
function mergedCells(ours: TextCells | undefined, theirs: TextCells | undefined, picks: Picks): TextCells {
  const repeats = [ours, theirs].every((cells) => cells === undefined || cells.kind === "dictionary");
  return repeats ? mergedDictionary(ours, theirs, picks) : mergedBytes(ours, theirs, picks);
}

function mergedDictionary(ours: TextCells | undefined, theirs: TextCells | undefined, picks: Picks): TextCells {
  const known = new Map<string, number>();
  const values: string[] = [];
  const codeOf = (text: string): number => {
    const code = known.get(text);
    if (code !== undefined) return code;
    known.set(text, values.length);
    return values.push(text) - 1;
  };
  const [readOurs, readTheirs] = [ours, theirs].map((cells) => {
    if (cells?.kind !== "dictionary") return () => codeOf("");
    const codes = new Int32Array(cells.values.length).fill(-1);
    return (row: number) => {
      const code = cells.codes[row]!;
      if (codes[code] === -1) codes[code] = codeOf(cells.values[code]!);
      return codes[code]!;
    };
  });
  const codes = Uint32Array.from(picks, (pick) => pick >= 0 ? readOurs!(pick) : readTheirs!(-1 - pick));
  const narrow = values.length <= 0x100
    ? new Uint8Array(codes)
    : values.length <= 0x10000
    ? new Uint16Array(codes)
    : codes;
  return { kind: "dictionary", codes: narrow, values };
}

interface Packed {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  cellAt(row: number): number;
}

function packedOf(cells: TextCells | undefined): Packed {
  if (cells === undefined) return { ...packTexts([""]), cellAt: () => 0 };
  if (cells.kind === "packed") return { bytes: cells.bytes, offsets: cells.offsets, cellAt: (row) => row };
  return { ...packTexts(cells.values), cellAt: (row) => cells.codes[row]! };
}

function mergedBytes(ours: TextCells | undefined, theirs: TextCells | undefined, picks: Picks): TextCells {
  const sides = [packedOf(ours), packedOf(theirs)] as const;
  const place = (at: number): readonly [Packed, number] => {
    const pick = picks[at]!;
    return pick >= 0 ? [sides[0], sides[0].cellAt(pick)] : [sides[1], sides[1].cellAt(-1 - pick)];
  };
  const offsets = new Uint32Array(picks.length + 1);
  for (let at = 0; at < picks.length; at++) {
    const [side, cell] = place(at);
    offsets[at + 1] = offsets[at]! + side.offsets[cell + 1]! - side.offsets[cell]!;
  }
  const bytes = new Uint8Array(offsets[picks.length]!);
  for (let at = 0; at < picks.length; at++) {
    const [side, cell] = place(at);
    bytes.set(side.bytes.subarray(side.offsets[cell]!, side.offsets[cell + 1]!), offsets[at]!);
  }
  return { kind: "packed", bytes, offsets };
}

function mergedNotes(before: Table, after: Table, offset: number): readonly ScanNote[] {
  const kept = new Map<string, number>();
  return [...before.notes, ...after.notes.map((note) => ({ ...note, row: note.row + offset }))].filter(({ kind }) => {
    const count = (kept.get(kind) ?? 0) + 1;
    kept.set(kind, count);
    return count <= KEPT_PER_KIND;
  });
}

function mergedCounts(before: Table, after: Table): Table["noteCounts"] {
  const counts: Partial<Record<ScanNote["kind"], number>> = { ...before.noteCounts };
  for (const [kind, count] of Object.entries(after.noteCounts) as [ScanNote["kind"], number][]) {
    counts[kind] = (counts[kind] ?? 0) + count;
  }
  return counts;
}

function countsOf({ table, dataset }: ReadTable, kinds: Uint8Array): RowCounts {
  const counts = { ok: 0, rejected: 0, skipped: table.skipped, unchanged: 0 };
  for (let row = 0; row < kinds.length; row++) {
    if (kinds[row] === UNCHANGED) counts.unchanged++;
    else if (kinds[row] === NO_RECORD) counts.skipped++;
    else if (dataset.rowStates[row] === 0) counts.ok++;
    else counts.rejected++;
  }
  return { in: kinds.length + table.skipped, ...counts };
}
