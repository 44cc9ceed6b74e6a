import assert from "node:assert/strict";
import fc from "fast-check";
import type { DecimalMark } from "../../../src/domain/schema/dataset.ts";
import { provenMark, solveNumbers, surveyNumbers } from "../../../src/domain/schema/solve_number.ts";
import { decimalString } from "../../../src/domain/values/rounding.ts";
import { cellsOf, dictionary, packed } from "./example.ts";

/** The numbers of a column as its own cells prove them, exactly, as text; null where a cell holds none. */
function read(texts: readonly string[], form: typeof packed = packed): (string | null)[] {
  const survey = surveyNumbers(cellsOf(texts, form));
  const mark = provenMark(survey);
  assert.notEqual(mark, "undecided");
  return readWith(texts, mark === "," ? "," : ".", form);
}

function readWith(texts: readonly string[], mark: DecimalMark, form: typeof packed = packed): (string | null)[] {
  const { values, scale } = solveNumbers(surveyNumbers(cellsOf(texts, form)), mark).numbers;
  return [...values].map((value) => Number.isNaN(value) ? null : decimalString(BigInt(value), scale));
}

const WITH_POINT: readonly [string, string | null][] = [
  ["1234.56", "1234.56"],
  ["-7.10", "-7.10"],
  ["$1,234.56", "1234.56"],
  ["(30.00)", "-30.00"],
  ["($1,000.01)", "-1000.01"],
  ["$(5.00)", "-5.00"],
  ["-$20.00", "-20.00"],
  ["$-20.00", "-20.00"],
  ["30.00-", "-30.00"],
  ["30.00−", "-30.00"],
  ["−5.00", "-5.00"],
  ["+5.00", "5.00"],
  ["$ 0.10", "0.10"],
  ["USD 75.25", "75.25"],
  ["12.5 USD", "12.50"],
  ["12.5€", "12.50"],
  ["1,000", "1000.00"],
  ["12,345,678.9", "12345678.90"],
  ["1,23,456.00", "123456.00"],
  ["1'234.5", "1234.50"],
  ["1’234.5", "1234.50"],
  ["1 234.5", "1234.50"],
  ["1\u00a0234.5", "1234.50"],
  ["1\u202f234.5", "1234.50"],
  ["\u00a07\u00a0", "7.00"],
  [".5", "0.50"],
  ["5.", "5.00"],
  ["0", "0.00"],
  ["-0.00", "0.00"],
  ["(0)", "0.00"],
  ["007", "7.00"],
];

for (const [text, expected] of WITH_POINT) {
  Deno.test(`"${text}" beside 0.25 and 0.50 is ${expected}`, () => {
    assert.deepEqual(read([text, "0.25", "0.50"]), [expected, "0.25", "0.50"]);
    assert.deepEqual(read([text, "0.25", "0.50"], dictionary), [expected, "0.25", "0.50"]);
  });
}

const WITH_COMMA: readonly [string, string][] = [
  ["100,50", "100.50"],
  ["1.234,56", "1234.56"],
  ["1.234", "1234.00"],
  ["1 234,56", "1234.56"],
  ["€ 5,00", "5.00"],
  ["-5,00", "-5.00"],
];

for (const [text, expected] of WITH_COMMA) {
  Deno.test(`"${text}" beside 0,25 and 0,50 is ${expected}`, () => {
    assert.deepEqual(read([text, "0,25", "0,50"]), [expected, "0.25", "0.50"]);
  });
}

for (const text of ["N/A", "-", "—", "--", " -- ", "", "   "]) {
  Deno.test(`"${text}" is missing, not unreadable`, () => {
    const survey = surveyNumbers(cellsOf([text, "1.50"]));
    assert.equal(survey.tally.missing, 1);
    assert.deepEqual(solveNumbers(survey, ".").unreadableRows, []);
  });
}

const UNREADABLE = [
  "inf",
  "nan",
  "abc",
  "1e5",
  "1.5k",
  "12 34",
  "1,2,3",
  "1,2345",
  "1.2.3",
  "--5",
  "-5-",
  "(-5)",
  "$5$",
  "USD",
  "$",
  "()",
  "12.5 EUR USD",
  "1234,567.00",
  "0,123,456.00",
  "1 2 Kilograms",
  "2024-01-01",
  "1,",
  ",",
  "5\n100",
  "5\t100",
  "5\u200b100",
];

for (const text of UNREADABLE) {
  Deno.test(`"${text}" beside 1.50 can't be read`, () => {
    for (const form of [packed, dictionary]) {
      const survey = surveyNumbers(cellsOf([text, "1.50", "2.50", ...Array(9).fill("3.50")], form));
      const { numbers, unreadableRows } = solveNumbers(survey, ".");
      assert.ok(Number.isNaN(numbers.values[0]));
      assert.deepEqual(unreadableRows, [0]);
    }
  });
}

Deno.test("a percentage is counted as one and isn't a number of the column", () => {
  const survey = surveyNumbers(cellsOf(["12.5%", "77 %", "1.00"]));
  assert.equal(survey.tally.percentages, 2);
  assert.deepEqual(solveNumbers(survey, ".").unreadableRows, [0, 1]);
  assert.deepEqual(readWith(["12.5%", "77 %", "1.00"], "."), [null, null, "1.00"]);
});

Deno.test("1,234 and 2,500 fit both marks: 1234 and 2500, or 1.234 and 2.500", () => {
  const texts = ["1,234", "2,500"];
  assert.equal(provenMark(surveyNumbers(cellsOf(texts))), "undecided");
  assert.deepEqual(readWith(texts, "."), ["1234", "2500"]);
  assert.deepEqual(readWith(texts, ","), ["1.234", "2.500"]);
});

Deno.test("1.234 fits both marks too; 0.234 and 1234.567 only the point", () => {
  assert.equal(provenMark(surveyNumbers(cellsOf(["1.234"]))), "undecided");
  assert.equal(provenMark(surveyNumbers(cellsOf(["1.234", "0.234"]))), ".");
  assert.equal(provenMark(surveyNumbers(cellsOf(["1234.567"]))), ".");
});

Deno.test("whole numbers prove no mark and need none", () => {
  assert.equal(provenMark(surveyNumbers(cellsOf(["1", "250", ""]))), "any");
});

Deno.test("one 1,50 among nine 1.50 is a slip that can't be read; among eight the column is undecided", () => {
  const slip = [...Array(9).fill("1.50"), "1,50"];
  assert.deepEqual(read(slip).at(-1), null);
  assert.deepEqual(solveNumbers(surveyNumbers(cellsOf(slip)), ".").unreadableRows, [9]);
  assert.equal(provenMark(surveyNumbers(cellsOf(slip.slice(1)))), "undecided");
  const mirrored = [...Array(9).fill("1,50"), "1.50"];
  assert.equal(provenMark(surveyNumbers(cellsOf(mirrored))), ",");
  assert.deepEqual(solveNumbers(surveyNumbers(cellsOf(mirrored)), ",").unreadableRows, [9]);
});

Deno.test("the scale is that of the most decimals: 1, 2.5 and 3.125 are 1000, 2500 and 3125 thousandths", () => {
  const { values, scale } = surveyNumbers(cellsOf(["1", "2.5", "0.125"])).numbers;
  assert.deepEqual([[...values], scale], [[1000, 2500, 125], 3]);
});

Deno.test("decimals past the sixth are rounded half away from zero: 19.989999999999998 is 19.99", () => {
  assert.deepEqual(read(["19.989999999999998", "-0.0000005", "0.0000004"]), ["19.990000", "-0.000001", "0.000000"]);
});

Deno.test("2^53−1 is read, 2^53 and more is not: it overflows", () => {
  for (const form of [packed, dictionary]) {
    const texts = ["9007199254740991", "9007199254740992", "9007199254740993", "-99999999999999999999", "1"];
    const { numbers, unreadableRows } = solveNumbers(surveyNumbers(cellsOf(texts, form)), ".");
    assert.deepEqual(numbers.overflowRows, [1, 2, 3]);
    assert.deepEqual([numbers.values[0], numbers.values[4]], [9007199254740991, 1]);
    assert.deepEqual(unreadableRows, []);
  }
});

Deno.test("a number that fits without decimals overflows once another cell needs cents", () => {
  const { overflowRows, scale } = surveyNumbers(cellsOf(["9007199254740991", "0.01"])).numbers;
  assert.deepEqual([overflowRows, scale], [[0], 2]);
});

Deno.test("the currencies beside the numbers are noted by cell", () => {
  const { marks, codes } = surveyNumbers(cellsOf(["$1.00", "2.00", "EUR 3.00", "$4.00"])).currencies;
  assert.deepEqual([marks, [...codes!]], [["$", "EUR"], [1, 0, 2, 1]]);
  assert.equal(surveyNumbers(cellsOf(["1.00"])).currencies.codes, null);
});

interface Writing {
  readonly mark: DecimalMark;
  readonly group: string;
  readonly negative: (size: string) => string;
  readonly around: (number: string) => string;
}

const writings: fc.Arbitrary<Writing> = fc.constantFrom<DecimalMark>(".", ",").chain((mark) =>
  fc.record({
    mark: fc.constant(mark),
    group: fc.constantFrom("", mark === "." ? "," : ".", " ", "\u00a0", "'", "’"),
    negative: fc.constantFrom(
      (size: string) => `-${size}`,
      (size: string) => `(${size})`,
      (size: string) => `${size}-`,
      (size: string) => `−${size}`,
    ),
    around: fc.constantFrom(
      (number: string) => number,
      (number: string) => `$${number}`,
      (number: string) => `${number} EUR`,
      (number: string) => ` ${number} `,
    ),
  })
);

function write(units: number, { mark, group, negative, around }: Writing): string {
  const [whole, fraction] = decimalString(BigInt(Math.abs(units)), 2).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, group);
  const size = around(`${grouped}${mark}${fraction}`);
  return units < 0 ? negative(size) : size;
}

Deno.test("any amount of cents, written in any locale, reads back the same", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 30 }),
      writings,
      fc.constantFrom(packed, dictionary),
      (amounts, writing, form) => {
        const texts = amounts.map((units) => write(units, writing));
        assert.deepEqual(read(texts, form), amounts.map((units) => decimalString(BigInt(units), 2)));
      },
    ),
  );
});

Deno.test("every row is missing, a number, a percentage or unreadable, whatever the cells hold", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("1.5", "2,5", "", "3%", "1,234"))), (texts) => {
      const { tally } = surveyNumbers(cellsOf(texts));
      assert.equal(Object.values(tally).reduce((sum, rows) => sum + rows, 0), texts.length);
    }),
  );
});

const STYLES: readonly [readonly string[], readonly (string | null)[]][] = [
  [["1.5E+05", "2.50"], ["150000.00", "2.50"]],
  [["-1.234E+05", "1E-03"], ["-123400.000", "0.001"]],
  [["1,5E+05", "2,50"], ["150000.00", "2.50"]],
  [["1.23456789E+08", "0.50"], ["123456789.00", "0.50"]],
  [["1.5k", "2M", "800"], ["1500", "2000000", "800"]],
  [["$1.2345678M", "$3B", "$1.5m"], ["1234567.8", "3000000000.0", "1500000.0"]],
  [["1,5 Mio. €", "2 Mio. €", "3,25 Mrd. €"], ["1500000", "2000000", "3250000000"]],
  [["12 k€", "1,5 k€", "-3,25k€"], ["12000", "1500", "-3250"]],
  [["(1.5K)", "$2bn"], ["-1500", "2000000000"]],
  [["1.5k", "1500", "2.5k"], [null, "1500", null]],
  [["1.5m", "2.5m"], [null, null]],
  [["'123", "'4.50", '="6.25"'], ["123.00", "4.50", "6.25"]],
  [["25,-", "12,50", "3,--"], ["25.00", "12.50", "3.00"]],
  [["CHF 25.–", "1'234.50", "12.—"], ["25.00", "1234.50", "12.00"]],
  [["-25,-", "12,50"], ["-25.00", "12.50"]],
  [["$ -", "$ 12.50", " -   € "], [null, "12.50", null]],
  [["1.234,56 kr.", "kr. 0,50", "2.000,00 kr"], ["1234.56", "0.50", "2000.00"]],
  [["1 234,56 zł", "12,00 zł"], ["1234.56", "12.00"]],
  [["R$ 1.234,56", "R$0,50", "-R$ 2,00"], ["1234.56", "0.50", "-2.00"]],
  [["₹1,23,456.00", "Rs. 12.50", "₹ 99"], ["123456.00", "12.50", "99.00"]],
  [["$.50", "12.€", "1.25"], ["0.50", "12.00", "1.25"]],
  [["–5.00", "1.25"], ["-5.00", "1.25"]],
  [["1\u2009234.5", "\u200e1\u2007234.25\u200f"], ["1234.50", "1234.25"]],
  [["1´234.50", "0.25"], ["1234.50", "0.25"]],
  [["#N/A", "null", "n.a.", "7"], [null, null, null, "7"]],
  [["#DIV/0!", "1.50"], [null, "1.50"]],
  [["%12", "1.50", "12.5 %"], [null, "1.50", null]],
];

for (const [texts, expected] of STYLES) {
  Deno.test(`the column ${texts.join(" | ")} is ${expected.map((one) => one ?? "nothing").join(" | ")}`, () => {
    for (const form of [packed, dictionary]) assert.deepEqual(read(texts, form), expected);
  });
}

Deno.test("1,234 among nine 12,50 is as likely a thousand: it can't be read; among eight the column is undecided", () => {
  const cents = Array.from({ length: 9 }, (_, i) => `1${i},50`);
  const survey = surveyNumbers(cellsOf([...cents, "1,234"]));
  assert.equal(provenMark(survey), ",");
  assert.deepEqual(solveNumbers(survey, ",").unreadableRows, [9]);
  assert.equal(solveNumbers(survey, ",").numbers.scale, 2);
  assert.equal(provenMark(surveyNumbers(cellsOf([...cents.slice(1), "1,234"]))), "undecided");
  const withPoint = cents.map((text) => text.replace(",", "."));
  assert.equal(read([...withPoint, "1,234"]).at(-1), "1234.00");
});

Deno.test("1,234,567 proves the point, and 2.345 beside it is as likely a thousand", () => {
  assert.equal(provenMark(surveyNumbers(cellsOf(["1,234,567", "2.345"]))), "undecided");
  assert.deepEqual(read(["1,234,567", "2.5"]), ["1234567.0", "2.5"]);
});

Deno.test("77,548 where all others have three decimals, such as 0.659 and 2735.529, can't be read", () => {
  assert.deepEqual(read(["0.659", "2735.529", "77,548"]), ["0.659", "2735.529", null]);
  assert.deepEqual(read(["0.659", "2735.52", "77,548"]), ["0.659", "2735.520", "77548.000"]);
});

Deno.test("1.234 where the others write 1 234,56 and 2 500,00 can't be read", () => {
  assert.deepEqual(read(["1 234,56", "2 500,00", "1.234"]), ["1234.56", "2500.00", null]);
});

Deno.test("2 of 5 cells written as 12.5% and 3 as 7% are 5 percentages, 2 of which show the point", () => {
  const { tally, habits } = surveyNumbers(cellsOf(["12.5%", "0.25 %", "7%", "8%", "9%"]));
  assert.deepEqual([tally.percentages, habits.percentPoint, habits.percentComma], [5, 2, 0]);
});

const loose: fc.Arbitrary<{ readonly units: number; readonly decimals: number }> = fc.record({
  units: fc.integer({ min: -99_999_999, max: 99_999_999 }),
  decimals: fc.constantFrom(0, 0, 1, 2, 2, 3),
});

Deno.test("numbers of 0 to 3 decimals in either style are read as what they are, or the column is undecided", () => {
  fc.assert(
    fc.property(
      fc.array(loose, { minLength: 1, maxLength: 12 }),
      fc.constantFrom<DecimalMark>(".", ","),
      fc.boolean(),
      (numbers, mark, grouped) => {
        const texts = numbers.map(({ units, decimals }) => {
          const [whole, fraction] = decimalString(BigInt(units), decimals).split(".");
          const group = grouped ? whole!.replace(/\B(?=(\d{3})+$)/g, mark === "." ? "," : ".") : whole!;
          return fraction === undefined ? group : `${group}${mark}${fraction}`;
        });
        const survey = surveyNumbers(cellsOf(texts));
        const proven = provenMark(survey);
        if (proven === "undecided") return;
        const { values, scale } = solveNumbers(survey, proven === "any" ? "." : proven).numbers;
        numbers.forEach(({ units, decimals }, row) => {
          if (!Number.isNaN(values[row]!)) assert.equal(values[row], units * 10 ** (scale - decimals), texts[row]);
        });
      },
    ),
    { numRuns: 500 },
  );
});
