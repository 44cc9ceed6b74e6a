/** One way of doing the job that is timed. */
export interface Contender {
  readonly name: string;
  run(): unknown;
}

/** Milliseconds of each contender in every round, all of them in turn so that the machine's moods fall on all alike. */
export async function timeRounds(
  contenders: readonly Contender[],
  rounds: number,
  warmUps: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const contender of contenders) {
      const start = performance.now();
      await contender.run();
      const elapsed = performance.now() - start;
      if (round >= 0) times.get(contender.name)!.push(elapsed);
    }
  }
  return times;
}

/** The value that `share` of all are at or below: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
