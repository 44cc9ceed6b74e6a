/** How a file separates and quotes its cells. The characters are bytes of ASCII. */
export interface Dialect {
  readonly delimiter: number;
  readonly quote: number;
  /** A backslash in a quoted cell takes a quote or a backslash after it as it is; a doubled quote is one quote too. */
  readonly backslash: boolean;
  /** Spaces may stand between a delimiter and the quote that opens a cell. */
  readonly padded: boolean;
  /** Behind a delimiter stands a space that belongs to no cell: `a, b`. */
  readonly spaced: boolean;
  /** A quote in a quoted cell need not be doubled: only one before a delimiter or a line end closes the cell. */
  readonly loose: boolean;
}

export const DOUBLE_QUOTE = 0x22;
export const SINGLE_QUOTE = 0x27;
export const BACKSLASH = 0x5c;
/** Separates the cells of a file of one column: nothing a text file holds. */
export const NO_DELIMITER = 0x1f;

/** True for what a backslash takes as it is. */
export function isEscapable(unit: number | undefined, quote: number): boolean {
  return unit === quote || unit === BACKSLASH;
}

/**
 * The cells of one record, its line end left out, without their quotes.
 *
 * @param literal where a quote stands that opens no cell, as an index into `text`; -1 for nowhere
 */
export function splitRecord(text: string, dialect: Dialect, literal = -1): string[] {
  const { delimiter, quote, backslash, padded, spaced, loose } = dialect;
  const cells: string[] = [];
  for (let i = 0; i <= text.length; i++) {
    if (spaced && cells.length > 0 && text.charCodeAt(i) === 0x20) i++;
    let cell = "";
    if (i === literal && text.charCodeAt(i + 1) === quote) cell = text.charAt(i++);
    const start = padded ? pastSpaces(text, i, quote) : i;
    let open = start !== literal && text.charCodeAt(start) === quote;
    if (open) i = start + 1;
    let from = i;
    for (; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (!open && unit === delimiter) break;
      if (!open) continue;
      if (backslash && unit === BACKSLASH && isEscapable(text.charCodeAt(i + 1), quote)) {
        cell += text.slice(from, i);
        from = ++i;
      } else if (unit === quote) {
        const next = text.charCodeAt(i + 1);
        const ends = i + 1 === text.length || next === delimiter;
        if (loose && !ends && (next !== quote || endsAt(text, i + 2, delimiter))) continue;
        cell += text.slice(from, i);
        if (next === quote) from = ++i;
        else {
          open = false;
          from = i + 1;
        }
      }
    }
    cells.push(cell + text.slice(from, i));
  }
  return cells;
}

function endsAt(text: string, at: number, delimiter: number): boolean {
  return at >= text.length || text.charCodeAt(at) === delimiter;
}

/** The first place from `i` on without a space, if a quote stands there. */
function pastSpaces(text: string, i: number, quote: number): number {
  let at = i;
  while (text.charCodeAt(at) === 0x20) at++;
  return text.charCodeAt(at) === quote ? at : i;
}
