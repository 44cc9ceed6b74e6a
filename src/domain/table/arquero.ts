import { type ColumnTable, op, table } from "arquero";
import { type Day, NO_DAY } from "../values/day.ts";
import { cellText, type TextCells } from "./column.ts";

/** A column as Echo holds it; a `NaN` or `NO_DAY` is a missing value. Numbers are multiples of 10^-`scale`. */
export type FrameColumn =
  | { readonly name: string; readonly cells: TextCells }
  | { readonly name: string; readonly numbers: Float64Array; readonly scale: number }
  | { readonly name: string; readonly days: Int32Array };

/** What a frame's cell holds; a day is the midnight (UTC) it starts with. */
export type FrameValue = string | number | Date | null;

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Arquero over Echo's columns, read in place: joins, pivots and windows of small results, and Arrow of any. It moves
 * values and never adds them up, since its numbers are floats. The only file that knows arquero, which is slow to
 * load: import it where it is needed.
 */
export class Frame {
  private readonly table: ColumnTable;

  private constructor(table: ColumnTable) {
    this.table = table;
  }

  /** A frame of columns of equal length, or of those of their rows that are named. */
  static of(columns: readonly FrameColumn[], rows?: Uint32Array): Frame {
    return new Frame(table(columns.map((column) => [column.name, accessor(column, rows)])));
  }

  get columnNames(): readonly string[] {
    return this.table.columnNames();
  }

  /** The rows as objects. */
  rows(): readonly Readonly<Record<string, FrameValue>>[] {
    const { table } = this;
    const names = table.columnNames();
    return Array.from(
      table.indices(),
      (row) => Object.fromEntries(names.map((name) => [name, (table.getter(name)(row) ?? null) as FrameValue])),
    );
  }

  /** Every row with the columns of the row of `other` that has the same `key` (the last such); nulls where none has. */
  join(other: Frame, key: string): Frame {
    return new Frame(this.table.lookup(other.table, key, other.columnNames.filter((name) => name !== key)));
  }

  /** One row per value of `by`, one column per value of `across`, in order of appearance, holding `value`. */
  pivot({ by, across, value }: { readonly by: string; readonly across: string; readonly value: string }): Frame {
    return new Frame(this.table.groupby(by).pivot(across, { value: op.any(value) }, { sort: false }));
  }

  /** With a column `as` more: `value` of the row `rows` before in the order of `by`, null where there is none. */
  before(
    { value, by, rows, as }: {
      readonly value: string;
      readonly by: string;
      readonly rows: number;
      readonly as: string;
    },
  ): Frame {
    return new Frame(this.table.orderby(by).derive({ [as]: op.lag(value, rows) }).reify());
  }

  /** The frame as an Arrow IPC stream: text as dictionaries, days as dates. */
  toArrow(): Uint8Array {
    return this.table.toArrowIPC();
  }
}

interface Accessor {
  readonly length: number;
  at(row: number): FrameValue;
}

function accessor(column: FrameColumn, rows?: Uint32Array): Accessor {
  const { length, read } = reader(column);
  // A join asks for row -1 where it found no partner.
  if (rows) return { length: rows.length, at: (row) => row < 0 ? null : read(rows[row]!) };
  return { length, at: (row) => row < 0 ? null : read(row) };
}

function reader(column: FrameColumn): { readonly length: number; readonly read: (row: number) => FrameValue } {
  if ("cells" in column) {
    const { cells } = column;
    const length = cells.kind === "dictionary" ? cells.codes.length : cells.offsets.length - 1;
    return { length, read: (row) => cellText(cells, row) };
  }
  if ("days" in column) return { length: column.days.length, read: (row) => date(column.days[row]!) };
  const { numbers } = column;
  const unit = 10 ** column.scale;
  return { length: numbers.length, read: (row) => Number.isNaN(numbers[row]!) ? null : numbers[row]! / unit };
}

function date(day: Day): Date | null {
  return day === NO_DAY ? null : new Date(day * MILLISECONDS_PER_DAY);
}
