import { isCurrency } from "../values/money.ts";
import { CURRENCY_SYMBOLS } from "./currency_marks.ts";

/** A header without its spelling: what it says in plain words, and what a suffix says of the cells. */
export interface Header {
  /** Lower case words, one space between: "Amount spent (USD)" is "amount spent". */
  readonly words: string;
  /** A currency mark that stood in it. */
  readonly currencyMark: string | null;
  /** True if its times are said to be in UTC. */
  readonly utc: boolean;
}

// ISO codes that are words of their own in a header: "Clicks (all)", "Top".
const ALSO_WORDS = new Set(["ALL", "TOP", "TRY", "CUP", "PEN", "MOP", "GEL", "SOS"]);

/** Reads a header cell: case, punctuation, underscores, camelCase and the suffixes "(UTC)" and "(USD)" don't matter. */
export function readHeader(name: string): Header {
  const symbol = Object.keys(CURRENCY_SYMBOLS).find((mark) => !/\p{L}/u.test(mark) && name.includes(mark)) ?? null;
  const words = headerWords(name).split(" ");
  const last = words.at(-1)!;
  const utc = words.length > 1 && (last === "utc" || last === "gmt");
  const code = last.toUpperCase();
  const coded = words.length > 1 && isCurrency(code) && !ALSO_WORDS.has(code);
  if (utc || coded) words.pop();
  return { words: words.join(" "), currencyMark: coded ? code : symbol, utc };
}

/** `text` in lower case with one space for every run of anything but letters and digits, camelCase taken apart. */
export function headerWords(text: string): string {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
