import { lookOf } from "./cell_look.ts";
import { cellText, type TextCells } from "./column.ts";

/** So many rows show what a column holds. */
const SAMPLED = 500;
/** A column is of a kind if so many of its cells are. */
const MOST = 0.9;
/** A few words that come again and again are a vocabulary. */
const MOST_WORDS = 200;

/** What the cells of one column are like, judged by the rows that fit the table. */
export interface ColumnProfile {
  /** Null where no row shows it. */
  readonly kind: "number" | "date" | "words" | "text" | null;
  /** The cells of a column of words. */
  readonly words: ReadonlySet<string>;
  /** Whether a column of words may have new ones where a delimiter and a space stand between them. */
  readonly open?: boolean;
  /** Some cells of a column of text are figures or dates. */
  readonly figures: boolean;
  /** Some cells begin with a space. */
  readonly spaced: boolean;
  /** Decimals are written with a comma. */
  readonly decimalComma: boolean;
}

/** The profile of a column by the rows for which `isFit` holds. */
export function profileOf(cells: TextCells, rowCount: number, isFit: (row: number) => boolean): ColumnProfile {
  const texts = sample(cells, rowCount, isFit);
  const filled = texts.filter((text) => lookOf(text) !== "blank");
  const looks = filled.map(lookOf);
  const share = (kind: string) => looks.filter((look) => look === kind).length / looks.length;
  const words = new Set(filled.map((text) => text.trim()));
  const isVocabulary = 2 * words.size <= filled.length && words.size <= MOST_WORDS;
  const kind = filled.length === 0
    ? null
    : share("number") >= MOST
    ? "number"
    : share("date") >= MOST
    ? "date"
    : isVocabulary
    ? "words"
    : "text";
  return {
    kind,
    words: kind === "words" ? allWords(cells, rowCount, isFit, words) : words,
    figures: looks.some((look) => look !== "text"),
    spaced: texts.some((text) => text.startsWith(" ")),
    decimalComma: kind === "number" && filled.some((text) => /\d,(?:\d\d?|\d{4,})\D*$|\.\d{3},\d/.test(text)),
  };
}

function sample(cells: TextCells, rowCount: number, isFit: (row: number) => boolean): readonly string[] {
  const texts: string[] = [];
  const step = Math.max(1, Math.floor(rowCount / SAMPLED));
  for (let row = 0; row < rowCount; row += step) if (isFit(row)) texts.push(cellText(cells, row));
  return texts;
}

/** The words of all rows that fit, the ones between the sampled rows too. */
function allWords(
  cells: TextCells,
  rowCount: number,
  isFit: (row: number) => boolean,
  sampled: ReadonlySet<string>,
): ReadonlySet<string> {
  if (cells.kind === "packed" || cells.values.length > 10 * MOST_WORDS) return sampled;
  const used = new Uint8Array(cells.values.length);
  for (let row = 0; row < rowCount; row++) if (isFit(row)) used[cells.codes[row]!] = 1;
  return new Set(cells.values.filter((_, code) => used[code] === 1).map((value) => value.trim()));
}
