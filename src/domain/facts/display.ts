import { civilOf, type Day, MONTH_NAMES } from "../values/day.ts";
import { moneyString } from "../values/money.ts";
import { type Period } from "../values/period.ts";
import type { Figure } from "../values/quantity.ts";

// Only symbols that mean one currency to an English reader; every other amount leads with its ISO code.
const SYMBOLS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹", KRW: "₩" };

const LABEL_LENGTH = 60;

/**
 * The one form in which a figure appears anywhere: "$7,350.00", "KWD 1.250", "12.5%", "3.03x", "7.94 months",
 * "1.2 pp", "1,234", "31 March 2024"; "not known" where there is no figure. Independent of any locale.
 */
export function display(figure: Figure): string {
  switch (figure.unit) {
    case "none":
      return "not known";
    case "money":
      return displayMoney(moneyString(figure.money), figure.money.currency);
    case "percent":
      return `${displayNumber(figure.number)}%`;
    case "points":
      return `${displayNumber(figure.number)} pp`;
    case "ratio":
      return `${displayNumber(figure.number)}x`;
    case "months":
      return `${displayNumber(figure.number)} ${figure.number === 1 ? "month" : "months"}`;
    case "number":
    case "count":
      return displayNumber(figure.number);
    case "day":
      return displayDay(figure.day);
  }
}

/** A period in words: "4 March 2024", "the week of 4 March 2024", "March 2024", "Q1 2024", "2024". */
export function displayPeriod(period: Period): string {
  const { year, month } = civilOf(period.start);
  switch (period.unit) {
    case "day":
      return displayDay(period.start);
    case "week":
      return `the week of ${displayDay(period.start)}`;
    case "month":
      return `${MONTH_NAMES[month - 1]} ${year}`;
    case "quarter":
      return `Q${Math.ceil(month / 3)} ${year}`;
    case "year":
      return String(year);
  }
}

/** A name out of the data on one line, cut at 60 characters; `blank` stands for an empty one. */
export function displayLabel(label: string, blank: string): string {
  const line = Array.from(label.replaceAll(/\p{Bidi_Control}/gu, "").replaceAll(/[\s\p{Cc}]+/gu, " ").trim());
  if (line.length === 0) return blank;
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH - 1).join("").trimEnd()}…` : line.join("");
}

function displayDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${dayOfMonth} ${MONTH_NAMES[month - 1]} ${year}`;
}

function displayMoney(amount: string, currency: string): string {
  const negative = amount.startsWith("-");
  const [whole, fraction] = (negative ? amount.slice(1) : amount).split(".");
  const digits = group(whole!) + (fraction === undefined ? "" : `.${fraction}`);
  return (negative ? "-" : "") + (SYMBOLS[currency] ?? `${currency} `) + digits;
}

/** At most two decimals, without trailing zeros. */
function displayNumber(value: number): string {
  const rounded = Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(2).replace(/\.?0+$/, "");
  const [whole, fraction] = rounded.replace(/^-/, "").split(".");
  const digits = group(whole!) + (fraction === undefined ? "" : `.${fraction}`);
  return value < 0 && digits !== "0" ? `-${digits}` : digits;
}

function group(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
