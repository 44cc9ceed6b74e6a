import { isCurrency } from "../values/money.ts";

/** The currencies a symbol can stand for; `usual` where one is meant unless the file's owner keeps books in another. */
interface Symbol {
  readonly usual: string | null;
  readonly also: readonly string[];
}

const DOLLARS = ["CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "BRL", "ARS", "CLP", "COP"];

/** Symbols as they stand beside a number. Letters count as a symbol only if they are an ISO 4217 code or listed here. */
export const CURRENCY_SYMBOLS: Readonly<Record<string, Symbol>> = {
  "$": { usual: "USD", also: DOLLARS },
  "US$": { usual: "USD", also: [] },
  "CA$": { usual: "CAD", also: [] },
  "C$": { usual: "CAD", also: [] },
  "A$": { usual: "AUD", also: [] },
  "AU$": { usual: "AUD", also: [] },
  "NZ$": { usual: "NZD", also: [] },
  "HK$": { usual: "HKD", also: [] },
  "S$": { usual: "SGD", also: [] },
  "R$": { usual: "BRL", also: [] },
  "MX$": { usual: "MXN", also: [] },
  "NT$": { usual: "TWD", also: [] },
  "RD$": { usual: "DOP", also: [] },
  "＄": { usual: "USD", also: DOLLARS },
  "€": { usual: "EUR", also: [] },
  "Euro": { usual: "EUR", also: [] },
  "euro": { usual: "EUR", also: [] },
  "euros": { usual: "EUR", also: [] },
  "£": { usual: "GBP", also: ["EGP", "LBP"] },
  "￡": { usual: "GBP", also: [] },
  "¥": { usual: "JPY", also: ["CNY"] },
  "￥": { usual: "JPY", also: ["CNY"] },
  "円": { usual: "JPY", also: [] },
  "元": { usual: "CNY", also: ["TWD"] },
  "CN¥": { usual: "CNY", also: [] },
  "RMB": { usual: "CNY", also: [] },
  "₹": { usual: "INR", also: [] },
  "Rs": { usual: "INR", also: ["PKR", "LKR", "NPR", "MUR"] },
  "Rs.": { usual: "INR", also: ["PKR", "LKR", "NPR", "MUR"] },
  "₩": { usual: "KRW", also: [] },
  "₽": { usual: "RUB", also: [] },
  "руб": { usual: "RUB", also: [] },
  "руб.": { usual: "RUB", also: [] },
  "₺": { usual: "TRY", also: [] },
  "TL": { usual: "TRY", also: [] },
  "₸": { usual: "KZT", also: [] },
  "₾": { usual: "GEL", also: [] },
  "₡": { usual: "CRC", also: [] },
  "₲": { usual: "PYG", also: [] },
  "₵": { usual: "GHS", also: [] },
  "₪": { usual: "ILS", also: [] },
  "₫": { usual: "VND", also: [] },
  "₴": { usual: "UAH", also: [] },
  "₱": { usual: "PHP", also: [] },
  "₦": { usual: "NGN", also: [] },
  "฿": { usual: "THB", also: [] },
  "zł": { usual: "PLN", also: [] },
  "Kč": { usual: "CZK", also: [] },
  "Ft": { usual: "HUF", also: [] },
  "lei": { usual: "RON", also: ["MDL"] },
  "лв": { usual: "BGN", also: [] },
  "лв.": { usual: "BGN", also: [] },
  "Fr": { usual: "CHF", also: [] },
  "Fr.": { usual: "CHF", also: [] },
  "SFr": { usual: "CHF", also: [] },
  "SFr.": { usual: "CHF", also: [] },
  "RM": { usual: "MYR", also: [] },
  "Rp": { usual: "IDR", also: [] },
  "R": { usual: "ZAR", also: [] },
  "S/": { usual: "PEN", also: [] },
  "S/.": { usual: "PEN", also: [] },
  "kr": { usual: null, also: ["SEK", "NOK", "DKK", "ISK"] },
  "kr.": { usual: null, also: ["SEK", "NOK", "DKK", "ISK"] },
  "Kr": { usual: null, also: ["SEK", "NOK", "DKK", "ISK"] },
  "Kr.": { usual: null, also: ["SEK", "NOK", "DKK", "ISK"] },
};

/** `text` as a mark of money: a listed symbol, or an ISO code in capitals; null for any other text. */
export function currencyMark(text: string): string | null {
  if (Object.hasOwn(CURRENCY_SYMBOLS, text)) return text;
  const code = text.toUpperCase();
  return isCurrency(code) ? code : null;
}

/**
 * The currency a mark stands for. A symbol of several currencies means the first of `kept` (the caller's and the
 * workspace's) that it can stand for, else its usual one; null where there is none.
 */
export function currencyOfMark(mark: string, kept: readonly string[]): string | null {
  const symbol = CURRENCY_SYMBOLS[mark];
  if (symbol === undefined) return mark;
  return kept.find((code) => code === symbol.usual || symbol.also.includes(code)) ?? symbol.usual;
}
