import type { Table } from "../table/table.ts";
import { type DistinctCells, distinctCells } from "./distinct_cells.ts";
import type { Look } from "./fit.ts";
import type { Header } from "./header.ts";
import type { Inference } from "./infer.ts";
import { kindOfSample } from "./sample.ts";
import { type DateReading, surveyDates } from "./solve_date.ts";
import { surveyNumbers } from "./solve_number.ts";

/** The looks of the columns without a role of which a sample reads as numbers or days, by position. */
export function looksWithoutRole(
  table: Table,
  inference: Inference,
  readingOf: (header: Header) => DateReading,
): ReadonlyMap<number, Look> {
  const looks = new Map<number, Look>();
  table.columns.forEach(({ cells }, position) => {
    if (inference.guesses.has(position)) return;
    const reading = readingOf(inference.headers[position]!);
    const kind = kindOfSample(cells, table.rowCount, reading);
    if (kind === null) return;
    const distinct = distinctCells(cells, table.rowCount);
    looks.set(
      position,
      kind === "numbers" ? { kind, survey: surveyNumbers(distinct) } : { kind, survey: surveyDates(distinct, reading) },
    );
  });
  return looks;
}

/** Whether so many of a column's cells read that the others are slips: nine in ten. */
export function mostRead(filled: number, unreadable: number): boolean {
  return 10 * unreadable <= filled;
}

/** Words that make a header that of a name in digits. */
const NAMING = new Set(
  ("id ids uid uuid guid key code codes zip zipcode postal postcode plz cap cep phone telephone tel telefon telefono " +
    "téléphone telefone telefoon mobile mobil handy fax sku ean gtin upc isbn asin barcode account acct konto compte " +
    "cuenta conta rekening iban bic swift card last4 ssn vat ref reference referenz référence referencia riferimento " +
    "year jahr année annee año ano anno jaar ip version build serial nr number num no numero número numéro " +
    "nummer").split(" "),
);

/** "Order no", "PLZ", "Kundennummer", "Year": what stands below is a name, though it may be written in digits. */
export function namesThings({ words }: Header): boolean {
  const all = words.split(" ");
  return all.some((word, i) => {
    if (/.(?:nummer|nr)$/.test(word)) return true;
    const counts = /^(?:of|von|de|d|di|van)$/.test(all[i + 1] ?? "") && /^(?:n|number|no|num)/.test(word);
    return NAMING.has(word) && !counts;
  });
}

const ZERO = 0x30;
const PLUS = 0x2b;
/** A number of more digits isn't exact in a spreadsheet: it is a card's or an account's. */
const MOST_DIGITS = 15;

/** True if a cell is a name in digits: one that begins with a zero or a plus, or is longer than numbers are. */
export function holdsNames({ bytes, offsets, count, weights }: DistinctCells): boolean {
  for (let cell = 0; cell < count; cell++) {
    if (weights !== null && weights[cell] === 0) continue;
    const end = offsets[cell + 1]!;
    let start = offsets[cell]!;
    while (start < end && bytes[start]! <= 0x20) start++;
    if (bytes[start] === PLUS && start < end) return true;
    if (bytes[start] === ZERO && start + 1 < end && isDigit(bytes[start + 1]!)) return true;
    if (end - start <= MOST_DIGITS) continue;
    let digits = 0;
    for (let i = start; i < end; i++) {
      if (isDigit(bytes[i]!)) digits++;
      else if (bytes[i] === 0x2e || bytes[i] === 0x2c) break;
    }
    if (digits > MOST_DIGITS) return true;
  }
  return false;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39;
}
