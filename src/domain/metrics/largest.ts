/** Splits `items` into the `size` (1 or more) that `order` puts first, in that order, and all others in any. */
export function largest<T>(
  items: readonly T[],
  size: number,
  order: (a: T, b: T) => number,
): { readonly first: readonly T[]; readonly rest: readonly T[] } {
  const first: T[] = [];
  const rest: T[] = [];
  let bar: T | null = null;
  for (const item of items) {
    if (bar !== null && order(item, bar) >= 0) {
      rest.push(item);
      continue;
    }
    first.push(item);
    if (first.length < size * 2) continue;
    first.sort(order);
    rest.push(...first.splice(size));
    bar = first[size - 1]!;
  }
  first.sort(order);
  rest.push(...first.splice(size));
  return { first, rest };
}

/** The label of the part that stands for all beyond the largest. */
export const OTHERS = "(all others)";
