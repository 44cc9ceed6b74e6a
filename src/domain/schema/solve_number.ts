import type { DecimalMark, ScaledNumbers } from "./dataset.ts";
import { type DistinctCells, rowsOfKind, tallyKinds } from "./distinct_cells.ts";
import {
  COMMA_ONLY,
  EITHER,
  MISSING,
  MOST_DECIMALS,
  NUMBER_KINDS,
  NumberCell,
  PERCENTAGE,
  PLAIN,
  POINT_ONLY,
  UNREADABLE,
} from "./number_cell.ts";

/** How many rows of a column are what; every row is in exactly one. */
export interface NumberTally {
  readonly missing: number;
  /** The same number under both decimal marks. */
  readonly plain: number;
  readonly pointOnly: number;
  readonly commaOnly: number;
  /** A number under both marks, but not the same one: `1,234`. */
  readonly either: number;
  readonly percentages: number;
  readonly unreadable: number;
}

/** The cells of a column read as numbers under one decimal mark, before it is known whether that is the right one. */
export interface NumberSurvey {
  readonly cells: DistinctCells;
  readonly tally: NumberTally;
  readonly readWith: DecimalMark;
  /** By cell. */
  readonly kinds: Uint8Array;
  readonly numbers: ScaledNumbers;
  readonly currencies: CellCurrencies;
}

/** The currency symbols and codes that stood beside the numbers; `codes[cell]` is 1 + an index into `marks`, or 0. */
export interface CellCurrencies {
  readonly marks: readonly string[];
  readonly codes: Uint8Array | null;
}

/** The decimal mark a column's own cells prove: "any" where no cell depends on it. */
export type ProvenMark = DecimalMark | "any" | "undecided";

/** A column's numbers by row, and the rows whose cell isn't empty but no number under the mark. */
export interface NumberSolution {
  readonly numbers: ScaledNumbers;
  readonly unreadableRows: readonly number[];
}

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

/** A cell that contradicts this many others is a slip; fewer, and the column is undecided. */
const SLIP_RATIO = 9;

/** Reads every different cell of a column under `mark`, and counts under which marks it reads. */
export function surveyNumbers(cells: DistinctCells, mark: DecimalMark = "."): NumberSurvey {
  const kinds = new Uint8Array(cells.count);
  const writer = new ScaledWriter(cells.count);
  const currencies = new CurrencyBook(cells.count);
  readCells(cells, mark, kinds, writer, currencies);
  const tally = tallyKinds(cells, kinds, NUMBER_KINDS);
  return {
    cells,
    readWith: mark,
    kinds,
    numbers: writer.finish(),
    currencies: { marks: currencies.marks, codes: currencies.codes },
    tally: {
      missing: tally[MISSING]!,
      plain: tally[PLAIN]!,
      pointOnly: tally[POINT_ONLY]!,
      commaOnly: tally[COMMA_ONLY]!,
      either: tally[EITHER]!,
      percentages: tally[PERCENTAGE]!,
      unreadable: tally[UNREADABLE]!,
    },
  };
}

/** The hot loop: plain decimals straight from the bytes, every other spelling through `NumberCell`. */
function readCells(
  cells: DistinctCells,
  mark: DecimalMark,
  kinds: Uint8Array,
  writer: ScaledWriter,
  currencies: CurrencyBook,
): void {
  const { bytes, offsets, count } = cells;
  const markByte = mark === "." ? 0x2e : 0x2c;
  const ownKind = mark === "." ? POINT_ONLY : COMMA_ONLY;
  const cell = new NumberCell();
  let start = offsets[0]!;
  for (let index = 0; index < count; index++) {
    const end = offsets[index + 1]!;
    const first = bytes[start] === 0x2d ? start + 1 : start;
    let i = first;
    let units = 0;
    let byte = 0;
    while (i < end && (byte = bytes[i]! - 0x30) >= 0 && byte <= 9) {
      units = units * 10 + byte;
      i++;
    }
    const whole = i - first;
    let decimals = 0;
    if (i < end && bytes[i] === markByte) {
      const from = ++i;
      while (i < end && (byte = bytes[i]! - 0x30) >= 0 && byte <= 9) {
        units = units * 10 + byte;
        i++;
      }
      decimals = i - from;
      if (decimals === 0) i = -1;
    }
    if (i === end && whole > 0 && whole + decimals <= 15 && decimals <= MOST_DECIMALS) {
      const negative = first > start && units !== 0;
      writer.write(index, negative ? -units : units, decimals);
      const groupable = decimals === 3 && whole <= 3 && bytes[first] !== 0x30;
      kinds[index] = decimals === 0 ? PLAIN : groupable ? EITHER : ownKind;
    } else {
      cell.read(bytes, start, end);
      kinds[index] = cell.kind;
      writer.write(index, cell.unitsUnder(mark), cell.decimalsUnder(mark));
      if (cell.currency !== null && cell.kind !== UNREADABLE) currencies.write(index, cell.currency);
    }
    start = end;
  }
}

/** The mark that the cells prove. A few contradicting cells among many are slips; otherwise nothing is proven. */
export function provenMark(tally: NumberTally): ProvenMark {
  const { pointOnly, commaOnly, either } = tally;
  if (pointOnly === 0 && commaOnly === 0) return either === 0 ? "any" : "undecided";
  if (pointOnly >= SLIP_RATIO * commaOnly) return ".";
  return commaOnly >= SLIP_RATIO * pointOnly ? "," : "undecided";
}

/** The column's numbers by row, read with `mark`. */
export function solveNumbers(survey: NumberSurvey, mark: DecimalMark): NumberSolution {
  const { cells } = survey;
  const { numbers, kinds } = survey.readWith === mark ? survey : surveyNumbers(cells, mark);
  const chosen = [0, 0, mark === "." ? 0 : 1, mark === "." ? 1 : 0, 0, 1, 1];
  const { tally } = survey;
  const slips = tally.unreadable + tally.percentages + (mark === "." ? tally.commaOnly : tally.pointOnly);
  return {
    numbers: cells.codes === null ? numbers : byRow(numbers, cells),
    unreadableRows: slips === 0 ? [] : rowsOfKind(cells, kinds, chosen),
  };
}

function byRow(numbers: ScaledNumbers, { codes, count, rowCount }: DistinctCells): ScaledNumbers {
  const values = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) values[row] = numbers.values[codes![row]!]!;
  if (numbers.overflowRows.length === 0) return { ...numbers, values };
  const overflowing = new Uint8Array(count);
  for (const cell of numbers.overflowRows) overflowing[cell] = 1;
  const overflowRows: number[] = [];
  for (let row = 0; row < rowCount; row++) if (overflowing[codes![row]!] === 1) overflowRows.push(row);
  return { values, scale: numbers.scale, overflowRows };
}

/** Collects numbers of different decimals as units of one scale, the largest seen. */
class ScaledWriter {
  private readonly values: Float64Array;
  private scale = 0;
  private readonly overflow: number[] = [];

  constructor(count: number) {
    this.values = new Float64Array(count);
  }

  /** Cells come in order; NaN is no number. */
  write(index: number, units: number, decimals: number): void {
    if (decimals > this.scale && !Number.isNaN(units)) this.raise(decimals, index);
    const value = decimals === this.scale ? units : units * POWERS[this.scale - decimals]!;
    this.values[index] = this.kept(index, value);
  }

  finish(): ScaledNumbers {
    return { values: this.values, scale: this.scale, overflowRows: this.overflow.sort((a, b) => a - b) };
  }

  private raise(scale: number, written: number): void {
    const factor = POWERS[scale - this.scale]!;
    this.scale = scale;
    for (let i = 0; i < written; i++) this.values[i] = this.kept(i, this.values[i]! * factor);
  }

  private kept(index: number, value: number): number {
    if (value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER) return value;
    if (!Number.isNaN(value)) this.overflow.push(index);
    return NaN;
  }
}

/** Notes which currency stood beside which cell; takes no memory until there is one. */
class CurrencyBook {
  readonly marks: string[] = [];
  codes: Uint8Array | null = null;

  constructor(private readonly count: number) {}

  write(index: number, mark: string): void {
    let place = this.marks.indexOf(mark);
    if (place < 0) place = this.marks.push(mark) - 1;
    this.codes ??= new Uint8Array(this.count);
    this.codes[index] = place + 1;
  }
}
