/** A header cell that got another name: empty, or a repetition of one before it. `position` counts from 0. */
export interface RenamedHeader {
  readonly position: number;
  readonly was: string;
  readonly name: string;
}

/**
 * Gives every column a name of its own: cells are trimmed, an empty one becomes "column 3" (its place, counted
 * from 1) and a repeated one "amount (2)".
 */
export function headerNames(
  cells: readonly string[],
): { readonly names: readonly string[]; readonly renamed: readonly RenamedHeader[] } {
  const trimmed = cells.map((cell) => cell.trim());
  const taken = new Set(trimmed);
  const seen = new Set<string>();
  const repeats = new Map<string, number>();
  const renamed: RenamedHeader[] = [];
  const names = trimmed.map((was, position) => {
    if (was !== "" && !seen.has(was)) {
      seen.add(was);
      return was;
    }
    const wanted = was === "" ? `column ${position + 1}` : was;
    let n = repeats.get(wanted) ?? (was === "" ? 1 : 2);
    while (taken.has(numbered(wanted, n))) n++;
    repeats.set(wanted, n + 1);
    const name = numbered(wanted, n);
    taken.add(name);
    renamed.push({ position, was, name });
    return name;
  });
  return { names, renamed };
}

function numbered(name: string, n: number): string {
  return n === 1 ? name : `${name} (${n})`;
}
