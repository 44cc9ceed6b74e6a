/** How a column writes its numbers. */
export interface NumberStyle {
  readonly mark: "." | ",";
  /** What stands between groups of digits; nothing unless given. */
  readonly group?: string;
  /** 1,23,456 instead of 123,456. */
  readonly indian?: true;
  /** `-5`, `−5` (U+2212), `(5)` or `5-`. */
  readonly negative?: "-" | "\u2212" | "()" | "5-";
  readonly before?: string;
  readonly after?: string;
  /** The sign stands between the currency and the digits: `$-5`. */
  readonly signInside?: true;
}

export const NBSP = "\u00a0";
export const NARROW_NBSP = "\u202f";

export const POINT: NumberStyle = { mark: "." };
export const COMMA: NumberStyle = { mark: "," };
export const US: NumberStyle = { mark: ".", group: "," };
export const EUROPEAN: NumberStyle = { mark: ",", group: "." };
export const SPACED: NumberStyle = { mark: ",", group: " " };
export const SWISS: NumberStyle = { mark: ".", group: "'" };
export const INDIAN: NumberStyle = { mark: ".", group: ",", indian: true };

/** `decimal`, such as "-1234.50", as the style writes it. */
export function writeNumber(style: NumberStyle, decimal: string): string {
  const { mark, group = "", indian, negative = "-", before = "", after = "", signInside } = style;
  const below = decimal.startsWith("-");
  const [whole = "", fraction] = (below ? decimal.slice(1) : decimal).split(".");
  const digits = grouped(whole, group, indian === true) + (fraction === undefined ? "" : mark + fraction);
  if (!below) return before + digits + after;
  if (negative === "()") return `(${before}${digits}${after})`;
  if (negative === "5-") return `${before}${digits}-${after}`;
  return signInside ? before + negative + digits + after : negative + before + digits + after;
}

function grouped(whole: string, group: string, indian: boolean): string {
  if (group === "") return whole;
  const places = indian ? /\B(?=(?:\d\d)*\d{3}$)/g : /\B(?=(?:\d{3})+$)/g;
  return whole.replace(places, group);
}
