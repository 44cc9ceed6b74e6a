import type { Random } from "./random.ts";

/** Something a file can have in one of several ways. */
export type Factors = Readonly<Record<string, readonly string[]>>;
export type Choice<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/**
 * Choices of one level of each factor such that every two levels that may stand together do so in some choice.
 * Greedy: each new choice is the best of some made by chance, so that the same seed gives the same choices.
 */
export function pairwise<F extends Factors>(
  factors: F,
  allowed: (choice: Choice<F>) => boolean,
  random: Random,
): Choice<F>[] {
  const names = Object.keys(factors);
  const open = new Set<string>();
  for (const [i, one] of names.entries()) {
    for (const other of names.slice(i + 1)) {
      for (const a of factors[one]!) for (const b of factors[other]!) open.add(`${one}=${a} ${other}=${b}`);
    }
  }
  const pairsOf = (choice: Choice<F>) =>
    names.flatMap((one, i) => names.slice(i + 1).map((other) => `${one}=${choice[one]} ${other}=${choice[other]}`));
  const chosen: Choice<F>[] = [];
  // A pair that no allowed choice has is found by no try: some rounds without a find end the search.
  for (let misses = 0; open.size > 0 && misses < 20;) {
    let best: Choice<F> | null = null;
    let most = 0;
    for (let i = 0; i < 300; i++) {
      const tried = Object.fromEntries(names.map((name) => [name, random.pick(factors[name]!)])) as Choice<F>;
      const gain = pairsOf(tried).filter((pair) => open.has(pair)).length;
      if (gain > most && allowed(tried)) [best, most] = [tried, gain];
    }
    if (best === null) {
      misses++;
      continue;
    }
    chosen.push(best);
    for (const pair of pairsOf(best)) open.delete(pair);
  }
  return chosen;
}
