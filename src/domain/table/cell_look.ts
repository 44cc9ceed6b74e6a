import { isCurrency } from "../values/money.ts";

/** What a cell's text looks like to someone who doesn't know its column. */
export type CellLook = "blank" | "number" | "date" | "text";

const BLANK = /^(?:[-–—]{0,3}|#?n\/?a|null|none|nil)$/i;
/** A sign, a currency by symbol or code, digits with marks and spaces between, a percent sign: in any usual order. */
const NUMBER = new RegExp(
  "^[-+−(]?\\s?(?:\\p{Sc}|[A-Z]{1,2}\\$|kr\\.?|([A-Z]{3}))?\\s?[-+−(]?\\s?" +
    "(?:\\d[\\d.,'’\\s]*|\\.\\d+)(?:e[-+]?\\d+)?\\s?%?\\s?(?:\\p{Sc}|kr\\.?|zł|([A-Z]{3}))?\\s?\\)?-?$",
  "u",
);
const DATES: readonly RegExp[] = [
  /^\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2}(?:[T ].*)?)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[T ,].*)?$/,
  /^\d{1,2}\.?[ -]\p{L}{3,10}\.?,?[ -]\d{2,4}(?:[ ,].*)?$/u,
  /^\p{L}{3,10}\.?[ -]\d{1,2}(?:st|nd|rd|th)?,? \d{4}(?:[ ,].*)?$/u,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}$/i,
];
/** Longer texts are neither a number nor a date. */
const LONGEST = 40;

export function lookOf(cell: string): CellLook {
  const text = cell.length > LONGEST ? cell.slice(0, LONGEST + 1) : cell.trim();
  if (text.length > LONGEST) return cell.trim() === "" ? "blank" : "text";
  if (BLANK.test(text)) return "blank";
  if (!/\d/.test(text)) return "text";
  if (DATES.some((date) => date.test(text))) return "date";
  return isNumber(text) ? "number" : "text";
}

function isNumber(text: string): boolean {
  const found = NUMBER.exec(text);
  return found !== null && [found[1], found[2]].every((code) => code === undefined || isCurrency(code));
}

/** A plain year, which names a column as well as it fills one. */
export function isYear(cell: string): boolean {
  return /^\s*(?:19|20)\d\d\s*$/.test(cell);
}
