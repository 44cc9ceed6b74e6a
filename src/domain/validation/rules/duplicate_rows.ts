import { type Codes, isSameCell } from "../../table/column.ts";
import { areDistinct } from "../../table/distinct.ts";
import type { Table } from "../../table/table.ts";
import { type Dataset, ROW_SKIPPED } from "../../schema/dataset.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { counted, listed } from "../wording.ts";

const FIRST_FEW = 5;

/** Rows that repeat an earlier row in every cell. They stay: two equal purchases do happen. */
export function duplicateRows(table: Table, { rowStates }: Dataset): RuleOutcome {
  // A column of unique ids settles it at once.
  if (table.columns.some(({ cells }) => areDistinct(cells))) return NOTHING;
  const { count, pairs } = findRepeats(table, rowStates);
  if (count === 0) return NOTHING;
  const { rowNumbers } = table;
  const shown = pairs.map(([row, earlier]) => `row ${rowNumbers[row]!} repeats row ${rowNumbers[earlier]!}`);
  return found({
    rule: "duplicate_rows",
    severity: "warning",
    message: `${counted(count, "row")} ${count === 1 ? "is" : "are"} the same as an earlier one in every cell: ${
      listed(shown, count)
    }. They are kept and counted.`,
    suggestion: "If the export wrote them twice, take the repetitions out and upload the file again.",
    row: rowNumbers[pairs[0]![0]]!,
    count,
  });
}

/** Every row is hashed once and compared cell by cell only with rows of the same hash: linear in the number of rows. */
function findRepeats(
  table: Table,
  states: Uint8Array,
): { readonly count: number; readonly pairs: readonly (readonly [number, number])[] } {
  const hashes = hashRows(table);
  const mask = 2 ** Math.ceil(Math.log2(2 * table.rowCount + 2)) - 1;
  // 1 + the first row of a hash; rows that differ but collide go on to the next free slot.
  const slots = new Uint32Array(mask + 1);
  const pairs: (readonly [number, number])[] = [];
  let count = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (states[row] === ROW_SKIPPED) continue;
    const hash = hashes[row]!;
    let slot = hash & mask;
    while (slots[slot] !== 0) {
      const earlier = slots[slot]! - 1;
      if (hashes[earlier] === hash && isSame(table, row, earlier)) {
        if (++count <= FIRST_FEW) pairs.push([row, earlier]);
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) slots[slot] = row + 1;
  }
  return { count, pairs };
}

function hashRows({ columns, rowCount }: Table): Int32Array {
  const hashes = new Int32Array(rowCount);
  for (const { cells } of columns) {
    if (cells.kind === "dictionary") addCodes(hashes, cells.codes);
    else addBytes(hashes, cells.bytes, cells.offsets);
  }
  for (let row = 0; row < rowCount; row++) {
    let hash = hashes[row]!;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hashes[row] = hash ^ (hash >>> 16);
  }
  return hashes;
}

// A dictionary has each text once, so equal codes are equal cells.
function addCodes(hashes: Int32Array, codes: Codes): void {
  for (let row = 0; row < hashes.length; row++) {
    hashes[row] = Math.imul(hashes[row]! ^ codes[row]!, 0x9e3779b1) + 0x7f4a7c15;
  }
}

function addBytes(hashes: Int32Array, bytes: Uint8Array, offsets: Uint32Array): void {
  let start = offsets[0]!;
  for (let row = 0; row < hashes.length; row++) {
    const end = offsets[row + 1]!;
    let hash = hashes[row]! ^ (end - start);
    let i = start;
    for (; i + 3 < end; i += 4) {
      const four = bytes[i]! | bytes[i + 1]! << 8 | bytes[i + 2]! << 16 | bytes[i + 3]! << 24;
      hash = Math.imul(hash ^ four, 0x85ebca6b) ^ (hash >>> 15);
    }
    for (; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193) ^ (hash >>> 15);
    hashes[row] = Math.imul(hash, 0x9e3779b1) + 0x7f4a7c15;
    start = end;
  }
}

function isSame({ columns }: Table, a: number, b: number): boolean {
  return columns.every(({ cells }) => isSameCell(cells, a, b));
}
