import assert from "node:assert/strict";
import { ROW_SKIPPED } from "../../../src/domain/schema/dataset.ts";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { dictionary, figures, namesByRole, packed, understood } from "./example.ts";

function skipped(header: string, rows: readonly string[], form = dictionary): number[] {
  return [...understood(header, rows, {}, form).rowStates].flatMap((state, row) => state === ROW_SKIPPED ? [row] : []);
}

for (const form of [packed, dictionary]) {
  const kind = form === packed ? "packed" : "dictionary";

  Deno.test(`total lines are no records, whatever they are called (${kind})`, () => {
    const rows = ["2024-01-01|A|1.00", "2024-01-02|B|2.00"];
    for (const label of ["Total", "TOTALS", "Grand total", "Report total", "Sum", "Total: Account", "Total for A"]) {
      assert.deepEqual(skipped("date|product|amount", [...rows, `${label}||3.00`], form), [2], label);
      assert.deepEqual(skipped("date|product|amount", [...rows, ` |${label}|3.00`], form), [2], label);
    }
  });

  Deno.test(`a product called Total with a date is a record, and so is one called Totally (${kind})`, () => {
    const rows = ["Total|2024-01-01|1.00", "Totally|2024-01-02|2.00", "Overall|2024-01-02|2.00"];
    assert.deepEqual(skipped("product|date|amount", rows, form), []);
    assert.deepEqual(skipped("product|amount", ["Total Wellness|1.00", "B|2.00"], form), []);
  });

  Deno.test(`"Total rent" without a date is a total of a file of dates (${kind})`, () => {
    assert.deepEqual(skipped("name|date|amount", ["Rent|2024-01-01|1.00", "Total rent||1.00"], form), [1]);
  });

  Deno.test(`a row of blanks is no record (${kind})`, () => {
    assert.deepEqual(skipped("date|amount", ["2024-01-01|1.00", " |", "2024-01-02|2.00"], form), [1]);
  });
}

Deno.test("a last row with nothing but 3.00 = 1.00 + 2.00 is a total; with 4.00 or with a name it isn't", () => {
  const rows = ["2024-01-01|A|1.00", "2024-01-02|B|2.00"];
  assert.deepEqual(skipped("date|product|amount", [...rows, "||3.00"]), [2]);
  assert.deepEqual(skipped("date|product|amount", [...rows, "||4.00"]), []);
  assert.deepEqual(skipped("date|product|amount", [...rows, "|C|3.00"]), []);
  assert.deepEqual(skipped("date|product|amount", [rows[0]!, "|C|", "||1.00"]), []);
  assert.deepEqual(skipped("date|product|amount|leads", [...rows.map((row) => `${row}|1`), "|||2"]), []);
});

Deno.test("where other rows hold nothing but an amount too, 3 after 1 and 2 is a record", () => {
  assert.deepEqual(skipped("amount", ["1", "2", "3"]), []);
  assert.deepEqual(skipped("amount|customer", ["1|C1", "2|", "3|"]), []);
});

Deno.test("expenses booked as negatives are turned round and say so: −3000, −3000, 500 are 3000, 3000, −500", () => {
  const rows = ["Rent|(3,000.00)", "Rent|(3,000.00)", "Refund|500.00"];
  const dataset = understood("category|expense", rows);
  assert.deepEqual(figures(dataset, "expense"), [3000, 3000, -500]);
  assert.ok(dataset.roles.get("expense")!.evidence.some(({ kind }) => kind === "derived"));
  assert.deepEqual(figures(understood("expense", ["3.00", "-1.00", "0.00"]), "expense"), [3, -1, 0]);
  assert.deepEqual(figures(understood("expense", ["-3.00", "0.00"]), "expense"), [3, 0]);
});

Deno.test("without an amount it is price × quantity: 2.50 × 3 = 7.50, 19.99 × 2.00 = 39.98, 5.00 × nothing is unknown", () => {
  const dataset = understood("unit price|quantity", ["2.50|3", "19.99|2.00", "5.00|"]);
  assert.deepEqual(figures(dataset, "amount"), [7.5, 39.98, null]);
  const { numbers, evidence, cells } = dataset.roles.get("amount")!;
  assert.deepEqual([numbers!.scale, cells], [2, undefined]);
  assert.deepEqual(evidence, [{ kind: "derived", detail: "'unit price' × 'quantity', row by row" }]);
});

Deno.test("a product past 2^53 overflows, and so does one of an overflowing price", () => {
  const dataset = understood("unit price|qty|amount", ["9007199254740|9000|x", "99999999999999999|1|x", "2|2|x"]);
  const { name, numbers } = dataset.roles.get("amount")!;
  assert.deepEqual([name, numbers!.overflowRows, numbers!.values[2]], ["amount (2)", [0, 1], 4]);
});

Deno.test("the currency of the price is that of the derived amount", () => {
  const dataset = understood("unit price (EUR)|qty", ["2.50|3"]);
  assert.equal(dataset.roles.get("amount")!.currency, "EUR");
  assert.equal(dataset.currency.reporting, "EUR");
});

Deno.test("an amount with a direction becomes income and expense, and is no revenue any more", () => {
  const rows = ["Income|100.00", "Expense|-30.00", "Transfer|5.00", "expense|-20.00", "Income|"];
  const dataset = understood("type|amount (USD)", rows);
  assert.deepEqual(figures(dataset, "income"), [100, null, null, null, null]);
  assert.deepEqual(figures(dataset, "expense"), [null, 30, null, 20, null]);
  assert.ok(!dataset.roles.has("amount"));
  assert.equal(dataset.roles.get("expense")!.currency, "USD");
  assert.deepEqual(dataset.columns.map(({ name, role }) => [name, role]), [
    ["type", "direction"],
    ["amount (USD)", null],
    ["expense", "expense"],
    ["income", "income"],
  ]);
});

Deno.test("expenses booked as positives stay so; a direction of nothing but income changes nothing", () => {
  assert.deepEqual(figures(understood("type|amount", ["debit|30.00", "credit|9.00"]), "expense"), [30, null]);
  assert.deepEqual(namesByRole(understood("type|amount", ["income|30.00"])), { direction: "type", amount: "amount" });
});

Deno.test("spend booked as negatives is turned round, an amount never", () => {
  assert.deepEqual(figures(understood("spend", ["-3.00"]), "spend"), [3]);
  assert.deepEqual(figures(understood("amount", ["-3.00"]), "amount"), [-3]);
});

function currencyOf(header: string, rows: readonly string[], settings: ReadSettings = {}, form = dictionary) {
  const { list, codes, reporting, source, fallback } = understood(header, rows, settings, form).currency;
  return { list, codes: codes && [...codes], reporting, source, fallback };
}

Deno.test("two rows each of three currencies: no reporting currency; a third row of one makes it that", () => {
  const rows = ["1.00|USD", "1.00|eur", "100|JPY", "1.00| usd", "1.00|EUR", "100|JPY"];
  for (const form of [packed, dictionary]) {
    assert.deepEqual(currencyOf("amount|currency", rows, {}, form), {
      list: ["EUR", "JPY", "USD"],
      codes: [2, 0, 1, 2, 0, 1],
      reporting: null,
      source: "column",
      fallback: "USD",
    });
    assert.equal(currencyOf("amount|currency", [...rows, "2.00|EUR"], {}, form).reporting, "EUR");
  }
});

Deno.test("rows that name no currency are in the caller's, else in the only one named, else in the workspace's", () => {
  const rows = ["1.00|EUR", "2.00|", "3.00|EUR"];
  assert.deepEqual(currencyOf("amount|currency", rows).list, ["EUR"]);
  assert.deepEqual(currencyOf("amount|currency", rows, { currency: "GBP" }), {
    list: ["EUR", "GBP"],
    codes: [0, 255, 0],
    reporting: "EUR",
    source: "column",
    fallback: "GBP",
  });
  const mixed = currencyOf("amount|currency", ["1.00|EUR", "2.00|", "3.00|GBP", "4.00|", "5.00|GBP"]);
  assert.deepEqual([mixed.list, mixed.codes, mixed.reporting], [["EUR", "GBP", "USD"], [0, 255, 1, 255, 1], null]);
});

Deno.test("a currency that only rows without a figure name is none of the file's", () => {
  const rows = ["1.00|EUR", "2.00|EUR", "|GBP", "Total|GBP"];
  assert.deepEqual(currencyOf("amount|currency", rows), {
    list: ["EUR"],
    codes: null,
    reporting: "EUR",
    source: "column",
    fallback: "EUR",
  });
});

Deno.test("a currency column without any figure beside it still names the currency", () => {
  assert.deepEqual(currencyOf("customer|currency", ["C1|EUR"]).list, ["EUR"]);
});

Deno.test("a mapped currency column without a single code names none", () => {
  assert.deepEqual(currencyOf("amount|x", ["1.00|?"], { mapping: { x: "currency" } }).source, "workspace");
});

Deno.test("symbols and codes beside the numbers name the currency of the file or of each row", () => {
  assert.deepEqual(currencyOf("amount", ["$1.00", "2.00"]), {
    list: ["USD"],
    codes: null,
    reporting: "USD",
    source: "cells",
    fallback: "USD",
  });
  for (const form of [packed, dictionary]) {
    const mixed = currencyOf("amount", ["€1.00", "£2.00", "GBP 3.00", "4.00"], {}, form);
    assert.deepEqual([mixed.list, mixed.codes, mixed.reporting, mixed.source], [
      ["EUR", "GBP", "USD"],
      [0, 1, 1, 255],
      "GBP",
      "cells",
    ]);
  }
});

Deno.test("kr is the caller's krona, and no currency without one", () => {
  assert.equal(currencyOf("amount", ["5.00 kr"], { currency: "SEK" }).source, "cells");
  assert.deepEqual(currencyOf("amount", ["5.00 kr"]).source, "workspace");
  assert.deepEqual(currencyOf("amount", ["5.00 kr", "€2.00", "€2.00", "£1.00"]).codes, [255, 0, 0, 1]);
});

Deno.test("else the header, else the caller, else the workspace names the currency", () => {
  assert.deepEqual(currencyOf("amount (EUR)", ["1.00"]).source, "header");
  assert.equal(currencyOf("Price £", ["1.00"]).reporting, "GBP");
  assert.equal(currencyOf("amount kr", ["1.00"]).source, "workspace");
  assert.deepEqual(currencyOf("amount", ["1.00"], { currency: "EUR" }).source, "caller");
  assert.deepEqual(currencyOf("amount", ["1.00"]).source, "workspace");
  assert.equal(understood("amount", ["$1.00", "€1.00"]).roles.get("amount")!.currency, undefined);
});
