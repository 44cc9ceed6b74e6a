import { lookOf } from "./cell_look.ts";
import { cellText, type RawColumn } from "./column.ts";
import { profileOf } from "./column_profile.ts";
import { isFooter, isTotal } from "./summary_words.ts";

/** Footers stand in a file's last few rows. */
const MOST = 50;

/**
 * The rows at the end that are no records but say something of the file, rising: "Generated on 2024-05-01", "End of
 * report", or a line of words behind a blank one.
 *
 * @param isWide rows with more cells than columns
 */
export function footerRows(
  columns: readonly RawColumn[],
  rowNumbers: Uint32Array,
  rowCount: number,
  isWide: (row: number) => boolean,
): readonly number[] {
  const found: number[] = [];
  let misfits: ((text: string) => boolean) | null = null;
  for (let row = rowCount - 1; row >= Math.max(0, rowCount - MOST); row--) {
    const filled = columns.map(({ cells }) => cellText(cells, row)).filter((cell) => cell.trim() !== "");
    const first = (filled[0] ?? "").trim();
    const behindBlank = row > 0 && rowNumbers[row]! - rowNumbers[row - 1]! > 1;
    const partial = isWide(row) || columns.length <= 2 || filled.length < columns.length;
    const isAlone = filled.length === 1 && columns.length > 2 && cellText(columns[0]!.cells, row).trim() !== "";
    if (partial && isFooter(first)) found.push(row);
    else if (isAlone && !isWide(row) && !isTotal(first) && isSentence(first, behindBlank)) found.push(row);
    else if (isAlone && !isWide(row) && !isTotal(first) && (misfits ??= misfitsIn(columns, rowCount))(first)) {
      found.push(row);
    } else if (behindBlank && partial && !isTotal(first) && isProse(filled)) found.push(row);
    else if (filled.length > 0 && !isTotal(first)) break;
  }
  return found.reverse();
}

/** What tells words from the cells of a column of figures or dates; nothing does in a column of words. */
function misfitsIn(columns: readonly RawColumn[], rowCount: number): (text: string) => boolean {
  const isAlone = (row: number) => columns.slice(1).every(({ cells }) => cellText(cells, row).trim() === "");
  const { kind } = profileOf(columns[0]!.cells, rowCount, (row) => !isAlone(row));
  return (text) => (kind === "number" || kind === "date") && lookOf(text) === "text" && !/\d/.test(text);
}

/** Words and nothing else, a delimiter and a space between some of them: "Amounts are gross, before fees". */
function isProse(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.slice(1).every((cell) => cell.startsWith(" ")) &&
    cells.every((cell) => lookOf(cell) === "text") && isSentence(cells.join(","), true);
}

/** Words rather than a name or a code: two of them behind a blank line, else four; or nothing but a line of dashes. */
function isSentence(text: string, behindBlank: boolean): boolean {
  if (/^[-=*_\s]{3,}$/.test(text)) return true;
  return lookOf(text) === "text" && text.split(/\s+/).length >= (behindBlank ? 2 : 4);
}
