import assert from "node:assert/strict";
import fc from "fast-check";
import type { DatasetColumn } from "../../../src/domain/schema/dataset.ts";
import { EchoError } from "../../../src/domain/values/fault.ts";
import { readFixtures } from "../../corpus/fixtures.ts";
import { readValue } from "../../corpus/read_value.ts";
import type { ReadAs } from "../../corpus/truth.ts";
import { bytes, cuts, damaged, files, tables } from "./arbitrary_files.ts";
import { readSoundly } from "./sound_reading.ts";

/** How many files each property tries; FUZZ_RUNS tries more. */
const RUNS = Number(Deno.env.get("FUZZ_RUNS") ?? 600);

const MAPPING = { Date: "date", Amount: "amount" } as const;

Deno.test("any bytes are read or refused with words, and what is read adds up", async () => {
  await fc.assert(
    fc.asyncProperty(bytes, cuts, async (file, pieces) => void await readSoundly(file, pieces)),
    { numRuns: RUNS },
  );
});

Deno.test("so is any text that is nearly a CSV file", async () => {
  await fc.assert(
    fc.asyncProperty(files, cuts, async (file, pieces) => void await readSoundly(file, pieces)),
    { numRuns: RUNS },
  );
});

Deno.test("so it is with answers and a mapping, which are kept or refused", async () => {
  const settings = fc.record({
    dateOrder: fc.constantFrom("dmy" as const, "mdy" as const, "ymd" as const),
    decimalMark: fc.constantFrom("." as const, "," as const),
    timezone: fc.constantFrom("UTC", "America/New_York", "Asia/Kolkata"),
    mapping: fc.constantFrom({}, MAPPING),
  }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(files, cuts, settings, async (file, pieces, told) => void await readSoundly(file, pieces, told)),
    { numRuns: RUNS },
  );
});

Deno.test("so is every file of the corpus that was damaged on its way", async () => {
  const sound = (await readFixtures()).map((file) => file.bytes);
  await fc.assert(
    fc.asyncProperty(damaged(sound), cuts, async (file, pieces) => void await readSoundly(file, pieces)),
    { numRuns: RUNS },
  );
});

Deno.test("so it is where the first 64 KiB end in the middle of whatever it may be", async () => {
  const rows = new TextEncoder().encode(`Date,Amount\n${"2024-01-13,1.50\n".repeat(4_100)}`);
  const border = fc.tuple(fc.oneof(files, bytes), fc.integer({ min: 0, max: 400 })).map(([file, before]) =>
    Uint8Array.from([...rows.subarray(0, 65_536 - before), ...file])
  );
  const sizes = fc.constantFrom([65_536], [65_535, 2], [1_000], [65_537]);
  await fc.assert(
    fc.asyncProperty(border, sizes, async (file, pieces) => void await readSoundly(file, pieces)),
    { numRuns: Math.ceil(RUNS / 6) },
  );
});

Deno.test("a table that a proper CSV writer wrote reads cell for cell, whatever stands in its notes", async () => {
  await fc.assert(
    fc.asyncProperty(tables, cuts, async ({ file, notes, amounts }, pieces) => {
      const read = await readSoundly(file, pieces);
      assert.ok(!(read instanceof EchoError), String(read));
      const [dates, texts, numbers] = read.dataset.columns;
      const cells = (column: DatasetColumn | undefined, as: ReadAs) =>
        notes.map((_, row) => readValue(column!, as, row));
      assert.deepEqual(cells(dates, "day"), notes.map(() => "2024-01-13"));
      assert.deepEqual(cells(texts, "text"), notes.map((note) => note.trim()));
      assert.deepEqual(cells(numbers, "number").map(Number), amounts);
      assert.deepEqual(read.dataset.counts, {
        in: notes.length,
        ok: notes.length,
        rejected: 0,
        skipped: 0,
        unchanged: 0,
      });
    }),
    { numRuns: RUNS },
  );
});

Deno.test("300,000 bytes of nothing but what opens, ends or cuts something are read or refused soon", async () => {
  const parts = [
    '"',
    "'",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "\u0000",
    "#\n",
    '",',
    ',"',
    '"\n',
    "a,\n",
    '"a"b',
    "',",
    '\\"',
    "1,",
  ];
  for (const part of parts) {
    for (const head of ["", "Date,Amount\n", 'Date,Amount\n"']) {
      const text = head + part.repeat(Math.ceil(300_000 / part.length));
      await readSoundly(new TextEncoder().encode(text), [65_536]);
    }
  }
});
