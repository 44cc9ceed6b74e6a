/** What every contender works out of a revenue file; money in cents. They must agree to the cent. */
export interface RevenueFigures {
  readonly gross: number;
  readonly refunds: number;
  readonly paidRows: number;
  readonly failedRows: number;
  readonly failedAmount: number;
  readonly orders: number;
  readonly smallestOrder: number;
  readonly medianOrder: number;
  readonly largestOrder: number;
  /** Net revenue by "2024-01". */
  readonly months: Readonly<Record<string, number>>;
  readonly products: Readonly<Record<string, number>>;
  /** Change of net revenue between the last two complete months of the ten products, customers, channels it moved most. */
  readonly productChanges: Readonly<Record<string, number>>;
  readonly customerChanges: readonly number[];
  readonly channelChanges: Readonly<Record<string, number>>;
}

/** Throws unless `figures` are those of `expected`, whoever found them. */
export function mustAgree(who: string, figures: RevenueFigures, expected: RevenueFigures): void {
  const [found, wanted] = [inOrder(figures), inOrder(expected)];
  if (found !== wanted) throw new Error(`${who} disagrees:\n${found}\n${wanted}`);
}

function inOrder(value: unknown): string {
  return JSON.stringify(
    value,
    (_, inner) =>
      inner !== null && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1))
        : inner,
  );
}

/** The last two complete months, given the last day of the data ("2024-12-30" makes them 2024-10 and 2024-11). */
export function lastCompleteMonths(lastDay: string): readonly [previous: string, current: string] {
  const [year, month, day] = lastDay.split("-").map(Number) as [number, number, number];
  const complete = day === new Date(Date.UTC(year, month, 0)).getUTCDate() ? 0 : 1;
  const monthAt = (back: number) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
  return [monthAt(complete + 1), monthAt(complete)];
}

/** The ten largest changes, up or down. */
export function largestTen(changes: Iterable<readonly [string, number]>): (readonly [string, number])[] {
  return [...changes].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
}

/** The median of cents, a half rounded away from zero. */
export function medianCents(values: Float64Array): number {
  const sorted = values.sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2);
}
