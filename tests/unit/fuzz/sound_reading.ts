import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { ROW_OK, ROW_REJECTED, ROW_SKIPPED } from "../../../src/domain/schema/dataset.ts";
import type { ReadSettings } from "../../../src/domain/schema/settings.ts";
import { EchoError } from "../../../src/domain/values/fault.ts";
import type { ReadFile } from "../../../src/flows/read_source.ts";
import { readBytes } from "../../corpus/read_file.ts";

/** Longer than any of these small files may take, however slow the machine. */
const MOST_MILLISECONDS = 5_000;

/**
 * Reads whatever bytes and demands what holds of every file: it is read or refused with words, soon; rows are counted
 * once and in order; columns are of one length; and in pieces it is the same file.
 */
export async function readSoundly(bytes: Uint8Array, pieces: readonly number[], settings: ReadSettings = {}) {
  const start = performance.now();
  const read = await readBytes(bytes, { settings });
  const took = performance.now() - start;
  assert.ok(took < MOST_MILLISECONDS, `it took ${took} ms`);
  if (read instanceof EchoError) demandWords(read);
  else demandSums(read);
  assert.ok(
    isDeepStrictEqual(comparable(await readBytes(bytes, { settings, pieces })), comparable(read)),
    `in pieces of ${pieces} it is another file`,
  );
  return read;
}

function comparable(read: ReadFile | EchoError): unknown {
  if (read instanceof EchoError) return [read.code, read.detail, read.items];
  return [read.table, read.dataset, read.validation, read.datasetHash];
}

function demandWords({ code, detail, items }: EchoError): void {
  assert.ok(code === "validation_failed" || code === "payload_too_large", code);
  for (const words of [detail, ...items.map((item) => item.detail)]) {
    assert.match(words, /^.{10,}[.?)]$/s);
    assert.doesNotMatch(words, /undefined|\[object/);
  }
}

function demandSums({ dataset, validation }: ReadFile): void {
  const { counts, rowCount, rowNumbers, rowStates, columns } = dataset;
  const unchanged = "unchanged" in counts ? Number(counts.unchanged) : 0;
  assert.equal(counts.in, counts.ok + counts.rejected + counts.skipped + unchanged);
  assert.ok(counts.ok > 0 && counts.rejected >= 0 && counts.skipped >= 0);
  assert.deepEqual([rowNumbers.length, rowStates.length], [rowCount, rowCount]);
  const states = [0, 0, 0];
  rowStates.forEach((state) => states[state]!++);
  assert.equal(states[ROW_OK], counts.ok);
  assert.ok(states[ROW_REJECTED]! <= counts.rejected && states[ROW_SKIPPED]! <= counts.skipped);
  rowNumbers.forEach((number, row) => assert.ok(number > (row === 0 ? 0 : rowNumbers[row - 1]!)));
  // A header, if there is one, is no record of `in`; nothing else may lie between the first row and the last unseen.
  assert.ok(rowCount === 0 || rowNumbers[rowCount - 1]! <= counts.in + 2);
  assert.equal(new Set(columns.map(({ name }) => name)).size, columns.length);
  for (const { numbers, days, cells, type } of columns) {
    assert.ok(type !== "undecided" || (numbers === undefined && days === undefined));
    if (cells?.kind === "dictionary") assert.equal(cells.codes.length, rowCount);
    if (cells?.kind === "packed") assert.equal(cells.offsets.length, rowCount + 1);
    if (days !== undefined) assert.equal(days.length, rowCount);
    if (numbers === undefined) continue;
    assert.equal(numbers.values.length, rowCount);
    numbers.values.forEach((value) => assert.ok(Number.isNaN(value) || Number.isSafeInteger(value), String(value)));
  }
  for (const { message, suggestion } of validation.findings) {
    assert.doesNotMatch(message + suggestion, /undefined|\[object/);
  }
}
