import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDay, NO_DAY } from "../../../src/domain/values/day.ts";
import { ROW_OK, ROW_REJECTED, ROW_SKIPPED } from "../../../src/domain/schema/dataset.ts";
import { understand } from "../../../src/domain/schema/understand.ts";
import { dictionary, figures, namesByRole, packed, tableOf, understood, WORKSPACE } from "./example.ts";

Deno.test("12 amounts as Americans write them are read exactly, N/A and blank are none", () => {
  const amounts = [
    "$1,234.56",
    "(500.00)",
    "-$20.00",
    "$ 0.10",
    "N/A",
    "",
    "1,000",
    "USD 75.25",
    "30.00-",
    "12.5 USD",
    "($1,000.01)",
    "−5.00",
  ];
  for (const form of [packed, dictionary]) {
    const dataset = understood("amount", amounts, {}, form);
    assert.deepEqual(figures(dataset, "amount"), [
      1234.56,
      -500,
      -20,
      0.1,
      null,
      null,
      1000,
      75.25,
      -30,
      12.5,
      -1000.01,
      -5,
    ]);
    // A blank cell alone in its row is a blank record.
    assert.deepEqual(dataset.counts, { in: 12, ok: 10, rejected: 0, skipped: 2 });
  }
});

Deno.test("days in the workspace's zone, in the file's where the caller names it", () => {
  const table = tableOf("created_at|amount", ["2024-03-01T03:30:00Z|1.00"]);
  const day = (timezone: string | undefined) =>
    formatDay(understand(table, { timezone }, { ...WORKSPACE, timezone: "America/New_York" }).span!.first);
  assert.equal(day(undefined), "2024-02-29");
  assert.equal(day("UTC"), "2024-03-01");
});

Deno.test("01/02, 03/04 and 05/06 wait for an answer, and are read once it is there", () => {
  const rows = ["01/02/2024|1.00", "03/04/2024|2.00", "05/06/2024|3.00"];
  const open = understood("date|amount", rows);
  assert.equal(open.roles.get("date")!.type, "undecided");
  assert.equal(open.roles.get("date")!.days, undefined);
  assert.equal(open.span, null);
  assert.deepEqual(open.questions, [{
    column: "date",
    question: "Does the day or the month come first in 'date'?",
    setting: "date_order",
    options: [
      {
        answer: "dmy",
        readings: ["01/02/2024 = 1 February 2024", "03/04/2024 = 3 April 2024", "05/06/2024 = 5 June 2024"],
      },
      {
        answer: "mdy",
        readings: ["01/02/2024 = 2 January 2024", "03/04/2024 = 4 March 2024", "05/06/2024 = 6 May 2024"],
      },
    ],
  }]);
  const answered = understood("date|amount", rows, { dateOrder: "mdy" });
  assert.deepEqual([formatDay(answered.span!.first), formatDay(answered.span!.last)], ["2024-01-02", "2024-05-06"]);
  assert.deepEqual(answered.questions, []);
  assert.ok(answered.roles.get("date")!.evidence.some(({ kind }) => kind === "caller"));
  assert.equal(understood("date|amount", rows, { dateOrder: "ymd" }).questions.length, 1);
});

Deno.test("1,234 and 2,500 wait for an answer, and are read once it is there", () => {
  const open = understood("amount|status", ["1,234|paid", "2,500|paid"]);
  assert.equal(open.roles.get("amount")!.type, "undecided");
  assert.equal(open.roles.get("amount")!.numbers, undefined);
  assert.deepEqual(open.questions[0]!.options, [
    { answer: ".", readings: ["1,234 = 1234", "2,500 = 2500"] },
    { answer: ",", readings: ["1,234 = 1.234", "2,500 = 2.500"] },
  ]);
  const rows = ["1,234|paid", "2,500|paid"];
  assert.deepEqual(figures(understood("amount|status", rows, { decimalMark: "." }), "amount"), [1234, 2500]);
  assert.deepEqual(figures(understood("amount|status", rows, { decimalMark: "," }), "amount"), [1.234, 2.5]);
});

Deno.test("a column of 1.50 and 1,50 in equal parts is asked about with a cell of each kind", () => {
  const { questions } = understood("amount", ["1.50", "1,50"]);
  assert.deepEqual(questions[0]!.options, [
    { answer: ".", readings: ["1.50 = 1.50", "1,50 = can't be read"] },
    { answer: ",", readings: ["1.50 = can't be read", "1,50 = 1.50"] },
  ]);
  assert.deepEqual(understood("date", ["13/01/2024", "01/13/2024"]).questions[0]!.options, [
    { answer: "dmy", readings: ["13/01/2024 = 13 January 2024", "01/13/2024 = can't be read"] },
    { answer: "mdy", readings: ["13/01/2024 = can't be read", "01/13/2024 = 13 January 2024"] },
  ]);
});

Deno.test("another column of the file decides 1,234: with a role or without one", () => {
  const withRole = understood("amount|fee", ["1,234|0.25"]);
  assert.deepEqual(figures(withRole, "amount"), [1234]);
  assert.ok(
    withRole.roles.get("amount")!.evidence.some(({ detail }) =>
      detail === "'fee' of the same file writes decimals with a point"
    ),
  );
  const withoutRole = understood("amount|note|weight", ["1,234|x|0,25"]);
  assert.deepEqual(figures(withoutRole, "amount"), [1.234]);
  const contradicting = understood("amount|fee|weight", ["1,234|0.25|0,25"]);
  assert.equal(contradicting.roles.get("amount")!.type, "undecided");
});

Deno.test("another column of the file decides 01/02/2024", () => {
  const dataset = understood("date|amount|shipped|note", ["01/02/2024|1.00|31/01/2024|x"]);
  assert.equal(formatDay(dataset.span!.first), "2024-02-01");
  const detail = "'shipped' of the same file puts the day first";
  assert.ok(dataset.roles.get("date")!.evidence.some((one) => one.kind === "locale" && one.detail === detail));
});

Deno.test("a figure that can't be read rejects its row, a date that can't leaves it: in = ok + rejected + skipped", () => {
  const rows = ["2024-01-01|1.00", "2024-01-02|inf", "soon|2.00", "2024-01-04|9007199254740993", "Total|3.00"];
  const dataset = understood("date|amount", rows);
  assert.deepEqual([...dataset.rowStates], [ROW_OK, ROW_REJECTED, ROW_OK, ROW_REJECTED, ROW_SKIPPED]);
  assert.deepEqual(dataset.counts, { in: 5, ok: 2, rejected: 2, skipped: 1 });
  assert.equal(dataset.roles.get("date")!.days![2], NO_DAY);
});

Deno.test("rows the scan left out count as in and as skipped: 2 + 3 = 2 ok + 3 skipped", () => {
  const table = { ...tableOf("amount", ["1.00", "2.00"]), skipped: 3 };
  assert.deepEqual(understand(table, {}, WORKSPACE).counts, { in: 5, ok: 2, rejected: 0, skipped: 3 });
});

Deno.test("the evidence says what the cells read as", () => {
  const detail = (rows: readonly string[]) =>
    understood("amount", rows).roles.get("amount")!.evidence.find(({ kind }) => kind === "content")!.detail;
  assert.equal(detail(["1.25", "2.00"]), "all 2 cells read as money with two decimals");
  assert.equal(detail(["1.5"]), "the only cell reads as money with one decimal");
  assert.equal(detail(["1", "2", "x"]), "2 of 3 cells read as money with no decimals; 1 can't be read");
  assert.equal(detail(["1", "2", "", ""]), "all 2 cells read as money with no decimals; 2 are empty");
});

const ROWS = fc.array(
  fc.tuple(
    fc.constantFrom("2024-01-05", "2024-02-31", "soon", "", "2024-03-01T10:00:00Z"),
    fc.constantFrom("1.50", "-2.25", "$1,000.00", "inf", "", "N/A", "99999999999999999", "7 %"),
    fc.constantFrom("paid", "refunded", "odd", ""),
    fc.constantFrom("USD", "EUR", "", "xx"),
  ),
  { minLength: 1, maxLength: 30 },
);

Deno.test("in = ok + rejected + skipped, whatever the rows hold", () => {
  fc.assert(fc.property(ROWS, fc.nat(5), (rows, skipped) => {
    const table = { ...tableOf("date|amount|status|currency", rows.map((row) => row.join("|"))), skipped };
    const { counts } = understand(table, {}, WORKSPACE);
    assert.equal(counts.in, rows.length + skipped);
    assert.equal(counts.in, counts.ok + counts.rejected + counts.skipped);
  }));
});

Deno.test("where no row with a figure names one of two currencies, the workspace's counts, in any order", () => {
  const rows = ["99999999999999999|EUR", "7 %|GBP", "1.50|xx"];
  for (const some of [rows, rows.toReversed()]) {
    assert.deepEqual(understood("amount|currency", some).currency.list, ["USD"]);
  }
});

Deno.test("the order of the rows changes nothing that is understood", () => {
  const shuffled = ROWS.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }))
  );
  fc.assert(fc.property(shuffled, fc.constantFrom(packed, dictionary), ([rows, permuted], form) => {
    // A first column that is never blank keeps every row a record, wherever it stands.
    const facts = (some: typeof rows) => {
      const texts = some.map((row) => ["x", ...row].join("|"));
      const dataset = understood("note|date|amount|status|currency", texts, {}, form);
      const { counts, currency, span, roles } = dataset;
      const sum = roles.get("amount")?.numbers?.values.reduce((a, b) => Number.isNaN(b) ? a : a + b, 0);
      return { counts, span, sum, list: currency.list, reporting: currency.reporting, roles: namesByRole(dataset) };
    };
    assert.deepEqual(facts(permuted), facts(rows));
  }));
});
