import { isCurrency } from "../../values/money.ts";
import { hundredfold, withoutDoubt } from "./plain_number.ts";

/** What the number format of a cell says its number is. `general` is a number as it stands. */
export type NumberFormat =
  | { readonly kind: "general" | "date" | "time" | "duration" | "percent" }
  | { readonly kind: "currency"; readonly mark: string }
  /** Digits filled in from the right: `mask` is text with a `0` for each. */
  | { readonly kind: "padded"; readonly mask: string };

export const GENERAL: NumberFormat = { kind: "general" };

/**
 * The formats that a workbook needn't spell out. Those with the currency of the reader's own country (5–8, 42, 44) name
 * none, since nothing in the file tells which that is.
 */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: "percent" };
  if ((id >= 14 && id <= 17) || id === 22) return { kind: "date" };
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return { kind: "time" };
  if (id === 46) return { kind: "duration" };
  // East Asian formats: 32–35, 55 and 56 are times in some countries, dates in others.
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: "date" };
  return GENERAL;
}

/** One piece of a format code: a letter or digit that stands for something, or text shown as it is. */
interface Piece {
  readonly kind: "code" | "literal" | "bracket";
  readonly text: string;
}

/** What a custom format code such as `[$€-407] #,##0.00;[Red]-…` says; its first section decides. */
export function numberFormat(code: string): NumberFormat {
  const pieces = piecesOf(code);
  const codes = pieces.filter(({ kind }) => kind === "code").map(({ text }) => text).join("");
  const brackets = pieces.filter(({ kind }) => kind === "bracket").map(({ text }) => text);
  if (brackets.some((text) => /^(?:h+|m+|s+)$/i.test(text))) return { kind: "duration" };
  if (/^(?:general|standard|@)?$/i.test(codes.trim())) return marked(pieces);
  const letters = codes.replace(/e[+-]/gi, "").replace(/am\/pm|a\/p/gi, "h");
  if (/[ymdhsbeg]/i.test(letters)) return { kind: isTimeOnly(letters) ? "time" : "date" };
  if (codes.includes("%")) return { kind: "percent" };
  const currency = marked(pieces);
  return currency.kind === "general" ? padded(pieces, codes) : currency;
}

/** `m` is the minute beside hours or seconds, else the month. */
function isTimeOnly(letters: string): boolean {
  return /[hs]/i.test(letters) && !/[ydbeg]/i.test(letters);
}

/** The first section, piece by piece: `\x` and `"…"` are literal, `_x` and `*x` make room and show nothing. */
function piecesOf(code: string): Piece[] {
  const pieces: Piece[] = [];
  const pattern = /"([^"]*)"?|\\(.)|[_*].?|\[([^\]]*)\]?|(;)|([\s\S])/gu;
  for (const [, quoted, escaped, bracket, section, plain] of code.matchAll(pattern)) {
    if (section !== undefined) break;
    const literal = quoted ?? escaped;
    if (literal !== undefined) pieces.push({ kind: "literal", text: literal });
    else if (bracket !== undefined) pieces.push({ kind: "bracket", text: bracket });
    else if (plain !== undefined) pieces.push({ kind: /[\p{Sc} \-()]/u.test(plain) ? "literal" : "code", text: plain });
  }
  return pieces;
}

/** The currency that stands in a format: in brackets whatever it is, among the literal text if it surely is one. */
function marked(pieces: readonly Piece[]): NumberFormat {
  for (const { kind, text } of pieces) {
    const named = kind === "bracket" ? /^\$([^-]+)/.exec(text)?.[1] : kind === "literal" ? sureMark(text) : undefined;
    const mark = named?.trim().replace(/\.$/, "");
    if (mark) return { kind: "currency", mark };
  }
  // Literal text letter by letter: \E\U\R.
  const joined = pieces.filter(({ kind }) => kind === "literal").map(({ text }) => text).join("");
  const mark = sureMark(joined);
  return mark === undefined ? GENERAL : { kind: "currency", mark };
}

function sureMark(literal: string): string | undefined {
  const text = literal.trim().replace(/\.$/, "");
  return isCurrency(text) || /^[A-Z]{0,3}\p{Sc}$/u.test(text) || /^(?:kr|zł|Kč|Ft)$/.test(text) ? text : undefined;
}

/** `00000` and the like: an id whose leading zeros are part of it. */
function padded(pieces: readonly Piece[], codes: string): NumberFormat {
  if (!/^00+$/.test(codes)) return GENERAL;
  const shown = pieces.filter(({ kind }) => kind !== "bracket");
  // A digit in the literal text could not be told from a place for one.
  if (shown.some(({ kind, text }) => kind === "literal" && text.includes("0"))) return GENERAL;
  return { kind: "padded", mask: shown.map(({ text }) => text).join("").trim() };
}

/** A plain number in its format, without the format's rounding and grouping: "€1234.5", "12.5%", "00007". */
export function inFormat(plain: string, format: NumberFormat): string {
  switch (format.kind) {
    case "percent":
      return `${withoutDoubt(hundredfold(plain))}%`;
    case "currency": {
      const sure = withoutDoubt(plain);
      const [sign, digits] = sure.startsWith("-") ? ["-", sure.slice(1)] : ["", sure];
      return `${sign}${format.mark}${/\p{L}$/u.test(format.mark) ? " " : ""}${digits}`;
    }
    case "padded":
      return /^\d+$/.test(plain) ? filled(format.mask, plain) : withoutDoubt(plain);
    default:
      return withoutDoubt(plain);
  }
}

function filled(mask: string, digits: string): string {
  const places = mask.split("0").length - 1;
  const all = digits.padStart(places, "0");
  let next = 0;
  // Digits that have no place of their own stand where the first place is.
  return mask.replace(/0/g, () => {
    const from = next;
    next = next === 0 ? all.length - places + 1 : next + 1;
    return all.slice(from, next);
  });
}
