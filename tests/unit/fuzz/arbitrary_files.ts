import fc from "fast-check";
import { type Dialect, encode, PLAIN, writeCell } from "../../corpus/dialect.ts";

const TELLING = [
  0x00,
  0x09,
  0x0a,
  0x0d,
  0x20,
  0x22,
  0x23,
  0x27,
  0x2c,
  0x2d,
  0x2e,
  0x3b,
  0x5c,
  0x7c,
  0xa0,
  0xef,
  0xfe,
  0xff,
];
const MARKS = [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]];

/** A byte that means something to a reader, a digit, a letter, or any byte. */
const telling: fc.Arbitrary<number> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TELLING) },
  { weight: 3, arbitrary: fc.integer({ min: 0x30, max: 0x39 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0x41, max: 0x7a }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
);

/** Bytes, most of them such as decide how a file is read. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.tuple(fc.constantFrom(...MARKS), fc.array(telling, { maxLength: 400 })).map(([mark, rest]) =>
    Uint8Array.from([...mark, ...rest])
  ),
);

const HEADERS = [
  "Date",
  "Amount",
  "amount",
  "Status",
  "Customer",
  "",
  " ",
  "Betrag",
  "End date",
  "Fee",
  "Total",
  "#",
  "2024",
  '"a"',
];

const CELLS = [
  ["", " ", "-", "—", "N/A", "Total", "Gesamt", "paid", "x", "a b", "\u0000", "é", "🦊", "#1", "sep=;"],
  [
    "1",
    "-1",
    "1.5",
    "1,5",
    "1,234",
    "1.234",
    "1,234.56",
    "1.234,56",
    "1 234,56",
    "1'234",
    "1,23,456",
    "(3.00)",
    "5-",
    "−7",
  ],
  ["$1", "1 €", "EUR 2", "12%", "1.5k", "2M", "99999999999999999999", ".5", "5.", "1e5", "0x1f", "Infinity", "NaN"],
  ["2024-01-31", "31/01/2024", "01/31/2024", "03/04/2024", "31.01.24", "2024-02-30", "2024-01-31T23:30:00Z"],
  [
    "2024-01-31T23:30:00+14:00",
    "31 janvier 2024",
    "1er mars 2024",
    "Jan 31, 2024",
    "2024-Q1",
    "202401",
    "45322",
    "1704067200",
  ],
  ['"', '""', "'", "'a", '"a', 'a"b', '\\"', "\\", ",", ";", "\t", "|", "a,b", "a;b", '"a,b"', '"a\nb"', "'a,b'"],
].flat();

const cell: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...CELLS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);

const ODD_LINES = [
  "",
  "   ",
  ",,,",
  "# note",
  "Report",
  "sep=;",
  "Date,Amount",
  "Total,,3",
  '"',
  "'",
  "End of report",
  "--",
];

/** A text that is nearly a CSV file: a table of cells that real files hold, with odd lines, in some dialect. */
export const files: fc.Arbitrary<Uint8Array> = fc.record({
  header: fc.array(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 5 }),
  rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
  odd: fc.array(fc.tuple(fc.nat(12), fc.constantFrom(...ODD_LINES)), { maxLength: 3 }),
  headerless: fc.boolean(),
  even: fc.boolean(),
  quote: fc.constantFrom("", "", '"', "'"),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  last: fc.boolean(),
  encoding: fc.constantFrom("utf-8", "utf-8", "utf-8-bom", "utf-16le", "utf-16le-bom", "utf-16be", "utf-16be-bom"),
}).map(({ header, rows, odd, headerless, even, quote, delimiter, lineEnd, last, encoding }) => {
  const records = [...headerless ? [] : [header], ...rows].map((cells) =>
    (even ? header.map((_, i) => cells[i % cells.length]!) : cells).map((text) => quote + text + quote).join(delimiter)
  );
  for (const [at, line] of odd) records.splice(Math.min(at, records.length), 0, line);
  return encode(records.join(lineEnd) + (last ? lineEnd : ""), encoding as "utf-8");
});

const NOTE_PARTS = [
  '"',
  '""',
  "'",
  "\\",
  '\\"',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  " ",
  "a",
  "O'Neil",
  "1,5",
  "#",
  "Total",
  "=",
  "é",
  "🦊",
];

// 'a' could be a, quoted in another way; control characters make a file look binary.
const note: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...NOTE_PARTS), { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 12 }),
).filter((text) => !/^'.*'$|^'$|[^\P{Cc}\t\n]/su.test(text.trim()));

/** A day, a note and an amount in each row, written as RFC 4180 says. */
export const tables: fc.Arbitrary<{ file: Uint8Array; notes: readonly string[]; amounts: readonly number[] }> = fc
  .record({
    notes: fc.array(note, { minLength: 1, maxLength: 8 }),
    delimiter: fc.constantFrom<Dialect["delimiter"]>(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom<Dialect["lineEnd"]>("\n", "\r\n", "\r"),
    quoting: fc.constantFrom<Dialect["quoting"]>("needed", "all"),
    encoding: fc.constantFrom<Dialect["encoding"]>("utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom"),
  }).map(({ notes, ...chosen }) => {
    const dialect = { ...PLAIN, ...chosen };
    const amounts = notes.map((_, row) => row + 1.25);
    const rows = notes.map((text, row) => ["2024-01-13", text, String(amounts[row])]);
    const lines = [["Date", "Note", "Amount"], ...rows].map((cells) =>
      cells.map((text) => writeCell(text, dialect)).join(dialect.delimiter) + dialect.lineEnd
    );
    return { file: encode(lines.join(""), dialect.encoding), notes, amounts };
  });

/** What may happen to a file on its way. */
type Damage = (bytes: Uint8Array) => Uint8Array;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

function damages(others: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Damage> {
  const at = (bytes: Uint8Array, share: number) => Math.floor(share * bytes.length);
  return fc.oneof(
    fc.tuple(place, fc.nat(7)).map(([share, bit]): Damage => (file) =>
      file.length === 0 ? file : file.with(at(file, share), file[at(file, share)]! ^ (1 << bit))
    ),
    fc.tuple(place, telling).map(([share, byte]): Damage => (file) =>
      Uint8Array.from([...file.subarray(0, at(file, share)), byte, ...file.subarray(at(file, share))])
    ),
    place.map((share): Damage => (file) => file.slice(0, at(file, share))),
    place.map((share): Damage => (file) => file.slice(at(file, share))),
    fc.tuple(place, place).map(([a, b]): Damage => (file) => {
      const [from, to] = [at(file, Math.min(a, b)), at(file, Math.max(a, b))];
      return Uint8Array.from([...file.subarray(0, from), ...file.subarray(to)]);
    }),
    fc.tuple(place, place).map(([a, b]): Damage => (file) => {
      const [from, to] = [at(file, Math.min(a, b)), at(file, Math.max(a, b))];
      return Uint8Array.from([...file.subarray(0, to), ...file.subarray(from, to), ...file.subarray(to)]);
    }),
    fc.tuple(others, place, place).map(([other, a, b]): Damage => (file) =>
      Uint8Array.from([...file.subarray(0, at(file, a)), ...other.subarray(at(other, b))])
    ),
  );
}

/** One of `sound`, damaged once or a few times. */
export function damaged(sound: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const one = fc.constantFrom(...sound);
  return fc.tuple(one, fc.array(damages(one), { minLength: 1, maxLength: 4 })).map(([file, list]) =>
    list.reduce((bytes, damage) => damage(bytes), file)
  );
}

/** How a file is cut into pieces on its way. */
export const cuts: fc.Arbitrary<readonly number[]> = fc.array(fc.integer({ min: 1, max: 40 }), {
  minLength: 1,
  maxLength: 5,
});
