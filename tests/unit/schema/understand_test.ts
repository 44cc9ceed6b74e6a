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
    assert.deepEqual(dataset.counts, { in: 12, ok: 10, rejected: 0, skipped: 2, unchanged: 0 });
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
  assert.deepEqual(dataset.counts, { in: 5, ok: 2, rejected: 2, skipped: 1, unchanged: 0 });
  assert.equal(dataset.roles.get("date")!.days![2], NO_DAY);
});

Deno.test("rows the scan left out count as in and as skipped: 2 + 3 = 2 ok + 3 skipped", () => {
  const table = { ...tableOf("amount", ["1.00", "2.00"]), skipped: 3 };
  assert.deepEqual(understand(table, {}, WORKSPACE).counts, { in: 5, ok: 2, rejected: 0, skipped: 3, unchanged: 0 });
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

/** The amounts of a file of one column, or "asks". */
function amountsOf(header: string, rows: readonly string[]): (number | null)[] | "asks" {
  const dataset = understood(header, rows);
  return dataset.roles.get("amount")!.type === "undecided" ? "asks" : figures(dataset, "amount");
}

Deno.test("yen have no decimals, so ¥1,234 is 1234; $1,234 is asked about, and so is 1.234 of dollars", () => {
  assert.deepEqual(amountsOf("amount", ["¥1,234", "¥2,500"]), [1234, 2500]);
  assert.deepEqual(amountsOf("amount", ["1.234 ₫"]), [1234]);
  assert.deepEqual(amountsOf("amount (JPY)", ["1,234"]), [1234]);
  assert.deepEqual(amountsOf("amount|currency", ["1,234|JPY", "2,500|KRW"]), [1234, 2500]);
  assert.deepEqual(amountsOf("amount|currency", ["1,234|JPY", "2,500|USD"]), "asks");
  assert.deepEqual(amountsOf("amount", ["$1,234", "$2,500"]), "asks");
  assert.deepEqual(amountsOf("amount", ["1,234 JPY", "2.500 JPY"]), "asks");
  const said = understood("amount", ["1,234", "2,500"], { currency: "JPY" });
  assert.ok(
    said.roles.get("amount")!.evidence.some(({ detail }) => detail === "JPY has no decimals, so ',' groups thousands"),
  );
});

Deno.test("25.881 impressions are whole, and show that 1.661 beside them is 1661", () => {
  const dataset = understood("campaign|impressions|cost", ["A|25.881|1.661", "B|20.127|2.500"]);
  assert.deepEqual(figures(dataset, "impressions"), [25881, 20127]);
  assert.deepEqual(figures(dataset, "spend"), [1661, 2500]);
  assert.ok(
    dataset.roles.get("impressions")!.evidence.some(({ detail }) =>
      detail === "a number of impressions is whole, so '.' groups thousands"
    ),
  );
});

Deno.test("percentages such as 7,47 % decide 1.234; days such as 04.09, versions and coordinates don't", () => {
  assert.deepEqual(amountsOf("amount|ctr", ["1.234|7,47 %", "2.500|0,5 %"]), [1234, 2500]);
  assert.deepEqual(amountsOf("amount|born", ["1.234|04.09", "2.500|31.12"]), "asks");
  assert.deepEqual(amountsOf("amount|app version", ["1.234|1.2", "2.500|1.10"]), "asks");
  assert.deepEqual(amountsOf("amount|latitude", ["1.234|52.5200", "2.500|48.1371"]), "asks");
  assert.deepEqual(amountsOf("date|amount", ["31.12.2024|1.234", "01.01.2025|2.500"]), "asks");
});

Deno.test("what the caller says of 1,234 among cents holds, where nobody says it the column waits", () => {
  const rows = ["12,50", "3,75", "1,234"];
  assert.deepEqual(amountsOf("amount", rows), "asks");
  assert.deepEqual(figures(understood("amount", rows, { decimalMark: "," }), "amount"), [12.5, 3.75, 1.234]);
  assert.deepEqual(figures(understood("amount", rows, { decimalMark: "." }), "amount"), [null, null, 1234]);
});

Deno.test("1.5k, 2M and 800 are 1500, 2000000 and 800, and the evidence says so", () => {
  const dataset = understood("amount", ["1.5k", "2M", "800"]);
  assert.deepEqual(figures(dataset, "amount"), [1500, 2000000, 800]);
  assert.ok(dataset.roles.get("amount")!.evidence.some(({ detail }) => /^its cells shorten thousands/.test(detail)));
});

Deno.test("01/02/03 is asked about in three orders, and read in the one that is answered", () => {
  const days = (dateOrder: "dmy" | "mdy" | "ymd") =>
    formatDay(understood("date", ["01/02/03", "04/05/06"], { dateOrder }).span!.first);
  const { questions } = understood("date", ["01/02/03", "04/05/06"]);
  assert.equal(questions[0]!.question, "Does the day, the month or the year come first in 'date'?");
  assert.deepEqual(questions[0]!.options.map(({ answer, readings }) => [answer, readings[0]]), [
    ["dmy", "01/02/03 = 1 February 2003"],
    ["mdy", "01/02/03 = 2 January 2003"],
    ["ymd", "01/02/03 = 3 February 2001"],
  ]);
  assert.deepEqual([days("dmy"), days("mdy"), days("ymd")], ["2003-02-01", "2003-01-02", "2001-02-03"]);
});

const FORMS: readonly [string, RegExp][] = [
  ["45322", /^its numbers are Excel's day numbers in its 1900 system/],
  ["1706659200", /^its numbers are seconds since 1970/],
  ["202401", /^its numbers are a year and a month/],
  ["Q1 2024", /^a cell that names a month, a quarter or another period is its first day$/],
  ["31/12/99", /^years of two digits are 1969 to 2068$/],
];

for (const [cell, detail] of FORMS) {
  Deno.test(`the evidence says how ${cell} is read`, () => {
    const { evidence } = understood("date", [cell]).roles.get("date")!;
    assert.ok(evidence.some((one) => detail.test(one.detail)), JSON.stringify(evidence));
  });
}

Deno.test("202405 under 'week' is a week, not May", () => {
  assert.ok(!understood("week|amount", ["202405|1.00", "202406|2.00"]).roles.has("date"));
  assert.ok(understood("month|amount", ["202405|1.00", "202406|2.00"]).roles.has("date"));
});

Deno.test("a figure past all bounds in a column that is asked about is shown, not a crash", () => {
  const huge = `${"9".repeat(400)}.5k`;
  assert.equal(understood("amount", ["1.5E+40", "2,5"]).questions.length, 1);
  assert.equal(understood("amount", [`$${huge}`, "2,5k", "3k"]).questions.length, 1);
  assert.equal(understood("amount", ["1.5E+999", "2.5", "3.5"]).counts.rejected, 1);
});
