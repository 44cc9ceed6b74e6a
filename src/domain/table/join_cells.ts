import { isYear, lookOf } from "./cell_look.ts";
import type { ColumnProfile } from "./column_profile.ts";

/** A row with more surplus cells than this isn't looked into. */
const MOST_SURPLUS = 12;

/**
 * The one way to join adjacent cells of a row to as many as there are columns such that each fits its column; null if
 * there is none, and "several" if there are more. It takes time linear in the columns.
 */
export function joinCells(
  cells: readonly string[],
  columns: readonly ColumnProfile[],
  delimiter: string,
): readonly string[] | "several" | null {
  const surplus = cells.length - columns.length;
  if (surplus > MOST_SURPLUS) return null;
  const band = surplus + 1;
  // ways[column × band + used]: how often (at most twice) the columns before can be filled with `column + used` cells.
  const ways = new Uint8Array((columns.length + 1) * band);
  const taken = new Uint8Array(ways.length);
  ways[0] = 1;
  columns.forEach((profile, column) => {
    for (let used = 0; used < band; used++) {
      const before = ways[column * band + used]!;
      for (let more = 0; before > 0 && used + more < band; more++) {
        const pieces = cells.slice(column + used, column + used + more + 1);
        if (!(more === 0 ? fits(pieces[0]!, profile) : fitsJoined(pieces, profile, delimiter))) continue;
        const place = (column + 1) * band + used + more;
        ways[place] = Math.min(2, ways[place]! + before);
        taken[place] = more;
      }
    }
  });
  const found = ways[columns.length * band + surplus]!;
  if (found !== 1) return found === 0 ? null : "several";
  const joined = new Array<string>(columns.length);
  for (let column = columns.length, used = surplus; column > 0; column--) {
    const more = taken[column * band + used]!;
    used -= more;
    joined[column - 1] = cells.slice(column - 1 + used, column + used + more).join(delimiter);
  }
  return joined;
}

/** True if a cell is what the rows that fit have in the column. */
export function fits(cell: string, { kind, words, figures, spaced }: ColumnProfile): boolean {
  const look = lookOf(cell);
  if (look === "blank") return true;
  if (kind === "number" || kind === "date") return look === kind;
  if (kind === "words") return words.has(cell.trim());
  return kind === "text" && (look === "text" || figures) && (spaced || !cell.startsWith(" "));
}

/** True if pieces read as one cell of the column in whose text the delimiter stands. */
function fitsJoined(pieces: readonly string[], profile: ColumnProfile, delimiter: string): boolean {
  const text = pieces.join(delimiter);
  switch (profile.kind) {
    case "number":
      return delimiter === "," && lookOf(text) === "number" && isOneNumber(text, profile.decimalComma);
    case "date":
      return lookOf(text) === "date" && !pieces.some((piece) => lookOf(piece) === "date");
    case "words":
      return profile.words.has(text.trim()) ||
        (profile.open === true && pieces.slice(1).every((piece) => piece.startsWith(" ")) && isProse(pieces));
    case "text":
      return isProse(pieces) && (profile.spaced || !text.startsWith(" "));
    case null:
      return false;
  }
}

/** "1,234.56", or "12,50" where the column has decimal commas. */
function isOneNumber(text: string, decimalComma: boolean): boolean {
  const digits = text.replace(/^[^\d,]*|[^\d]*$/g, "");
  return decimalComma ? /^\d+(?:\.\d{3})*,\d+$/.test(digits) : /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits);
}

/** "Smith, John", "red,blue": words, or what follows the delimiter and a space. */
function isProse(pieces: readonly string[]): boolean {
  return pieces.every((piece, i) => {
    const look = lookOf(piece);
    return look === "text" || (i > 0 && look === "number" && piece.startsWith(" ") && !isYear(piece));
  });
}
