import { BACKSLASH, type Dialect, DOUBLE_QUOTE, SINGLE_QUOTE } from "./dialect.ts";
import { decodeUtf8 } from "./decode_text.ts";
import { type Sketch, sketch } from "./sketch.ts";

/** What may separate cells, in the order in which a draw is decided. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** So many records of one width, and as many of another, are two tables, of which the first counts. */
const TWO_TABLES = 20;

/** How a file's head looks under one dialect. */
export interface Candidate {
  readonly dialect: Dialect;
  readonly records: readonly Sketch[];
  /** The commonest number of cells (2 or more; 1 if there is no such record). */
  readonly width: number;
  readonly score: number;
  /** How much of the head it cuts into records of that width, from 0 to 1. */
  readonly evenness: number;
}

/**
 * The dialect that explains a file's head best.
 *
 * A dialect is good if it cuts most records into the same number of cells, the more the better, from the first record
 * or the first that reads like a header on. Other quotes than `"` and other escapes than `""` must explain it better.
 *
 * @param told the delimiter that the caller or the file's first line names; null if neither does
 */
export function findDialect(head: Uint8Array, told: number | null, complete: boolean): Candidate {
  const all = DELIMITERS.map(codeOf);
  const delimiters = told !== null ? [told] : all.filter((delimiter, i) => i === 0 || head.includes(delimiter));
  const padded = [DOUBLE_QUOTE, SINGLE_QUOTE].filter((quote) => hasPaddedQuotes(head, quote, delimiters));
  let best: Candidate | null = null;
  const judge = (quote: number, backslash: boolean, accept: (found: Candidate, best: Candidate) => boolean) => {
    for (const delimiter of delimiters) {
      for (const spaces of padded.includes(quote) ? [false, true] : [false]) {
        const dialect = { delimiter, quote, backslash, padded: spaces, spaced: false, loose: false };
        const strict = candidate(head, dialect, delimiters.length > 1, complete);
        const found = straysOften(strict) ? withoutStrays(head, strict, delimiters.length > 1, complete) : strict;
        if (best === null || accept(found, best)) best = found;
      }
    }
  };
  judge(DOUBLE_QUOTE, false, (found, best) => found.score > best.score);
  if (includesPair(head, BACKSLASH, DOUBLE_QUOTE)) judge(DOUBLE_QUOTE, true, explainsBetter);
  if (padded.includes(SINGLE_QUOTE) || hasCellsIn(head, SINGLE_QUOTE, delimiters)) {
    judge(SINGLE_QUOTE, false, quotesBetter);
    if (includesPair(head, BACKSLASH, SINGLE_QUOTE)) judge(SINGLE_QUOTE, true, quotesBetter);
  }
  const mended = withStrayQuotes(head, best!, delimiters.length > 1, complete);
  const loose = withLooseQuotes(head, mended, delimiters.length > 1, complete);
  return told === null ? betweenRareDelimiters(head, loose, complete) : loose;
}

/** The candidate with its records' stray quotes read as text where that gives them the table's cells. */
function withStrayQuotes(head: Uint8Array, best: Candidate, contested: boolean, complete: boolean): Candidate {
  const isWhole = best.records.at(-1)?.end === head.length || !complete;
  if (best.width < 2 || (straysOf(best) === 0 && isWhole)) return best;
  return candidate(head, best.dialect, contested, complete, best.width);
}

/** Where quotes go astray all the same, those within cells may not be doubled: that must leave none, and even records. */
function withLooseQuotes(head: Uint8Array, best: Candidate, contested: boolean, complete: boolean): Candidate {
  if (straysOf(best) === 0 || best.width < 2) return best;
  const found = candidate(head, { ...best.dialect, loose: true }, contested, complete);
  return found.evenness >= best.evenness && straysOf(found) === 0 ? found : best;
}

/** The candidate with loose quotes, where quotes go astray often even if single ones are read as text. */
function withoutStrays(head: Uint8Array, strict: Candidate, contested: boolean, complete: boolean): Candidate {
  const mended = withStrayQuotes(head, strict, contested, complete);
  return straysOften(mended) ? withLooseQuotes(head, strict, contested, complete) : mended;
}

/** True if a tenth of the records have quotes astray, more than one of them. */
function straysOften({ records }: Candidate): boolean {
  const astray = records.filter(({ strays }) => strays > 0).length;
  return astray > 1 && 10 * astray >= records.length;
}

/** So many records show that a space or a colon separates cells. */
const FEWEST_RARE = 4;

/**
 * A space or a colon separates cells only where the usual delimiters explain little: all records have the same cells,
 * three or more, and some of these are in quotes since they hold it.
 */
function betweenRareDelimiters(head: Uint8Array, best: Candidate, complete: boolean): Candidate {
  const first = best.records.find((record) => record.filled > 0);
  if (best.width > 1 && best.evenness > 0.95 && first?.width === best.width) return best;
  for (const delimiter of [0x20, 0x3a]) {
    const dialect = { delimiter, quote: DOUBLE_QUOTE, backslash: false, padded: false, spaced: false, loose: false };
    const found = candidate(head, dialect, false, complete);
    const filled = found.records.filter((record) => record.filled > 0);
    const isEven = filled.length >= FEWEST_RARE && filled.every(({ width }) => width === found.width);
    if (!isEven || found.width < 3 || found.width <= best.width || straysOf(found) > 0) continue;
    const quotes = filled.filter((record) => quotesDelimiter(head, record, delimiter)).length;
    if (2 * quotes >= filled.length) return found;
  }
  return best;
}

/** True if a quoted cell of the record holds the delimiter. */
function quotesDelimiter(head: Uint8Array, { start, end }: Sketch, delimiter: number): boolean {
  let open = false;
  for (let i = start; i < end; i++) {
    if (head[i] === DOUBLE_QUOTE) open = !open;
    else if (open && head[i] === delimiter) return true;
  }
  return false;
}

function candidate(
  head: Uint8Array,
  dialect: Dialect,
  contested: boolean,
  complete: boolean,
  mended: number | null = null,
): Candidate {
  const records = sketch(head, dialect, complete, mended);
  const filled = withoutComments(records);
  const byWidth = new Map<number, number>();
  for (const { width } of filled) if (width > 1) byWidth.set(width, (byWidth.get(width) ?? 0) + 1);
  let width = 1;
  let count = 0;
  for (const [cells, records] of byWidth) {
    if (records > count || (records === count && cells > width && count < TWO_TABLES)) {
      [width, count] = [cells, records];
    }
  }
  if (count === 0) {
    return { dialect, records, width, score: 0, evenness: records.length > 0 ? records.at(-1)!.end / head.length : 0 };
  }
  const lead = filled.findIndex((record) => record.width === width);
  const share = count / (filled.length - lead);
  // A wrong dialect may open a quote that swallows what follows, or close one in the middle of a cell.
  const covered = records.at(-1)!.end / head.length;
  const strays = records.reduce((total, record) => total + record.strays, 0) / records.length;
  const agreement = share * share * (1 - 1 / (1 + count));
  const late = lead > 0 && readsAsHeader(head, filled[lead]!, dialect) ? lead / 8 : lead;
  const decimals = contested && dialect.delimiter === 0x2c && standsInNumbers(head, filled) ? 0.3 : 1;
  const score = decimals * covered * agreement * Math.log2(width) / ((1 + late) * (1 + 9 * strays));
  return { dialect, records, width, score, evenness: covered * (count / filled.length) };
}

/** The records with something to see; lines that begin with `#` only where there are hardly others. */
function withoutComments(records: readonly Sketch[]): readonly Sketch[] {
  const filled = records.filter((record) => record.filled > 0);
  const plain = filled.filter((record) => !record.hash);
  return plain.length > 1 ? plain : filled;
}

/** True for a record of words in which nothing else may separate cells: under a wrong delimiter the right one does. */
function readsAsHeader(head: Uint8Array, { start, end, width, filled }: Sketch, { delimiter }: Dialect): boolean {
  const line = head.subarray(start, end);
  if (2 * filled <= width || DELIMITERS.some((other) => codeOf(other) !== delimiter && line.includes(codeOf(other)))) {
    return false;
  }
  const cells = decodeUtf8(head, start, end).split(String.fromCharCode(delimiter));
  return cells.every((cell) => !/\d/.test(cell) || /^\W*(?:(?:19|20)\d\d|\p{L}.*)\W*$/u.test(cell));
}

function codeOf(delimiter: string): number {
  return delimiter.charCodeAt(0);
}

/** True if nearly every comma of the records stands between two digits, as one of a decimal does. */
function standsInNumbers(head: Uint8Array, records: readonly Sketch[]): boolean {
  let commas = 0;
  let inNumbers = 0;
  for (const { start, end } of records) {
    for (let i = start; i < end; i++) {
      if (head[i] !== 0x2c) continue;
      commas++;
      if (i > start && isDigit(head[i - 1]) && isDigit(head[i + 1])) inNumbers++;
    }
  }
  return inNumbers >= 0.9 * commas;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function straysOf({ records }: Candidate): number {
  return records.reduce((total, { strays }) => total + strays, 0);
}

/** How many cells open with the dialect's quote. */
function quotedIn({ records }: Candidate): number {
  return records.reduce((total, { quoted }) => total + quoted, 0);
}

/** An escape that leaves no quote astray says why quotes stand within cells, which loose ones only allow. */
function explainsLoose(found: Candidate, best: Candidate): boolean {
  return best.dialect.loose && !found.dialect.loose && straysOf(found) === 0 && found.evenness >= best.evenness;
}

/** Below what stands above the table all records have the same cells, and every quote is where the dialect has it. */
function explainsAll({ width, records }: Candidate): boolean {
  const filled = withoutComments(records);
  const own = filled.slice(filled.findIndex((record) => record.width === width));
  return width > 1 && own.length > 1 &&
    own.every((record) => record.width === width && record.strays === 0 && record.literal < 0);
}

/** A reading that explains all isn't given up for one that has quotes to mend. */
function mendsWhatIsWhole(found: Candidate, best: Candidate): boolean {
  return explainsAll(best) && best.evenness >= found.evenness && !explainsAll(found);
}

/** The escape leaves no more quotes astray and cuts the records more evenly, or leaves fewer of them astray. */
function explainsBetter(found: Candidate, best: Candidate): boolean {
  if (explainsLoose(found, best)) return true;
  if (mendsWhatIsWhole(found, best)) return false;
  return found.score > best.score || (found.score === best.score && straysOf(found) < straysOf(best));
}

/**
 * Every quote closes where its cell ends, and the records are cut more evenly; or as evenly, where quotes keep delimiters
 * in cells or most of the table's records have quotes.
 */
function quotesBetter(found: Candidate, best: Candidate): boolean {
  const quoted = quotedIn(found);
  if (quoted < 2 || straysOf(found) > 0) return false;
  if (quotedIn(best) > 0 && explainsAll(best) && !explainsAll(found)) return false;
  if (best.dialect.quote === SINGLE_QUOTE) return explainsBetter(found, best);
  if (found.evenness !== best.evenness) return found.evenness > best.evenness;
  if (quotedIn(best) > 0) {
    const cutsMore = found.records.length > best.records.length && !explainsAll(best);
    return straysOf(best) > 0 || cutsMore || quoted > 2 * quotedIn(best);
  }
  return (found.width > 1 && found.width < best.width) || mostHaveQuotes(found);
}

/** Of the table's own records: titles above it have no quotes whatever its dialect. */
function mostHaveQuotes({ records, width }: Candidate): boolean {
  const own = records.filter((record) => record.width === width);
  return 2 * own.filter(({ quoted }) => quoted > 0).length >= own.length;
}

function includesPair(head: Uint8Array, first: number, second: number): boolean {
  for (let i = head.indexOf(second, 1); i > 0; i = head.indexOf(second, i + 1)) if (head[i - 1] === first) return true;
  return false;
}

/** True if some cell begins and some cell ends with the quote. */
function hasCellsIn(head: Uint8Array, quote: number, delimiters: readonly number[]): boolean {
  const isEdge = (byte: number | undefined) =>
    byte === undefined || byte === 0x0a || byte === 0x0d || delimiters.includes(byte);
  let begins = false;
  let ends = false;
  for (let i = head.indexOf(quote); i >= 0; i = head.indexOf(quote, i + 1)) {
    begins ||= isEdge(head[i - 1]);
    ends ||= isEdge(head[i + 1]);
  }
  return begins && ends;
}

/** True if a delimiter or a line end is followed by spaces and the quote. */
function hasPaddedQuotes(head: Uint8Array, quote: number, delimiters: readonly number[]): boolean {
  for (let i = head.indexOf(quote, 1); i > 0; i = head.indexOf(quote, i + 1)) {
    if (head[i - 1] !== 0x20) continue;
    let at = i - 1;
    while (at > 0 && head[at] === 0x20) at--;
    if (delimiters.includes(head[at]!) || head[at] === 0x0a || head[at] === 0x0d) return true;
  }
  return false;
}
