import { lookOf } from "./cell_look.ts";
import { cellText, type RawColumn } from "./column.ts";
import { type ColumnProfile, profileOf } from "./column_profile.ts";
import { type Dialect, splitRecord } from "./dialect.ts";
import { fits, joinCells } from "./join_cells.ts";
import { patchCells } from "./patch_cells.ts";

/** More columns than this aren't added for what has no name. */
const MOST_EXTRA = 20;

/** So many rows show that a cell is a decimal cut in two. */
const FEWEST_DECIMALS = 3;

/** So many times a cell is compared with a column; rows beyond are refused unseen, lest a hostile file take hours. */
const MOST_COMPARED = 2_000_000;

/** What became of the rows with more cells than columns. */
export interface SettledRows {
  /** With the cells that belong together joined, and columns without a name for what stands beyond the last one. */
  readonly columns: readonly RawColumn[];
  readonly refused: readonly number[];
  readonly repaired: readonly RepairedRow[];
  readonly extra: readonly ExtraRow[];
}

export interface RepairedRow {
  readonly row: number;
  /** The cells that were joined. */
  readonly joined: readonly string[];
}

export interface ExtraRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Settles the rows whose last cell is the rest of a line with more cells than columns.
 *
 * Where exactly one way of joining adjacent cells fits what the other rows hold, the row is read so. Where none does,
 * every cell fits its own column and what follows is words, these get columns of their own. Any other row is refused
 * and stays as it is.
 *
 * @param rows the rows in question, rising
 * @param isRecord false for rows that are none, such as totals: they show nothing of a column
 * @param room how many columns may be added
 */
export function settleWideRows(
  columns: readonly RawColumn[],
  rowCount: number,
  rows: readonly number[],
  isRecord: (row: number) => boolean,
  dialect: Dialect,
  room: number,
): SettledRows {
  const wide = new Set(rows);
  const profiles = columns.map(({ cells }) => profileOf(cells, rowCount, (row) => !wide.has(row) && isRecord(row)));
  const settlement = new Settlement(columns, profiles, dialect, Math.min(room, MOST_EXTRA));
  if (rows.length < rowCount || !settlement.joinDecimals(rows)) { for (const row of rows) settlement.settle(row); }
  return settlement.result(rowCount);
}

class Settlement {
  private readonly refused: number[] = [];
  private readonly repaired: RepairedRow[] = [];
  private readonly extra: ExtraRow[] = [];
  /** By column, the rows that are to read differently and how. */
  private readonly patches: { readonly rows: number[]; readonly texts: string[] }[];
  private readonly delimiter: string;
  /** The profiles with new words allowed where there is a vocabulary: "Lamp, tall" among lamps and desks. */
  private readonly wording: readonly ColumnProfile[];
  private compared = 0;

  constructor(
    private readonly columns: readonly RawColumn[],
    private readonly profiles: readonly ColumnProfile[],
    private readonly dialect: Dialect,
    private readonly room: number,
  ) {
    this.patches = columns.map(() => ({ rows: [], texts: [] }));
    this.wording = profiles.map((profile) => profile.kind === "words" ? { ...profile, open: true } : profile);
    this.delimiter = String.fromCharCode(dialect.delimiter);
  }

  /**
   * Where every row is one cell too wide and just one pair of cells is a whole number and two digits in all of them, that
   * is a decimal cut in two. False if the rows aren't so.
   */
  joinDecimals(rows: readonly number[]): boolean {
    const width = this.columns.length;
    if (this.delimiter !== "," || rows.length < FEWEST_DECIMALS) return false;
    let places = Array.from({ length: width }, (_, place) => place);
    for (const row of rows) {
      const cells = this.cellsOf(row);
      if (cells.length !== width + 1) return false;
      places = places.filter((at) => /^-?\d{1,9}$/.test(cells[at]!) && /^\d\d$/.test(cells[at + 1]!));
      if (places.length === 0) return false;
    }
    if (places.length > 1) return false;
    const at = places[0]!;
    for (const row of rows) {
      const cells = this.cellsOf(row);
      const decimal = `${cells[at]},${cells[at + 1]}`;
      this.repaired.push({ row, joined: [decimal] });
      this.patch(row, cells, cells.toSpliced(at, 2, decimal));
    }
    return true;
  }

  settle(row: number): void {
    const width = this.columns.length;
    if (this.compared > MOST_COMPARED) {
      this.refused.push(row);
      return;
    }
    const cells = this.cellsOf(row);
    while (cells.length > width && cells.at(-1)!.trim() === "") cells.pop();
    this.compared += width * (1 + cells.length - width) ** 2;
    const joined = cells.length > width
      ? joinCells(cells, this.profiles, this.delimiter) ?? joinCells(cells, this.wording, this.delimiter)
      : cells;
    if (joined !== null && joined !== "several") {
      const before = new Set(cells);
      this.repaired.push({ row, joined: joined.filter((cell) => !before.has(cell)) });
      this.patch(row, cells, joined);
    } else if (joined === null && this.endsInWords(cells)) {
      this.extra.push({ row, cells: cells.slice(width) });
      this.patch(row, cells, cells);
    } else {
      this.refused.push(row);
    }
  }

  result(rowCount: number): SettledRows {
    const columns = this.columns.map(({ name, cells }, i) => {
      const { rows, texts } = this.patches[i]!;
      return { name, cells: rows.length === 0 ? cells : patchCells(cells, rows, texts) };
    });
    const { refused, repaired, extra } = this;
    return { columns: [...columns, ...this.extraColumns(rowCount)], refused, repaired, extra };
  }

  private cellsOf(row: number): string[] {
    const cells = this.columns.map((column) => cellText(column.cells, row));
    const rest = cells.pop()!;
    return [...cells, ...splitRecord(rest, this.dialect)];
  }

  /** True if the row fits its columns and has nothing but words beyond them. */
  private endsInWords(cells: readonly string[]): boolean {
    const width = this.columns.length;
    if (cells.length - width > this.room || this.profiles[width - 1]!.kind === "text") return false;
    return this.profiles.every((profile, i) => fits(cells[i]!, profile)) &&
      cells.slice(width).every((cell) => lookOf(cell) === "blank" || !/\d/.test(cell));
  }

  private patch(row: number, before: readonly string[], cells: readonly string[]): void {
    this.patches.forEach(({ rows, texts }, i) => {
      // The last column holds the rest of the line.
      if (i + 1 < this.columns.length && cells[i] === before[i]) return;
      rows.push(row);
      texts.push(cells[i]!);
    });
  }

  private extraColumns(rowCount: number): readonly RawColumn[] {
    const count = Math.max(0, ...this.extra.map(({ cells }) => cells.length));
    return Array.from({ length: count }, (_, i) => {
      const rows = this.extra.filter(({ cells }) => i < cells.length);
      const blank = { kind: "dictionary", codes: new Uint8Array(rowCount), values: [""] } as const;
      return {
        name: "",
        cells: patchCells(blank, rows.map(({ row }) => row), rows.map(({ cells }) => cells[i]!)),
      };
    });
  }
}
