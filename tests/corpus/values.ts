import type { Random } from "./random.ts";

/** Made-up words that Windows-1252 can write. */
export const PRODUCTS = ["Oak desk", "Bürostuhl", "Lampe à pied", "Notebook A5", "Pen set", "Crème brûlée mix"];
export const CUSTOMERS = ["Acme GmbH", "Señor Paper", "Northwind & Söhne", "Café Noir", "Blue Heron Ltd"];
export const STATUSES = ["paid", "paid", "paid", "refunded", "pending"];

export function picks(random: Random, count: number, some: readonly string[]): string[] {
  return Array.from({ length: count }, () => random.pick(some));
}

/** Ids such as `C-1007`. */
export function ids(prefix: string, count: number, first = 1001): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${first + i}`);
}

/**
 * Amounts of two decimals from small to more than a million; the first ones hold what proves a style: 1234.56, 87.50 and
 * 12050.00.
 */
export function amounts(random: Random, count: number): string[] {
  const first = ["1234.56", "87.50", "12050.00", "0.99", "1000000.05"];
  return Array.from(
    { length: count },
    (_, i) => first[i] ?? cents(random.whole(100, random.pick([9_999, 999_999, 12_345_678]))),
  );
}

/** The same, every third of them below zero. */
export function signedAmounts(random: Random, count: number): string[] {
  return amounts(random, count).map((amount, i) => i % 3 === 1 ? `-${amount}` : amount);
}

export function cents(count: number): string {
  return `${Math.floor(count / 100)}.${String(count % 100).padStart(2, "0")}`;
}

export function wholes(random: Random, count: number, least: number, most: number): string[] {
  return Array.from({ length: count }, () => String(random.whole(least, most)));
}

/** Days from `first` on, a few days apart, in order. */
export function daysFrom(random: Random, first: string, count: number, least = 1, most = 4): string[] {
  let day = Date.parse(first);
  return Array.from({ length: count }, (_, i) => {
    if (i > 0) day += random.whole(least, most) * 86_400_000;
    return isoDay(day);
  });
}

/** Days none of which is past the 12th of its month, so that the order of day and month shows in none of them. */
export function earlyDays(random: Random, year: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const month = 1 + i % 12;
    const day = random.whole(1, 12);
    return isoDay(Date.UTC(year, month - 1, i === 0 ? 3 : day));
  });
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
