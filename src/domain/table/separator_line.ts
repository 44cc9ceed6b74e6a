/** Longer first lines are no hint. */
const LONGEST = 12;

/**
 * The hint `sep=;` by which Excel is told the delimiter in a file's first line; null if there is none.
 *
 * @returns the delimiter, and how many bytes the line has with its end
 */
export function separatorLine(head: Uint8Array): { readonly delimiter: number; readonly length: number } | null {
  const line = String.fromCharCode(...head.subarray(0, LONGEST));
  const hint = /^"?sep=([\t -~])"?[,;|\t]*(\r\n|\r|\n)/i.exec(line) ?? /^"?sep=(\\t)"?(\r\n|\r|\n)/i.exec(line);
  if (hint === null || /[\w"'\\]$/.test(hint[1]!) && hint[1] !== "\\t") return null;
  return { delimiter: hint[1] === "\\t" ? 0x09 : hint[1]!.charCodeAt(0), length: hint[0].length };
}
