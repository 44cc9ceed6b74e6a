import assert from "node:assert/strict";
import fc from "fast-check";
import { appendTable, type ReadTable } from "../../../src/domain/imports/append_table.ts";
import { understand } from "../../../src/domain/schema/understand.ts";
import { cellText } from "../../../src/domain/table/column.ts";
import { scanCsv } from "../../../src/domain/table/scan_csv.ts";
import type { Table } from "../../../src/domain/table/table.ts";

const WORKSPACE = { currency: "USD", timezone: "UTC" };

function read(text: string): ReadTable {
  const scanned = scanCsv(new TextEncoder().encode(text));
  assert.ok(scanned.ok, text);
  return { table: scanned.value, dataset: understand(scanned.value, {}, WORKSPACE) };
}

function rowsOf({ columns, rowCount }: Table): readonly string[] {
  return Array.from({ length: rowCount }, (_, row) => columns.map(({ cells }) => cellText(cells, row)).join(","));
}

function appended(before: string, after: string) {
  const { table, rows, added, updated } = appendTable(read(before), read(after));
  return { rows: rowsOf(table), counts: rows, added, updated, numbers: [...table.rowNumbers] };
}

Deno.test("two equal purchases of one file both stay; of three in the next export one is new: 3 − 2 = 1", () => {
  const twice = "date,amount\n2024-01-01,5.00\n2024-01-01,5.00\n";
  const { rows, added, counts } = appended(twice, `${twice}2024-01-01,5.00\n2024-01-02,7.00\n`);
  assert.deepEqual(rows, ["2024-01-01,5.00", "2024-01-01,5.00", "2024-01-01,5.00", "2024-01-02,7.00"]);
  assert.equal(added, 2);
  assert.deepEqual(counts, { in: 4, ok: 2, rejected: 0, skipped: 0, unchanged: 2 });
});

Deno.test("the same cell written otherwise is the same: 1,250.00 and 1250, 2024-01-05 and Jan 5, 2024", () => {
  const before = 'date,amount\n2024-01-05,"1,250.00"\n2024-01-06,7.50\n';
  const after = 'date,amount\n"Jan 5, 2024",1250\n"Jan 6, 2024",7.5\n';
  assert.equal(appended(before, after).added, 0);
});

Deno.test("an id leads: a row of a known id that says something else is an update in its place", () => {
  const before = "order_id,date,amount,status\nA,2024-01-01,5.00,pending\nB,2024-01-02,6.00,paid\n";
  const after = "order_id,date,amount,status\nA,2024-01-01,5.50,paid\nC,2024-01-03,7.00,paid\n";
  const { rows, added, updated } = appended(before, after);
  assert.deepEqual(rows, ["A,2024-01-01,5.50,paid", "B,2024-01-02,6.00,paid", "C,2024-01-03,7.00,paid"]);
  assert.deepEqual([added, updated], [1, 1]);
});

Deno.test("lines of one order are matched by what they say; one whose status changed is updated, not doubled", () => {
  const header = "order_id,date,product,amount,status\n";
  const before = `${header}A,2024-01-01,Cup,5.00,pending\nA,2024-01-01,Pot,9.00,pending\n`;
  const after = `${header}A,2024-01-01,Cup,5.00,paid\nA,2024-01-01,Pot,9.00,paid\nA,2024-01-01,Lid,2.00,paid\n`;
  const { rows, added, updated } = appended(before, after);
  assert.deepEqual([added, updated], [1, 2]);
  assert.equal(rows.length, 3);
});

Deno.test("an event log keeps each event: an id on several rows isn't overwritten by its later ones", () => {
  const before = "lead_id,date,stage\nL1,2024-01-01,lead\nL1,2024-01-05,mql\n";
  const after = "lead_id,date,stage\nL1,2024-01-05,mql\nL1,2024-01-09,customer\n";
  const { rows, added, updated } = appended(before, after);
  assert.deepEqual([added, updated], [1, 0]);
  assert.equal(rows.length, 3);
});

Deno.test("totals of either file are no records, and the row numbers follow on: row 2 of the second is row 4 + 2", () => {
  const before = "date,amount\n2024-01-01,5.00\n2024-01-02,6.00\nTotal,11.00\n";
  const after = "date,amount\n2024-01-03,7.00\nTotal,18.00\n";
  const { rows, counts, numbers } = appended(before, after);
  assert.deepEqual(rows, ["2024-01-01,5.00", "2024-01-02,6.00", "2024-01-03,7.00"]);
  assert.deepEqual(counts, { in: 2, ok: 1, rejected: 0, skipped: 1, unchanged: 0 });
  assert.deepEqual(numbers, [2, 3, 6]);
});

Deno.test("columns may stand in another order, and one that is new is empty for the rows before", () => {
  const { rows } = appended("date,amount\n2024-01-01,5.00\n", "amount,date,note\n6.00,2024-01-02,x\n");
  assert.deepEqual(rows, ["2024-01-01,5.00,", "2024-01-02,6.00,x"]);
});

const row = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom("a", "b", ""));

function csvOf(rows: readonly (readonly [number, number, string])[]): string {
  return ["day,paid,note", ...rows.map(([day, cents, note]) => `2024-01-0${day},${cents}.25,${note}`)].join("\n") +
    "\n";
}

Deno.test("any cut of any export with any overlap gives the whole, each row as often as it stood", () => {
  fc.assert(fc.property(
    fc.array(row, { minLength: 2, maxLength: 30 }),
    fc.nat(30),
    fc.nat(30),
    (rows, a, b) => {
      const to = 1 + a % (rows.length - 1);
      const from = b % (to + 1);
      const first = read(csvOf(rows.slice(0, to)));
      const { table, rows: counts, added, updated } = appendTable(first, read(csvOf(rows.slice(from))));
      const whole = read(csvOf(rows));
      const tally = (of: Table) => rowsOf(of).toSorted();
      // Equal rows of the part before the overlap may stand for those after it, never the other way round.
      assert.ok(table.rowCount <= whole.table.rowCount && table.rowCount >= Math.max(to, rows.length - from));
      assert.deepEqual(new Set(tally(table)), new Set(tally(whole.table)));
      assert.equal(counts.in, counts.ok + counts.rejected + counts.skipped + counts.unchanged);
      assert.equal(added + updated + counts.unchanged, rows.length - from);
      const again = appendTable({ table, dataset: understand(table, {}, WORKSPACE) }, read(csvOf(rows.slice(from))));
      assert.deepEqual([again.added, again.updated], [0, 0]);
    },
  ));
});
