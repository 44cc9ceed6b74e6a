import assert from "node:assert/strict";
import fc from "fast-check";
import { understand } from "../../../../src/domain/schema/understand.ts";
import { validate } from "../../../../src/domain/validation/validate.ts";
import { csvRecord } from "../../../../src/domain/table/write_csv.ts";
import type { Table } from "../../../../src/domain/table/table.ts";
import { type Cell, sheetOf, styled } from "../../../support/workbook.ts";
import { tableOf } from "../cells.ts";
import { sheetTable } from "./read.ts";

const DAY_FORMAT = 1;
const EURO_FORMAT = 2;
const FORMATS = ["yyyy-mm-dd", "[$€-407] #,##0.00"];

interface Order {
  readonly serial: number;
  readonly cents: number;
  readonly status: string;
  readonly note: string;
}

const order: fc.Arbitrary<Order> = fc.record({
  serial: fc.integer({ min: 44_000, max: 46_000 }),
  cents: fc.integer({ min: -99_999, max: 9_999_999 }),
  status: fc.constantFrom("paid", "refunded", "failed"),
  note: fc.oneof(
    fc.constant(""),
    fc.string({ unit: fc.constantFrom("a", ",", ";", '"', "\n", " ", "é", "&", "<", "|", "\t"), maxLength: 12 }),
  ).filter((text) => text === "" || text.trim() !== ""),
});

function dayOf(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** What Echo makes of a table, the way it was written aside. */
function understood(table: Table) {
  const dataset = understand(table, {}, { currency: "USD", timezone: "UTC" });
  const { findings } = validate(table, dataset);
  const { cells: _, ...facts } = { ...dataset, cells: null };
  return { facts, findings, rowNumbers: [...table.rowNumbers], notes: table.notes, skipped: table.skipped };
}

Deno.test("the same orders as CSV and as a workbook are the same dataset with the same findings", () => {
  fc.assert(
    fc.property(fc.array(order, { minLength: 1, maxLength: 40 }), (orders) => {
      const header = ["date", "amount", "status", "note"];
      const csv = [
        header,
        ...orders.map(({ serial, cents, status, note }) => {
          const amount = String(Math.abs(cents) / 100);
          return [dayOf(serial), `${cents < 0 ? "-" : ""}€${amount}`, status, note];
        }),
      ].map((cells) => csvRecord(cells)).join("");
      const rows: Cell[][] = [
        header,
        ...orders.map(({ serial, cents, status, note }): Cell[] => [
          styled(serial, DAY_FORMAT),
          styled(cents / 100, EURO_FORMAT),
          status,
          note === "" ? null : note,
        ]),
      ];
      assert.deepEqual(understood(sheetTable(sheetOf(rows, { formats: FORMATS }))), understood(tableOf(csv)));
    }),
    { numRuns: 60 },
  );
});

Deno.test("numbers of three decimals are no thousands: 1.234 is asked about in a CSV, never in a workbook", () => {
  const orders: Cell[][] = [["date", "amount"], ["2024-01-01", 1.234], ["2024-01-02", -5.678], ["2024-01-03", 0.125]];
  const settings = { currency: "USD", timezone: "UTC" };
  const { columns, questions } = understand(sheetTable(sheetOf(orders)), {}, settings);
  assert.deepEqual(questions, []);
  const { values, scale } = columns[1]!.numbers!;
  assert.deepEqual(Array.from(values, (value) => value / 10 ** scale), [1.234, -5.678, 0.125]);
  const csv = tableOf("date,amount\n2024-01-01,1.234\n2024-01-02,-5.678\n");
  assert.equal(understand(csv, {}, settings).questions.length, 1);
});

Deno.test("any texts on a sheet come back as they were", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 }).filter((value) => !/[\p{Cc}\ufffe\uffff]/u.test(value));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), (pairs) => {
      const escaped = pairs.map((pair) => pair.map((value) => value.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")));
      const table = sheetTable(sheetOf([["first", "second", "n"], ...escaped.map((pair, i): Cell[] => [...pair, i])]));
      const seen = (value: string) => /[^ ]/.test(value) ? value : "";
      assert.equal(table.rowCount, pairs.length);
      for (const [row, pair] of pairs.entries()) {
        for (const [column, value] of pair.entries()) {
          const { cells } = table.columns[column]!;
          const read = cells.kind === "dictionary"
            ? cells.values[cells.codes[row]!]
            : new TextDecoder().decode(cells.bytes.subarray(cells.offsets[row], cells.offsets[row + 1]));
          assert.equal(read, seen(value));
        }
      }
    }),
    { numRuns: 200 },
  );
});
