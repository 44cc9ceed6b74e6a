import assert from "node:assert/strict";
import { fromArrow } from "arquero";
import { Frame, type FrameColumn } from "../../../src/domain/table/arquero.ts";
import { NO_DAY } from "../../../src/domain/values/day.ts";
import { utf8 } from "./cells.ts";

function texts(name: string, cells: readonly string[]): FrameColumn {
  return { name, cells: { kind: "dictionary", codes: Uint8Array.from(cells.keys()), values: cells } };
}

const COHORTS: readonly FrameColumn[] = [
  texts("cohort", ["2024-01", "2024-01", "2024-02"]),
  { name: "month", cells: { kind: "packed", bytes: utf8("m0m1m0"), offsets: Uint32Array.of(0, 2, 4, 6) } },
  { name: "kept", numbers: Float64Array.of(10000, 5050, NaN), scale: 2 },
  { name: "seen", days: Int32Array.of(19724, 19723, NO_DAY) },
];

Deno.test("a frame reads text, scaled numbers (5050 at scale 2 is 50.5) and days in place", () => {
  const frame = Frame.of(COHORTS);
  assert.deepEqual(frame.columnNames, ["cohort", "month", "kept", "seen"]);
  assert.deepEqual(frame.rows(), [
    { cohort: "2024-01", month: "m0", kept: 100, seen: new Date("2024-01-02T00:00:00Z") },
    { cohort: "2024-01", month: "m1", kept: 50.5, seen: new Date("2024-01-01T00:00:00Z") },
    { cohort: "2024-02", month: "m0", kept: null, seen: null },
  ]);
});

Deno.test("a pivot puts one row per cohort and one column per month", () => {
  assert.deepEqual(Frame.of(COHORTS.slice(0, 3)).pivot({ by: "cohort", across: "month", value: "kept" }).rows(), [
    { cohort: "2024-01", m0: 100, m1: 50.5 },
    { cohort: "2024-02", m0: null, m1: null },
  ]);
});

Deno.test("a join puts what has the same key beside each row, null where nothing has", () => {
  const other = Frame.of([
    texts("cohort", ["2024-02"]),
    { name: "size", numbers: Float64Array.of(7), scale: 0 },
    { name: "start", days: Int32Array.of(19754) },
  ]);
  assert.deepEqual(
    Frame.of(COHORTS.slice(0, 2)).join(other, "cohort").rows().map(({ cohort, size, start }) => [cohort, size, start]),
    [["2024-01", null, null], ["2024-01", null, null], ["2024-02", 7, new Date("2024-02-01T00:00:00Z")]],
  );
});

Deno.test("a window puts the value of the row before beside each row, in the order asked for", () => {
  const frame = Frame.of([texts("month", ["2024-02", "2024-01"]), {
    name: "kept",
    numbers: Float64Array.of(2, 1),
    scale: 0,
  }]);
  assert.deepEqual(frame.before({ value: "kept", by: "month", rows: 1, as: "before" }).rows(), [
    { month: "2024-01", kept: 1, before: null },
    { month: "2024-02", kept: 2, before: 1 },
  ]);
});

Deno.test("Arrow gives text, numbers and days back", () => {
  const frame = Frame.of(COHORTS);
  assert.deepEqual(fromArrow(frame.toArrow()).objects(), frame.rows());
});
