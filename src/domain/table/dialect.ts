/** How a file separates and quotes its cells. The characters are bytes of ASCII. */
export interface Dialect {
  readonly delimiter: number;
  readonly quote: number;
  /** A backslash in a quoted cell takes a quote or a backslash after it as it is; a doubled quote is one quote too. */
  readonly backslash: boolean;
  /** Spaces may stand between a delimiter and the quote that opens a cell. */
  readonly padded: boolean;
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

/** The cells of one record, its line end left out, without their quotes. */
export function splitRecord(text: string, { delimiter, quote, backslash, padded }: Dialect): string[] {
  const cells: string[] = [];
  for (let i = 0; i <= text.length; i++) {
    const start = padded ? pastSpaces(text, i, quote) : i;
    let open = text.charCodeAt(start) === quote;
    if (open) i = start + 1;
    let cell = "";
    let from = i;
    for (; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (!open && unit === delimiter) break;
      if (!open) continue;
      if (backslash && unit === BACKSLASH && isEscapable(text.charCodeAt(i + 1), quote)) {
        cell += text.slice(from, i);
        from = ++i;
      } else if (unit === quote) {
        cell += text.slice(from, i);
        if (text.charCodeAt(i + 1) === quote) from = ++i;
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

/** The first place from `i` on without a space, if a quote stands there. */
function pastSpaces(text: string, i: number, quote: number): number {
  let at = i;
  while (text.charCodeAt(at) === 0x20) at++;
  return text.charCodeAt(at) === quote ? at : i;
}
