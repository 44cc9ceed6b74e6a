import { currencyMark } from "./currency_marks.ts";

/** What thousands, millions and billions are shortened to beside a number, as powers of ten. */
const MAGNITUDES: Readonly<Record<string, number>> = {
  "k": 3,
  "K": 3,
  "Tsd": 3,
  "Tsd.": 3,
  "M": 6,
  "m": 6,
  "MM": 6,
  "mn": 6,
  "Mn": 6,
  "mio": 6,
  "Mio": 6,
  "Mio.": 6,
  "B": 9,
  "b": 9,
  "bn": 9,
  "Bn": 9,
  "Mrd": 9,
  "Mrd.": 9,
  "lakh": 5,
  "lakhs": 5,
  "crore": 7,
  "crores": 7,
};

const LONGEST_FIRST = Object.keys(MAGNITUDES).sort((a, b) => b.length - a.length);

/** What stood beside a number: a currency, a magnitude (a power of ten, 0 for none), or both as in `k€`. */
export interface NumberMark {
  readonly currency: string | null;
  readonly magnitude: number;
}

/** `text` as what may stand beside a number: `€`, `USD`, `kr.`, `k`, `Mio.`, `k€`; null for any other text. */
export function numberMark(text: string): NumberMark | null {
  const currency = currencyMark(text);
  if (currency !== null) return { currency, magnitude: 0 };
  if (Object.hasOwn(MAGNITUDES, text)) return { currency: null, magnitude: MAGNITUDES[text]! };
  for (const word of LONGEST_FIRST) {
    if (!text.startsWith(word)) continue;
    const after = currencyMark(text.slice(word.length));
    if (after !== null) return { currency: after, magnitude: MAGNITUDES[word]! };
  }
  return null;
}
