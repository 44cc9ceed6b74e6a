import assert from "node:assert/strict";
import type { RawColumn } from "../../../../src/domain/table/column.ts";
import { cellText } from "../../../../src/domain/table/column.ts";
import { DEFAULT_SCAN_LIMITS } from "../../../../src/domain/table/scan_limits.ts";
import { fillMerged } from "../../../../src/domain/table/xlsx/fill_merged.ts";
import { Unreadable } from "../../../../src/domain/table/xlsx/unreadable.ts";
import { workbookLimits } from "../../../../src/domain/table/xlsx/workbook_limits.ts";
import { utf8 } from "../cells.ts";

const LIMITS = workbookLimits(DEFAULT_SCAN_LIMITS, 10_485_760);
const PLACES = new Map([[3, 0]]);

function packed(texts: readonly string[]): RawColumn {
  const offsets = new Uint32Array(texts.length + 1);
  for (const [i, text] of texts.entries()) offsets[i + 1] = offsets[i]! + utf8(text).length;
  return { name: "a", cells: { kind: "packed", bytes: utf8(texts.join("")), offsets } };
}

function merge(top: number, bottom: number) {
  return { top, bottom, left: 3, right: 3 };
}

Deno.test("packed cells are filled down as a dictionary's are, over rows that are in the table", () => {
  const rowNumbers = Uint32Array.of(2, 3, 5, 9, 10);
  const { columns, repeated, once } = fillMerged(
    [packed(["north", "", "kept", "", "tail"])],
    rowNumbers,
    [merge(9, 10), merge(2, 9), merge(20, 30)],
    PLACES,
    LIMITS,
  );
  const texts = Array.from(rowNumbers, (_, row) => cellText(columns[0]!.cells, row));
  assert.deepEqual(texts, ["north", "north", "kept", "north", "tail"]);
  assert.deepEqual([repeated, once], [[2], []]);
});

Deno.test("numbers, shares and amounts stand once; ids, days and words are repeated", () => {
  const numbers = ["12", "-1.5", "€12", "-CHF 12.5", "12.5%", "US$3", "kr 7"];
  const texts = ["Q1", "INV-7", "2024-01-31", "A 12", "12 kg", "true"];
  for (const text of [...numbers, ...texts]) {
    const { columns, repeated, once } = fillMerged(
      [packed([text, ""])],
      Uint32Array.of(2, 3),
      [merge(2, 3)],
      PLACES,
      LIMITS,
    );
    const isNumber = numbers.includes(text);
    assert.equal(cellText(columns[0]!.cells, 1), isNumber ? "" : text);
    assert.deepEqual([repeated, once], isNumber ? [[], [2]] : [[2], []]);
  }
});

Deno.test("what repeated texts come to counts against the limit", () => {
  const column = packed(["x".repeat(30_000), ...Array<string>(2000).fill("")]);
  const rowNumbers = Uint32Array.from({ length: 2001 }, (_, row) => row + 2);
  assert.throws(() => fillMerged([column], rowNumbers, [merge(2, 3000)], PLACES, LIMITS), Unreadable);
});
