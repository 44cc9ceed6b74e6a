import { isDeepStrictEqual } from "node:util";
import {
  type Dataset,
  type DatasetColumn,
  ROW_OK,
  ROW_REJECTED,
  ROW_SKIPPED,
} from "../../src/domain/schema/dataset.ts";
import type { ReadSettings } from "../../src/domain/schema/settings.ts";
import { EchoError } from "../../src/domain/values/fault.ts";
import type { ReadFile } from "../../src/flows/read_source.ts";
import { FINDING_WORDS } from "./finding_words.ts";
import type { CorpusFile } from "./make_file.ts";
import { readBytes } from "./read_file.ts";
import { agrees, readValue } from "./read_value.ts";
import { type Answer, ANY, type CellTruth, type ColumnTruth, type FindingTruth, rowsIn, type Truth } from "./truth.ts";

/** How well Echo reads one file. */
export interface Verdict {
  readonly file: string;
  /** Cells of columns that the file decides, and how many of them read exactly. */
  readonly cells: Share;
  /** Columns that nobody but the user can decide, and how many of them are asked. */
  readonly asked: Share;
  /** Their cells once the question is answered. */
  readonly answered: Share;
  /** Values that are silently wrong: a column decided that can't be, a cell read as something else than it says. */
  readonly guessed: number;
  /** Every record is where it belongs and the counts add up; a file that must be refused is refused for the reason. */
  readonly accounted: boolean;
  readonly findings: Share;
  readonly roles: Share;
  readonly failures: readonly Failure[];
}

export interface Share {
  readonly of: number;
  readonly right: number;
}

export interface Failure {
  readonly about: "refusal" | "rows" | "cells" | "question" | "guess" | "answer" | "finding" | "role" | "pieces";
  readonly row?: number;
  readonly column?: string;
  readonly expected: string;
  readonly got: string;
}

/** Pieces of one byte and of a few, so that every pair of bytes is cut apart somewhere. */
const CUTS: readonly (readonly number[])[] = [[1], [7, 3, 64]];

/** Reads a file of the corpus and compares all of it with its truth. */
export async function evaluate({ truth, bytes }: CorpusFile): Promise<Verdict> {
  const { settings, workspace } = truth;
  const told = { ...(settings === undefined ? {} : { settings }), ...(workspace === undefined ? {} : { workspace }) };
  const first = await readBytes(bytes, told);
  const judge = new Judge(truth);
  for (const pieces of CUTS) {
    if (!isDeepStrictEqual(comparable(await readBytes(bytes, { ...told, pieces })), comparable(first))) {
      judge.fail({ about: "pieces", expected: "the same", got: `another reading in pieces of ${pieces}` });
    }
  }
  if (first instanceof EchoError || truth.refused !== undefined) return judge.refusal(first);
  judge.rows(first);
  judge.firstReading(first);
  const answers = answersTo(truth, first.dataset);
  if (answers !== null) judge.answered(await readBytes(bytes, { ...told, settings: { ...settings, ...answers } }));
  return judge.verdict();
}

function comparable(read: ReadFile | EchoError): unknown {
  if (read instanceof EchoError) return [read.code, read.detail, read.items];
  return [read.dataset, read.validation, read.datasetHash];
}

/** What the caller answers: whatever the truth says of columns that are undecided; null where nothing is open. */
function answersTo({ columns }: Truth, dataset: Dataset): ReadSettings | null {
  const open = columns.flatMap(({ asked, mayAsk }, position) => {
    const answer = asked ?? (isUndecided(columnAt(dataset, position)) ? mayAsk : undefined);
    return answer === undefined ? [] : [answer];
  });
  if (open.length === 0) return null;
  return Object.assign(
    {},
    ...open.map(({ setting, answer }: Answer) => ({
      [setting === "date_order" ? "dateOrder" : "decimalMark"]: answer,
    })),
  );
}

function columnAt(dataset: Dataset, position: number): DatasetColumn | undefined {
  return dataset.columns.find((column) => column.position === position && column.cells !== undefined);
}

function isUndecided(column: DatasetColumn | undefined): boolean {
  return column?.type === "undecided";
}

class Judge {
  private readonly failures: Failure[] = [];
  private readonly data: readonly number[];
  private cells = { of: 0, right: 0 };
  private asked = { of: 0, right: 0 };
  private after = { of: 0, right: 0 };
  private found = { of: 0, right: 0 };
  private roles = { of: 0, right: 0 };
  private guessed = 0;
  private accounted = true;
  /** What is to be added to a row number of the truth to have Echo's. */
  private shift = 0;

  constructor(private readonly truth: Truth) {
    this.data = rowsIn(truth.rows.data);
  }

  fail(failure: Failure): void {
    this.failures.push(failure);
  }

  verdict(): Verdict {
    const { truth: { file }, cells, asked, guessed, accounted, roles, failures } = this;
    return { file, cells, asked, answered: this.after, guessed, accounted, findings: this.found, roles, failures };
  }

  /** A file that was refused, or should have been. */
  refusal(read: ReadFile | EchoError): Verdict {
    const { refused, columns, findings } = this.truth;
    const got = read instanceof EchoError
      ? [read.detail, ...read.items.slice(0, 2).map(({ detail }) => detail)].join(" / ")
      : "it was read";
    if (refused !== undefined && read instanceof EchoError && new RegExp(refused, "i").test(got)) return this.verdict();
    this.accounted = false;
    this.fail({
      about: "refusal",
      expected: refused === undefined ? "it can be read" : `refused for /${refused}/`,
      got,
    });
    for (const column of columns) {
      const claimed = column.cells.filter((cell) => cell !== ANY).length;
      if (column.asked === undefined) this.cells.of += claimed;
      else {
        this.asked.of++;
        this.after.of += claimed;
      }
      if (column.role !== undefined) this.roles.of++;
    }
    this.found.of += findings.length;
    return this.verdict();
  }

  /** Every record of data is there and no other; rejected and skipped ones are known as such; the counts add up. */
  rows({ dataset }: ReadFile): void {
    const { rejected = [], skipped, shifts = [] } = this.truth.rows;
    const { rowNumbers, rowStates, counts } = dataset;
    const inState = (...states: number[]) => [...rowNumbers].filter((_, row) => states.includes(rowStates[row]!));
    const kept = inState(ROW_OK, ROW_REJECTED);
    const isThere = (shift: number) => this.data.filter((number) => kept.includes(number + shift)).length;
    this.shift = shifts.reduce((best, shift) => isThere(shift) > isThere(best) ? shift : best, 0);
    const shifted = (numbers: readonly number[]) => numbers.map((number) => number + this.shift);
    const okay = shifted(this.data.filter((number) => !rejected.includes(number)));
    this.sameRows("ok", okay, inState(ROW_OK));
    this.sameRows("rejected", shifted(rejected), inState(ROW_REJECTED), counts.rejected);
    const sound = typeof skipped === "number" ? [skipped] : skipped;
    if (!sound.includes(counts.skipped)) this.miscounted("skipped", sound.join(" or "), counts.skipped);
    if (inState(ROW_SKIPPED).some((number) => okay.includes(number))) {
      this.miscounted("skipped", "no row of data", inState(ROW_SKIPPED).join(" "));
    }
    const unchanged = "unchanged" in counts ? Number(counts.unchanged) : 0;
    const sum = counts.ok + counts.rejected + counts.skipped + unchanged;
    if (counts.in !== sum) this.miscounted("in = ok + rejected + skipped", String(sum), counts.in);
    if (counts.ok !== okay.length) this.miscounted("ok", String(okay.length), counts.ok);
    const ascend = rowNumbers.every((number, row) => row === 0 || number > rowNumbers[row - 1]!);
    if (!ascend) this.miscounted("row numbers", "in order", [...rowNumbers].join(" "));
  }

  /** Rejected rows need not be in the dataset, but they have to be counted. */
  private sameRows(what: string, expected: readonly number[], got: readonly number[], count?: number): void {
    const missing = expected.filter((number) => !got.includes(number));
    const extra = got.filter((number) => !expected.includes(number));
    if (extra.length === 0 && (count === undefined ? missing.length === 0 : count === expected.length)) return;
    const row = missing[0] ?? extra[0];
    const rows = (numbers: readonly number[]) => numbers.length === 0 ? "none" : numbers.join(" ");
    this.accounted = false;
    this.fail({
      about: "rows",
      ...(row === undefined ? {} : { row }),
      expected: `${expected.length} ${what}`,
      got: `${count ?? got.length}; missing: ${rows(missing)}; too many: ${rows(extra)}`,
    });
  }

  private miscounted(what: string, expected: string, got: number | string): void {
    this.accounted = false;
    this.fail({ about: "rows", expected: `${what}: ${expected}`, got: String(got) });
  }

  firstReading(read: ReadFile): void {
    this.truth.columns.forEach((truth, position) => {
      const column = columnAt(read.dataset, position);
      this.name(truth, column);
      if (truth.role !== undefined) this.role(truth, column);
      if (truth.asked !== undefined) this.question(truth, truth.asked, column, read.dataset);
      else if (truth.mayAsk === undefined || !isUndecided(column)) this.values(truth, column, read.dataset, "cells");
    });
    for (const finding of this.truth.findings) this.finding(finding, read);
    const known = this.truth.columns.length;
    const more = read.dataset.columns.filter(({ position, cells, name }) =>
      cells !== undefined && position >= known && hasText(read.dataset, name)
    );
    for (const { name } of more) {
      this.fail({ about: "cells", column: name, expected: "no such column", got: "a column with cells" });
    }
  }

  private name({ name }: ColumnTruth, column: DatasetColumn | undefined): void {
    if (name === null || column?.name === name) return;
    this.fail({
      about: "cells",
      column: name,
      expected: `a column '${name}'`,
      got: column === undefined ? "none" : `'${column.name}'`,
    });
  }

  private role({ name, role }: ColumnTruth, column: DatasetColumn | undefined): void {
    this.roles.of++;
    if (column?.role === role) this.roles.right++;
    else this.fail({ about: "role", column: name ?? "?", expected: role!, got: String(column?.role) });
  }

  private question(truth: ColumnTruth, answer: Answer, column: DatasetColumn | undefined, dataset: Dataset): void {
    this.asked.of++;
    const question = dataset.questions.find((one) => one.column === column?.name && one.setting === answer.setting);
    const answers = question?.options.map((option) => option.answer) ?? [];
    const readings = new Set(question?.options.map((option) => option.readings.join("\n")));
    const whole = answers.includes(answer.answer) && answers.length > 1 && readings.size === answers.length;
    if (isUndecided(column) && whole) {
      this.asked.right++;
      return;
    }
    const decided = column?.numbers !== undefined || column?.days !== undefined;
    if (decided) this.guessed++;
    this.fail({
      about: decided ? "guess" : "question",
      column: truth.name ?? "?",
      expected: `a question of the ${answer.setting} with both readings`,
      got: decided
        ? `decided: ${column?.type} ${column?.dateOrder ?? column?.decimalMark ?? ""}`
        : `${column?.type}, no whole question`,
    });
  }

  /** The cells of one column; one failure stands for all of a column's. */
  private values(
    truth: ColumnTruth,
    column: DatasetColumn | undefined,
    dataset: Dataset,
    about: "cells" | "answer",
  ): void {
    const share = about === "cells" ? this.cells : this.after;
    const best = [truth.cells, ...truth.or ?? []].map((cells) => this.compare(cells, truth, column, dataset))
      .reduce((one, other) => other.wrong.length < one.wrong.length ? other : one);
    share.of += best.claimed;
    share.right += best.claimed - best.wrong.length;
    if (best.wrong.length === 0) return;
    const silent = best.wrong.filter((wrong) => wrong.silent).length;
    this.guessed += silent;
    const { row, expected, got } = best.wrong.find((wrong) => wrong.silent) ?? best.wrong[0]!;
    const many = best.wrong.length === 1 ? "" : ` (${best.wrong.length} of ${best.claimed} cells like it)`;
    this.fail({
      about: silent > 0 ? "guess" : about,
      row,
      column: truth.name ?? "?",
      expected: String(expected),
      got: (got === undefined ? `not read (${column?.type}, ${column?.role ?? "no role"})` : String(got)) + many,
    });
  }

  private compare(
    cells: readonly CellTruth[],
    { as }: ColumnTruth,
    column: DatasetColumn | undefined,
    dataset: Dataset,
  ) {
    const rowOf = new Map([...dataset.rowNumbers].map((number, row) => [number, row]));
    const wrong: { row: number; expected: CellTruth; got: string | null | undefined; silent: boolean }[] = [];
    let claimed = 0;
    cells.forEach((expected, i) => {
      if (expected === ANY) return;
      claimed++;
      const number = this.data[i]! + this.shift;
      const row = rowOf.get(number);
      const got = row === undefined || column === undefined ? undefined : readValue(column, as, row);
      if (agrees(expected, got, as)) return;
      // A row that is rejected, and said to be, misleads nobody.
      const told = row === undefined || dataset.rowStates[row] === ROW_REJECTED;
      wrong.push({ row: number, expected, got, silent: !told && got !== undefined && got !== null });
    });
    return { claimed, wrong };
  }

  /** The file read again with the answers: what was asked is now exact, and nothing is open. */
  answered(read: ReadFile | EchoError): void {
    const open = this.truth.columns.map((truth, position) => ({ truth, position }))
      .filter(({ truth }) => truth.asked !== undefined || truth.mayAsk !== undefined);
    if (read instanceof EchoError) {
      for (const { truth } of open) this.after.of += truth.cells.length;
      this.fail({ about: "answer", expected: "it can be read", got: read.detail });
      return;
    }
    for (const { truth, position } of open) {
      this.values(truth, columnAt(read.dataset, position), read.dataset, "answer");
    }
    for (const { column, setting } of read.dataset.questions) {
      if (setting !== "role") this.fail({ about: "answer", column, expected: "no question any more", got: setting });
    }
  }

  private finding({ category, row }: FindingTruth, { validation }: ReadFile): void {
    this.found.of++;
    const words = FINDING_WORDS[category];
    const about = validation.findings.filter(({ rule, message }) => words.test(rule) || words.test(message));
    const number = row === undefined ? undefined : row + this.shift;
    const names = (message: string) => new RegExp(`\\b${number}\\b`).test(message);
    if (about.some((one) => number === undefined || one.row === number || names(one.message))) {
      this.found.right++;
      return;
    }
    this.fail({
      about: "finding",
      ...(number === undefined ? {} : { row: number }),
      expected: category,
      got: validation.findings.map(({ rule, row }) => row === undefined ? rule : `${rule}@${row}`).join(" ") || "none",
    });
  }
}

/** True if a column holds anything that could be seen. */
function hasText(dataset: Dataset, name: string): boolean {
  const column = dataset.columns.find((one) => one.name === name)!;
  for (let row = 0; row < dataset.rowCount; row++) if (readValue(column, "text", row) !== "") return true;
  return false;
}
