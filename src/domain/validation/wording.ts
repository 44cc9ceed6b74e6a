/** "1 row", "3 rows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** "row 3", "rows 3, 7 and 12", "rows 3, 7, 12 and 9 more": `rows` are the first few of `count`. */
export function inRows(rows: readonly number[], count: number): string {
  return `row${count === 1 ? "" : "s"} ${listed(rows.map(String), count)}`;
}

/** "a", "a and b", "a, b and 9 more": `shown` are the first few of `count`. */
export function listed(shown: readonly string[], count: number): string {
  const parts = count > shown.length ? [...shown, `${count - shown.length} more`] : shown;
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}`;
}
