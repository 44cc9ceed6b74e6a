import assert from "node:assert/strict";
import { numbers, texts, unreadable } from "../../corpus/column.ts";
import { evaluate, type Failure, type Verdict } from "../../corpus/evaluate.ts";
import { type CorpusFile, makeFile } from "../../corpus/make_file.ts";
import { POINT, US } from "../../corpus/number_style.ts";
import { title, total } from "../../corpus/case.ts";
import type { ColumnTruth, Truth } from "../../corpus/truth.ts";

/** Titles, a total, a row that can't be read: row 2 is the header, 3 to 12 are data, 13 is the total. */
const SOUND = makeFile({
  file: "sound.csv",
  proves: "a file that Echo reads",
  above: [title("Sales")],
  below: [total(["Total", "55.50"])],
  columns: [
    texts("Product", ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"], { role: "product" }),
    numbers("Amount", ["1.5", "2", "3", "4", "5", "6", "7", "8", "9", "10"], POINT, { role: "amount" }, {
      4: unreadable("oops"),
    }),
  ],
});

const OPEN = makeFile({
  file: "open.csv",
  proves: "a file that Echo must ask about",
  columns: [numbers("Amount", ["1234", "2500", "9999"], US, { role: "amount", settled: "nobody" })],
});

function withTruth({ truth, bytes }: CorpusFile, change: Partial<Truth>): CorpusFile {
  return { bytes, truth: { ...truth, ...change } };
}

function withColumn(file: CorpusFile, position: number, change: Partial<ColumnTruth>): CorpusFile {
  const columns = file.truth.columns.map((column, i) => i === position ? { ...column, ...change } : column);
  return withTruth(file, { columns });
}

function abouts({ failures }: Verdict): Failure["about"][] {
  return [...new Set(failures.map(({ about }) => about))];
}

Deno.test("a file read as its truth says has no failure: 20 cells, 2 roles, 3 findings", async () => {
  assert.deepEqual(await evaluate(SOUND), {
    file: "sound.csv",
    cells: { of: 20, right: 20 },
    asked: { of: 0, right: 0 },
    answered: { of: 0, right: 0 },
    guessed: 0,
    accounted: true,
    findings: { of: 3, right: 3 },
    roles: { of: 2, right: 2 },
    failures: [],
  });
});

Deno.test("a column that must be asked is, and its 3 cells are exact once answered", async () => {
  const { asked, answered, cells, failures } = await evaluate(OPEN);
  assert.deepEqual([asked, answered, cells, failures], [
    { of: 1, right: 1 },
    { of: 3, right: 3 },
    { of: 0, right: 0 },
    [],
  ]);
});

Deno.test("a wrong value in the truth is found, with its row: 2 is not 2.01", async () => {
  const cells = SOUND.truth.columns[1]!.cells.with(1, "2.01");
  const verdict = await evaluate(withColumn(SOUND, 1, { cells }));
  assert.deepEqual(verdict.failures, [{ about: "guess", row: 4, column: "Amount", expected: "2.01", got: "2" }]);
  assert.deepEqual([verdict.cells, verdict.guessed], [{ of: 20, right: 19 }, 1]);
});

Deno.test("a value that the truth has and Echo rejects with its row is not exact, but not guessed either", async () => {
  const cells = SOUND.truth.columns[1]!.cells.with(4, "5");
  const verdict = await evaluate(withColumn(SOUND, 1, { cells }));
  assert.deepEqual([abouts(verdict), verdict.guessed], [["cells"], 0]);
});

Deno.test("a wrong text, name or role in the truth is found", async () => {
  assert.deepEqual(
    abouts(await evaluate(withColumn(SOUND, 0, { cells: SOUND.truth.columns[0]!.cells.with(0, "a") }))),
    [
      "guess",
    ],
  );
  assert.deepEqual(abouts(await evaluate(withColumn(SOUND, 0, { name: "Produkt" }))), ["cells"]);
  assert.deepEqual(abouts(await evaluate(withColumn(SOUND, 0, { role: "customer" }))), ["role"]);
});

Deno.test("rows that the truth counts otherwise are found: data, rejected, skipped, shifted", async () => {
  const { rows } = SOUND.truth;
  for (
    const wrong of [
      { ...rows, data: "3-11" },
      { ...rows, data: "3-13" },
      { ...rows, data: "4-13" },
      { ...rows, rejected: [] },
      { ...rows, rejected: [8] },
      { ...rows, skipped: 1 },
      { ...rows, skipped: [0, 3] },
    ]
  ) {
    const verdict = await evaluate(withTruth(SOUND, { rows: wrong }));
    assert.equal(verdict.accounted, false, JSON.stringify(wrong));
    assert.ok(abouts(verdict).includes("rows"), JSON.stringify(wrong));
  }
  assert.equal((await evaluate(withTruth(SOUND, { rows: { ...rows, skipped: [0, 2] } }))).accounted, true);
});

Deno.test("a finding that isn't there, or is of another row, is missed", async () => {
  const wrong = [{ category: "nul" as const }, { category: "unreadable" as const, row: 5 }];
  const verdict = await evaluate(withTruth(SOUND, { findings: wrong }));
  assert.deepEqual([verdict.findings, abouts(verdict)], [{ of: 2, right: 0 }, ["finding"]]);
});

Deno.test("a decided column that the truth calls open is a guess; an open one that it calls decided is not read", async () => {
  const asked = { setting: "decimal_mark", answer: "." } as const;
  const guessed = await evaluate(withColumn(SOUND, 1, { asked }));
  assert.deepEqual([guessed.asked, guessed.guessed], [{ of: 1, right: 0 }, 1]);
  const { asked: _, ...decided } = OPEN.truth.columns[0]!;
  const unread = await evaluate(withTruth(OPEN, { columns: [decided], findings: [] }));
  assert.deepEqual([unread.cells, abouts(unread)], [{ of: 3, right: 0 }, ["cells"]]);
});

Deno.test("another answer than the truth's cells go with is found", async () => {
  const verdict = await evaluate(withColumn(OPEN, 0, { asked: { setting: "decimal_mark", answer: "," } }));
  assert.deepEqual([verdict.asked, verdict.answered], [{ of: 1, right: 1 }, { of: 3, right: 0 }]);
});

Deno.test("where the file may be asked about or decided, both are right", async () => {
  const { asked, ...column } = OPEN.truth.columns[0]!;
  const verdict = await evaluate(withTruth(OPEN, { columns: [{ ...column, mayAsk: asked! }], findings: [] }));
  assert.deepEqual([verdict.answered, verdict.failures], [{ of: 3, right: 3 }, []]);
  const sound = await evaluate(withColumn(SOUND, 1, { mayAsk: asked! }));
  assert.deepEqual([sound.cells, sound.failures], [{ of: 20, right: 20 }, []]);
});

Deno.test("of several readings of a column the whole of one has to fit", async () => {
  const { cells } = SOUND.truth.columns[1]!;
  const half = cells.map((cell, i) => i < 5 ? "0" : cell);
  const right = await evaluate(withColumn(SOUND, 1, { cells: half, or: [cells] }));
  assert.deepEqual(right.failures, []);
  const mixed = await evaluate(withColumn(SOUND, 1, { cells: half, or: [cells.map((cell, i) => i < 5 ? cell : "0")] }));
  assert.equal(mixed.cells.right, 15);
});

Deno.test("a file that is refused though it can be read, or read though it can't, or for another reason, is found", async () => {
  const refused = makeFile({ file: "x.csv", proves: "no row", bytes: new Uint8Array(0), refused: /empty/ });
  assert.deepEqual((await evaluate(refused)).failures, []);
  for (
    const wrong of [
      withTruth(refused, { refused: "image" }),
      withTruth(SOUND, { refused: "empty" }),
      { ...SOUND, bytes: refused.bytes },
    ]
  ) {
    const verdict = await evaluate(wrong);
    assert.deepEqual([verdict.accounted, abouts(verdict)], [false, ["refusal"]]);
  }
});
