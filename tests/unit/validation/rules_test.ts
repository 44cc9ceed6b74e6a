import assert from "node:assert/strict";
import fc from "fast-check";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { understand } from "../../../src/domain/schema/understand.ts";
import type { ScanNote, Table } from "../../../src/domain/table/table.ts";
import type { Finding } from "../../../src/domain/validation/finding.ts";
import { RULES } from "../../../src/domain/validation/rules.ts";
import { validate, type Validation } from "../../../src/domain/validation/validate.ts";
import { dictionary, packed, tableOf, WORKSPACE } from "../schema/example.ts";

function validated(table: Table, settings: ReadSettings = {}): Validation {
  return validate(table, understand(table, settings, WORKSPACE));
}

/** The findings of one rule on a table written "a|b|c". */
function found(rule: string, header: string, rows: readonly string[], settings: ReadSettings = {}): readonly Finding[] {
  const inBothForms = [dictionary, packed].map((form) =>
    validated(tableOf(header, rows, form), settings).findings.filter((finding) => finding.rule === rule)
  );
  assert.deepEqual(inBothForms[0], inBothForms[1]);
  return inBothForms[0]!;
}

function messages(rule: string, header: string, rows: readonly string[], settings: ReadSettings = {}): string[] {
  return found(rule, header, rows, settings).map(({ message }) => message);
}

Deno.test("a clean file has no findings", () => {
  const rows = ["2024-01-01|1.00|paid", "2024-02-01|2.00|paid"];
  assert.deepEqual(validated(tableOf("date|amount|status", rows)), { findings: [], count: 0 });
});

Deno.test("a file of nothing but totals and blanks is an error", () => {
  assert.deepEqual(messages("no_rows", "product|amount", ["Total|3.00", " | "]), [
    "The file has no rows of data: whatever stands below the header is blank or a total.",
  ]);
});

Deno.test("a file without amount, spend, expense, leads or stage is an error that says why", () => {
  const [finding] = found("required_roles", "date|amount|status", ["2024-01-01|high|paid", "2024-01-02|low|paid"]);
  assert.equal(finding!.severity, "error");
  assert.match(finding!.message, /'amount': the header could mean the amount, but most of its cells can't be read/);
  assert.equal(
    found("required_roles", "a", ["x"])[0]!.message,
    "No column was recognised as money, leads or a stage, so no figure can be made of this file.",
  );
  for (const header of ["amount", "spend", "expense", "leads", "income"]) {
    assert.deepEqual(found("required_roles", header, ["1.00"]), []);
  }
  assert.deepEqual(found("required_roles", "stage", ["lead"]), []);
});

Deno.test("amounts without a date column have no history; stages and subscriptions need none", () => {
  assert.equal(found("missing_date", "amount", ["1.00"]).length, 1);
  assert.equal(found("missing_date", "lead_id|stage", ["L1|lead"]).length, 0);
  assert.equal(found("missing_date", "amount|interval", ["1.00|monthly"]).length, 0);
  assert.equal(found("missing_date", "a", ["x"]).length, 0);
});

Deno.test("an undecided column is a question with both readings", () => {
  const [finding] = found("undecided_column", "date|amount", ["01/02/2024|1.00"]);
  assert.equal(finding!.column, "date");
  assert.match(finding!.message, /^Does the day or the month come first in 'date'\?/);
  assert.equal(
    finding!.suggestion,
    "Answer 'dmy' if 01/02/2024 = 1 February 2024. Answer 'mdy' if 01/02/2024 = 2 January 2024.",
  );
});

Deno.test("every cell that can't be read is named with row, column, what it held and what to do", () => {
  const rows = ["soon|inf", "2024-01-02|5%", "2024-01-03|1.00", "2024-01-04|2.00", "2024-01-04|3.00", "N/A|"];
  const findings = found("unreadable_cell", "date|amount", rows);
  assert.deepEqual(findings.map(({ row, column, held, message }) => [row, column, held, message]), [
    [2, "date", "soon", "'soon' in 'date' is no date; the row counts as undated."],
    [2, "amount", "inf", "'inf' in 'amount' is no number; the cell counts in no figure."],
    [3, "amount", "5%", "'5%' in 'amount' is a percentage, not an amount; the cell counts in no figure."],
  ]);
  assert.ok(findings.every(({ suggestion }) => suggestion !== ""));
});

Deno.test("the example to follow is written as the column is", () => {
  const comma = found("unreadable_cell", "amount", ["1,50", "2,50", "x"]);
  assert.equal(comma[0]!.suggestion, "Write a plain number such as 1234,56, or leave the cell empty.");
  const dmy = found("unreadable_cell", "date|amount", [...Array(9).fill("31/01/2024|1"), "01/31/2024|1", "x|2"]);
  assert.match(dmy[0]!.message, /is no date with the day first/);
  const mdy = found("unreadable_cell", "date|amount", ["01/31/2024|1", "01/31/2024|2", "x|2"]);
  assert.match(mdy[0]!.message, /is no date with the month first/);
});

Deno.test("of 30 unreadable cells 20 are shown, 10 more are counted: 30 in all", () => {
  const rows = [...Array(31).fill("1.00"), ...Array(30).fill("x")].map((cell, i) => `${i}|${cell}`);
  const { findings, count } = validated(tableOf("order id|amount", rows));
  const unreadable = findings.filter(({ rule }) => rule === "unreadable_cell");
  assert.equal(unreadable.length, 21);
  assert.equal(unreadable[20]!.message, "10 more cells can't be read either.");
  assert.equal(unreadable[20]!.count, 10);
  assert.equal(count, 30 + 1 + 1); // the rejected rows and the missing date are one finding each
  const oneMore = [...Array(22).fill("1.00"), ...Array(21).fill("x")].map((cell, i) => `${i}|${cell}`);
  assert.deepEqual(messages("unreadable_cell", "order id|amount", oneMore)[20], "1 more cell can't be read either.");
});

Deno.test("a number past 2^53 is named with its row; so is a product that grows past it", () => {
  const [finding] = found("overflowing_cell", "amount", ["1", "9007199254740993"]);
  assert.deepEqual([finding!.row, finding!.column, finding!.held], [3, "amount", "9007199254740993"]);
  const [derived] = found("overflowing_cell", "unit price|qty", ["9007199254740|9000"]);
  assert.deepEqual([derived!.column, derived!.held], ["amount", undefined]);
});

Deno.test("rejected rows are summed up in one finding", () => {
  assert.deepEqual(messages("rejected_rows", "amount|fee", ["x|1.00", "1.00|2.00", "2.00|y", "3.00|4.00"]), [
    "2 rows hold a figure that can't be read (rows 2 and 4); that figure counts nowhere.",
  ]);
  assert.deepEqual(messages("rejected_rows", "amount", ["x", "1.00", "2.00"]), [
    "1 row holds a figure that can't be read (row 2); that figure counts nowhere.",
  ]);
});

Deno.test("mixed currencies are counted, and a tie asks for a choice", () => {
  assert.deepEqual(messages("mixed_currency", "amount|currency", ["1|USD", "2|EUR", "|EUR"]), [
    "The file holds several currencies: EUR in 1 row and USD in 1 row. They are never added up. " +
    "As many rows are in one as in another, so there is no headline figure until you choose a currency.",
  ]);
  assert.match(
    messages("mixed_currency", "amount|currency", ["1|USD", "2|EUR", "3|EUR", "4|"], { currency: "EUR" })[0]!,
    /EUR in 3 rows and USD in 1 row\..* in EUR;/,
  );
  assert.match(messages("mixed_currency", "spend|currency", ["1|USD", "2|EUR"])[0]!, /EUR in 1 row and USD in 1 row/);
  assert.deepEqual(messages("mixed_currency", "amount|currency", ["1|USD", "2|USD", "Total|"]), []);
});

Deno.test("exact duplicates are kept and named: row 4 repeats row 2", () => {
  const rows = ["1|1.00", "2|1.00", "1|1.00", "1|1.00", "1|1.0"];
  assert.deepEqual(messages("duplicate_rows", "order id|amount", rows), [
    "2 rows are the same as an earlier one in every cell: row 4 repeats row 2 and row 5 repeats row 2. " +
    "They are kept and counted.",
  ]);
  assert.equal(found("duplicate_rows", "order id|amount", rows)[0]!.row, 4);
});

Deno.test("of 8 repetitions the first 5 are named; repeated totals and blanks are none", () => {
  const repeated = [...Array(9).fill("1|1.00"), "Total|9.00", "Total|9.00", " |", " |"];
  assert.match(messages("duplicate_rows", "order id|amount", repeated)[0]!, /^8 rows .* and 3 more\. They/);
  assert.match(messages("duplicate_rows", "order id|amount", ["1|1.00", "1|1.00"])[0]!, /^1 row is the same/);
});

Deno.test("duplicates are those that comparing every row with every other finds", () => {
  const cell = fc.constantFrom("a", "b", "ab", "", "a longer text", "a longer texu");
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 40 }), (rows) => {
    const texts = rows.map(([a, b], i) => `x|${a}|${b}|${i % 2}`);
    const expected = texts.filter((text, i) => texts.indexOf(text) < i).length;
    for (const form of [packed, dictionary]) {
      const { findings } = validated(tableOf("k|l|m|n", texts, form));
      assert.equal(findings.find(({ rule }) => rule === "duplicate_rows")?.count ?? 0, expected);
    }
  }));
});

Deno.test("negative amounts are said to count as refunds", () => {
  assert.deepEqual(messages("negative_amounts", "amount", ["1.00", "-2.00"]), [
    "1 amount in 'amount' is below zero (row 3) and counts as a refund where the payment went through.",
  ]);
  assert.match(
    messages("negative_amounts", "amount", ["-1.00", "-2.00", "9.00"])[0]!,
    /^2 amounts .* count as refunds/,
  );
});

Deno.test("a day years away from the rest is named, a long history isn't", () => {
  const rows = ["2024-01-01|1", "2024-01-02|1", "2024-01-03|1", "2042-01-03|1", "|1"];
  const [finding] = found("implausible_days", "date|amount", rows);
  assert.deepEqual([finding!.row, finding!.count], [5, 1]);
  assert.match(finding!.message, /around 2024-01-0[23] \(row 5\)/);
  const early = ["2024-01-01|1", "2024-01-02|1", "2004-01-03|1", "2003-01-03|1", "|1", "2024-01-01|2"];
  assert.match(
    messages("implausible_days", "date|amount", early)[0]!,
    /^2 days in 'date' are years away .*rows 4 and 5/,
  );
  const decade = Array.from(
    { length: 120 },
    (_, i) => `${2010 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, "0")}-01|1`,
  );
  assert.deepEqual(found("implausible_days", "date|amount", decade), []);
  assert.equal(found("implausible_days", "date|amount", [...decade, "2099-01-01|1"]).length, 1);
});

Deno.test("January, February and May: March and April have no rows", () => {
  const rows = ["2024-01-10|1", "2024-02-10|1", "2024-05-10|1"];
  assert.deepEqual(messages("missing_months", "date|amount", rows), [
    "2 months between the first and the last have no rows: 2024-03 and 2024-04. They count as zero.",
  ]);
  assert.deepEqual(messages("missing_months", "date|amount", ["2024-01-31|1", "2024-03-01|1"]), [
    "1 month between the first and the last has no rows: 2024-02. They count as zero.",
  ]);
  assert.match(messages("missing_months", "date|amount", ["2023-01-01|1", "2024-01-01|1"])[0]!, /2023-06 and 6 more/);
});

Deno.test("unknown status words are counted one by one, blanks and totals left out", () => {
  const rows = [...Array(9).fill("1|paid"), "5|odd", "6|odd", "7|strange", "8|", "Total|gone", "Total|odd"];
  assert.deepEqual(found("unknown_status", "amount|status", rows).map(({ held, count }) => [held, count]), [
    ["odd", 2],
    ["strange", 1],
  ]);
  assert.match(
    messages("unknown_status", "amount|status", ["1|paid", "2|paid", "3|odd"])[0]!,
    /so 1 row with it counts/,
  );
});

Deno.test("a status column of other words is said to count for nothing", () => {
  assert.deepEqual(messages("unknown_status", "amount|Status", ["1|bezahlt", "2|offen"]), [
    "Most words in 'Status' are no payment statuses that Echo knows, so every row counts as paid.",
  ]);
  assert.deepEqual(messages("unknown_status", "amount|state", ["1|CA", "2|NY"]), []);
  assert.deepEqual(messages("unknown_status", "amount|status", ["1|", "2|"]), []);
  assert.deepEqual(messages("unknown_status", "spend|status", ["1|Enabled"]), []);
});

Deno.test("amounts with a blank status count as not paid", () => {
  assert.deepEqual(messages("blank_statuses", "amount|status", ["1|paid", "2|", "|", "3|paid"]), [
    "1 amount has no status in 'status' (row 3) and counts as not paid.",
  ]);
  assert.match(
    messages("blank_statuses", "amount|status", ["1|paid", "2|", "3|N/A"])[0]!,
    /^2 amounts have .* count as/,
  );
});

Deno.test("a column with a role that is empty in 2 of 3 rows is named, in 1 of 2 isn't", () => {
  assert.deepEqual(messages("mostly_missing_column", "amount|customer", ["1|C1", "2|", "3|"]), [
    "'customer' is empty in 2 of 3 rows.",
  ]);
  assert.deepEqual(messages("mostly_missing_column", "amount|customer", ["1|C1", "2|"]), []);
});

Deno.test("totals and blank rows are said to count nowhere", () => {
  assert.deepEqual(messages("summary_rows", "product|amount", ["A|1", "Total|1"]), [
    "1 row is a total or blank (row 3) and counts nowhere.",
  ]);
  assert.match(messages("summary_rows", "product|amount", ["A|1", "Total|1", " |"])[0]!, /^2 rows are totals or blank/);
});

Deno.test("refunded rows that don't say how much are named", () => {
  assert.deepEqual(messages("refunds_without_amount", "amount|status", ["1|refunded", "2|paid"]), [
    "1 refunded row doesn't say how much was given back (row 2), so all of it counts as given back.",
  ]);
  const rows = ["1|refunded|1", "2|refunded|", "3|refunded|"];
  assert.match(
    messages("refunds_without_amount", "amount|status|refund", rows)[0]!,
    /^2 refunded rows don't .*3 and 4/,
  );
});

Deno.test("amounts without a date are in the total, but in no month", () => {
  assert.deepEqual(messages("undated_amounts", "date|amount", ["2024-01-01|1", "|2", "|"]), [
    "1 amount has no date (row 3): in the total, but in no month.",
  ]);
  assert.match(messages("undated_amounts", "date|amount", ["2024-01-01|1", "|2", "|2"])[0]!, /^2 amounts have no date/);
});

Deno.test("what the scan noticed is told in plain words, once a kind", () => {
  const kinds: ScanNote["kind"][] = [
    "short_row",
    "repaired_row",
    "extra_cells",
    "title_row",
    "separator_line",
    "comment_line",
    "footer_row",
    "blank_line",
    "repeated_header",
    "headerless",
    "joined_header",
    "nul_byte",
    "renamed_header",
    "decoded",
  ];
  const notes = (rows: readonly number[]) =>
    kinds.flatMap((kind) => rows.map((row) => ({ kind, row, detail: 'Column 3 has no header; it is called "x".' })));
  const table = tableOf("amount", ["1", "2"]);
  const findings = (rows: readonly number[], count: number) =>
    validated({ ...table, notes: notes(rows), noteCounts: Object.fromEntries(kinds.map((kind) => [kind, count])) })
      .findings.filter(({ rule }) => kinds.includes(rule as ScanNote["kind"]));
  const one = findings([7], 1);
  assert.deepEqual(one.map(({ rule }) => rule).sort(), [...kinds].sort());
  assert.ok(one.every(({ row, count, suggestion }) => row === 7 && count === 1 && suggestion !== ""));
  assert.ok(one.some(({ message }) => message === "1 row has fewer cells than the header (row 7)."));
  assert.ok(
    one.some(({ message }) => message === '1 column got a new name. Column 3 has no header; it is called "x".'),
  );
  const many = findings([7, 8], 9);
  assert.ok(
    many.some(({ message }) => message.startsWith("9 rows have more cells than the header (rows 7, 8 and 7 more). ")),
  );
  assert.ok(many.some(({ message }) => message === "9 lines above the header are a title, not data."));
});

Deno.test("errors come first, then warnings, then what is only good to know", () => {
  const { findings } = validated(tableOf("status", ["refunded", "odd", "refunded", "refunded"]));
  const rank = { error: 0, warning: 1, info: 2 };
  const ranks = findings.map(({ severity }) => rank[severity]);
  assert.deepEqual(ranks, ranks.toSorted());
  assert.equal(ranks[0], 0);
});

Deno.test("no rule is listed twice", () => assert.equal(new Set(RULES).size, RULES.length));
