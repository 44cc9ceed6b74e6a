import type { DecimalMark, ScaledNumbers } from "./dataset.ts";
import { type DistinctCells, rowsOfKind, tallyKinds } from "./distinct_cells.ts";
import {
  COMMA_ONLY,
  EITHER_COMMA,
  EITHER_POINT,
  GROUPED_BY_SPACE,
  MISSING,
  MOST_DECIMALS,
  NUMBER_KINDS,
  NumberCell,
  PERCENTAGE,
  PERCENTAGE_COMMA,
  PERCENTAGE_POINT,
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
  /** A number under both marks, but not the same one: `1.234` and `1,234`. */
  readonly eitherPoint: number;
  readonly eitherComma: number;
  readonly percentages: number;
  readonly unreadable: number;
}

/** How a column writes its cells. */
export interface NumberHabits {
  /** `GROUPED_BY_MARK`, `GROUPED_BY_SPACE` or both; 0 where no cell shows it. */
  readonly grouping: number;
  /** Rows with a percentage that shows the mark: `12.5%` and `12,5%`. */
  readonly percentPoint: number;
  readonly percentComma: number;
  /** True where `k` or `Mio.` beside numbers are read; they aren't where the column doesn't write so throughout. */
  readonly magnitudes: boolean;
}

/** The cells of a column read as numbers under one decimal mark, before it is known whether that is the right one. */
export interface NumberSurvey {
  readonly cells: DistinctCells;
  readonly tally: NumberTally;
  readonly habits: NumberHabits;
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
  const reader = new ColumnReader(cells, mark);
  reader.readAll();
  if (!reader.magnitudes || writesMagnitudes(cells)) return reader.finish();
  const plain = new ColumnReader(cells, mark, { magnitudes: false, contested: 0 });
  plain.readAll();
  return plain.finish();
}

/** What a column refuses to read although a single cell could be read so. */
interface Refusals {
  readonly magnitudes: boolean;
  /** Kinds of cells, as bits. */
  readonly contested: number;
}

const READ_ALL: Refusals = { magnitudes: true, contested: 0 };

/** Reads the cells of a column once. */
class ColumnReader {
  magnitudes = false;
  private readonly kinds: Uint8Array;
  private readonly writer: ScaledWriter;
  private readonly currencies: CurrencyBook;
  private grouping = 0;

  constructor(
    private readonly cells: DistinctCells,
    private readonly mark: DecimalMark,
    private readonly refusals: Refusals = READ_ALL,
  ) {
    this.kinds = new Uint8Array(cells.count);
    this.writer = new ScaledWriter(cells.count);
    this.currencies = new CurrencyBook(cells.count);
  }

  /** The hot loop: plain decimals straight from the bytes, every other spelling through `NumberCell`. */
  readAll(): void {
    const { cells: { bytes, offsets, count }, kinds, writer } = this;
    const markByte = this.mark === "." ? 0x2e : 0x2c;
    const ownKind = this.mark === "." ? POINT_ONLY : COMMA_ONLY;
    const otherByte = this.mark === "." ? 0x2c : 0x2e;
    const otherKind = this.mark === "." ? COMMA_ONLY : POINT_ONLY;
    const groupableKind = this.mark === "." ? EITHER_POINT : EITHER_COMMA;
    const refusedDecimals = (this.refusals.contested & 1 << groupableKind) === 0 ? -1 : 3;
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
      const reads = i === end && whole > 0 && whole + decimals <= 15 && decimals <= MOST_DECIMALS;
      if (reads && decimals !== refusedDecimals) {
        const negative = first > start && units !== 0;
        writer.write(index, negative ? -units : units, decimals);
        const groupable = decimals === 3 && whole <= 3 && bytes[first] !== 0x30;
        kinds[index] = decimals === 0 ? PLAIN : groupable ? groupableKind : ownKind;
      } else if (whole > 0 && i < end && bytes[i] === otherByte && isFraction(bytes, i + 1, end)) {
        // The other mark's plain decimals; three of them could be a group.
        writer.write(index, NaN, 0);
        kinds[index] = otherKind;
      } else {
        cell.read(bytes, start, end);
        this.take(index, cell);
      }
      start = end;
    }
  }

  finish(): NumberSurvey {
    const { cells, mark, kinds, currencies } = this;
    const tally = tallyKinds(cells, kinds, NUMBER_KINDS);
    return {
      cells,
      readWith: mark,
      kinds,
      numbers: this.writer.finish(),
      currencies: { marks: currencies.marks, codes: currencies.codes },
      habits: {
        grouping: this.grouping,
        percentPoint: tally[PERCENTAGE_POINT]!,
        percentComma: tally[PERCENTAGE_COMMA]!,
        magnitudes: this.magnitudes && this.refusals.magnitudes,
      },
      tally: {
        missing: tally[MISSING]!,
        plain: tally[PLAIN]!,
        pointOnly: tally[POINT_ONLY]!,
        commaOnly: tally[COMMA_ONLY]!,
        eitherPoint: tally[EITHER_POINT]!,
        eitherComma: tally[EITHER_COMMA]!,
        percentages: tally[PERCENTAGE]! + tally[PERCENTAGE_POINT]! + tally[PERCENTAGE_COMMA]!,
        unreadable: tally[UNREADABLE]!,
      },
    };
  }

  private take(index: number, cell: NumberCell): void {
    const { mark, refusals } = this;
    const isMagnitude = cell.magnitude !== 0 && cell.kind < PERCENTAGE;
    if (isMagnitude) this.magnitudes = true;
    if ((isMagnitude && !refusals.magnitudes) || (refusals.contested & 1 << cell.kind) !== 0) {
      this.kinds[index] = UNREADABLE;
      this.writer.write(index, NaN, 0);
      return;
    }
    this.kinds[index] = cell.kind;
    this.writer.write(index, cell.unitsUnder(mark), cell.decimalsUnder(mark));
    if (cell.currency !== null && cell.kind !== UNREADABLE) this.currencies.write(index, cell.currency);
    if (cell.kind === POINT_ONLY || cell.kind === COMMA_ONLY) {
      this.grouping |= cell.groupingUnder(cell.kind === POINT_ONLY ? "." : ",");
    } else if (cell.kind === PLAIN) {
      this.grouping |= cell.groupingUnder(mark);
    }
  }
}

/** True for digits alone, not none and not three. */
function isFraction(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end && bytes[i]! >= 0x30 && bytes[i]! <= 0x39) i++;
  return i === end && end > start && end - start !== 3;
}

/** From this on a column that writes thousands as `k` would have written one. */
const LEAST_MAGNITUDE = 1000;

/**
 * True if the column writes magnitudes throughout: no number without one reaches a thousand, and those with one are no
 * slips among many without. An `m` alone can be a metre: it counts beside a `k`, a `B` or a currency only.
 */
function writesMagnitudes(cells: DistinctCells): boolean {
  const { bytes, offsets, count, weights } = cells;
  const cell = new NumberCell();
  let shortened = 0;
  let inFull = 0;
  let plainly = false;
  for (let index = 0; index < count; index++) {
    const end = offsets[index + 1]!;
    cell.read(bytes, offsets[index]!, end);
    if (cell.kind === MISSING || cell.kind >= PERCENTAGE) continue;
    if (cell.currency !== null) plainly = true;
    if (cell.magnitude !== 0) {
      shortened += weights === null ? 1 : weights[index]!;
      plainly ||= cell.magnitude !== 6 || !bytes.subarray(offsets[index]!, end).includes(0x6d);
      continue;
    }
    inFull += weights === null ? 1 : weights[index]!;
    for (const mark of [".", ","] as const) {
      const size = Math.abs(cell.unitsUnder(mark)) / POWERS[cell.decimalsUnder(mark)]!;
      if (size >= LEAST_MAGNITUDE) return false;
    }
  }
  return plainly && inFull < SLIP_RATIO * shortened;
}

/** The mark under which the cells are whole numbers in groups; null where some can't be, or none shows a mark. */
export function wholeNumberMark({ tally }: NumberSurvey): DecimalMark | null {
  const { pointOnly, commaOnly, eitherPoint, eitherComma } = tally;
  if (pointOnly + commaOnly > 0 || (eitherPoint > 0) === (eitherComma > 0)) return null;
  return eitherComma > 0 ? "." : ",";
}

/** True if the cells that only `mark` reads all have `decimals` decimals, or none where `orNone`. */
function writesDecimals({ cells, kinds }: NumberSurvey, mark: DecimalMark, decimals: number, orNone: boolean): boolean {
  const ownKind = mark === "." ? POINT_ONLY : COMMA_ONLY;
  const cell = new NumberCell();
  for (let index = 0; index < cells.count; index++) {
    if (kinds[index] !== ownKind) continue;
    cell.read(cells.bytes, cells.offsets[index]!, cells.offsets[index + 1]!);
    const own = cell.decimalsUnder(mark);
    if (own !== decimals && !(orNone && own === 0)) return false;
  }
  return true;
}

/** True if the cells that only `mark` reads have two decimals where they have any. */
function writesCents(survey: NumberSurvey, mark: DecimalMark): boolean {
  return writesDecimals(survey, mark, 2, true);
}

/** True if every cell that shows it has three decimals. */
function writesThousandths(survey: NumberSurvey, mark: DecimalMark): boolean {
  return survey.tally.plain === 0 && writesDecimals(survey, mark, 3, false);
}

/**
 * The mark that the cells prove. A few contradicting cells among many are slips; otherwise nothing is proven. Where
 * cents prove a mark, three decimals contradict it: `1.234` beside `12.50` is as likely a thousand.
 */
export function provenMark(survey: NumberSurvey): ProvenMark {
  const { pointOnly, commaOnly, eitherPoint, eitherComma } = survey.tally;
  if (pointOnly === 0 && commaOnly === 0) return eitherPoint + eitherComma === 0 ? "any" : "undecided";
  const mark = pointOnly >= SLIP_RATIO * commaOnly ? "." : commaOnly >= SLIP_RATIO * pointOnly ? "," : "undecided";
  if (mark === "undecided") return mark;
  const own = mark === "." ? pointOnly : commaOnly;
  const threes = mark === "." ? eitherPoint : eitherComma;
  return SLIP_RATIO * threes > own && writesCents(survey, mark) ? "undecided" : mark;
}

/**
 * The kinds of cells, as bits, that a column of this mark reads but shouldn't: `1.234` where all others have cents, and
 * `1.234` for a thousand where the others write `1 234`, or have three decimals as it would with the other mark.
 */
function contestedKinds(survey: NumberSurvey, mark: DecimalMark): number {
  const { tally, habits } = survey;
  if ((mark === "." ? tally.pointOnly : tally.commaOnly) === 0) return 0;
  const threes = mark === "." ? EITHER_POINT : EITHER_COMMA;
  const groups = mark === "." ? EITHER_COMMA : EITHER_POINT;
  const rows = { [EITHER_POINT]: tally.eitherPoint, [EITHER_COMMA]: tally.eitherComma };
  const unlikeThrees = rows[threes]! > 0 && writesCents(survey, mark);
  const unlikeGroups = rows[groups]! > 0 &&
    (habits.grouping === GROUPED_BY_SPACE || writesThousandths(survey, mark));
  return (unlikeThrees ? 1 << threes : 0) | (unlikeGroups ? 1 << groups : 0);
}

/**
 * The column's numbers by row, read with `mark`.
 *
 * @param told true if the mark is the caller's word: then a cell is read although the others are written differently
 */
export function solveNumbers(survey: NumberSurvey, mark: DecimalMark, told = false): NumberSolution {
  const { cells, tally, habits } = survey;
  const contested = told ? 0 : contestedKinds(survey, mark);
  let solved = survey;
  if (survey.readWith !== mark || contested !== 0) {
    const reader = new ColumnReader(cells, mark, { magnitudes: habits.magnitudes, contested });
    reader.readAll();
    solved = reader.finish();
  }
  const { numbers, kinds } = solved;
  const chosen = new Array<number>(NUMBER_KINDS).fill(0);
  const refused = [mark === "." ? COMMA_ONLY : POINT_ONLY, PERCENTAGE, PERCENTAGE_POINT, PERCENTAGE_COMMA, UNREADABLE];
  for (const kind of refused) chosen[kind] = 1;
  const slips = tally.unreadable + tally.percentages + (mark === "." ? tally.commaOnly : tally.pointOnly);
  return {
    numbers: cells.codes === null ? numbers : byRow(numbers, cells),
    unreadableRows: slips === 0 && contested === 0 ? [] : rowsOfKind(cells, kinds, chosen),
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
