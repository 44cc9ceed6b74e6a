/** The most rows and columns of a sheet. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** A rectangle of cells; rows as a spreadsheet numbers them, columns from 0. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The range that `A1:C5` or `B2` names; null if it names none. */
export function rangeOf(reference: string): CellRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (match === null) return null;
  const [, left, top, right = left, bottom = top] = match;
  const range = { top: Number(top), left: columnOf(left!), bottom: Number(bottom), right: columnOf(right!) };
  const inSheet = range.top >= 1 && range.bottom <= MOST_ROWS && range.right < MOST_COLUMNS;
  return inSheet && range.top <= range.bottom && range.left <= range.right ? range : null;
}

/** The letters of a column: 0 is A, 27 is AB. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(0x41 + (rest - 1) % 26) + letters;
  }
  return letters;
}

function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 0x40;
  return column - 1;
}
