import { cellText } from "../table/column.ts";
import { isCurrency } from "../values/money.ts";
import type { CoercedColumn } from "./coerce.ts";
import { currencyOfMark } from "./currency_marks.ts";
import { type DatasetColumn, type DatasetCurrency, ROW_SKIPPED } from "./dataset.ts";
import type { Role } from "./role.ts";

/** The money columns by how much they say of a file's currency. */
const MONEY_ROLES: readonly Role[] = [
  "amount",
  "unit_price",
  "expense",
  "income",
  "spend",
  "revenue",
  "cost",
  "refund_amount",
  "fee",
];

/** What a row without a currency of its own has in `codes`. */
const NONE = 255;

export interface CurrencyContext {
  readonly coerced: readonly CoercedColumn[];
  /** The final columns, derived ones included. */
  readonly columns: readonly DatasetColumn[];
  readonly states: Uint8Array;
  readonly caller: string | undefined;
  readonly workspace: string;
}

/** Which currency each row is in: as a column says, else the cells, else a header, else the caller or the workspace. */
export function findCurrencies(context: CurrencyContext): DatasetCurrency {
  const fallback = context.caller ?? context.workspace;
  const named = byColumn(context) ?? byCells(context, fallback);
  if (named !== null) return settle(context, named, fallback);
  const header = moneyColumns(context.columns).find(({ currency }) => currency !== undefined)?.currency;
  const currency = header ?? fallback;
  const source = header !== undefined ? "header" : context.caller !== undefined ? "caller" : "workspace";
  return { list: [currency], codes: null, fallback: currency, reporting: currency, source };
}

/** What each row names: `currencies[codes[row]]`, or none. */
interface Named {
  readonly source: "column" | "cells";
  readonly currencies: readonly string[];
  readonly codes: Uint8Array;
}

function byColumn({ columns, states }: CurrencyContext): Named | null {
  const column = columns.find(({ role }) => role === "currency");
  if (column === undefined) return null;
  const cells = column.cells!;
  const currencies: string[] = [];
  const codeOf = (text: string) => {
    const code = text.trim().toUpperCase();
    if (!isCurrency(code)) return NONE;
    const index = currencies.indexOf(code);
    return index >= 0 ? index : currencies.push(code) - 1;
  };
  const codes = new Uint8Array(states.length);
  if (cells.kind === "dictionary") {
    const byValue = cells.values.map(codeOf);
    for (let row = 0; row < codes.length; row++) codes[row] = byValue[cells.codes[row]!]!;
  } else {
    for (let row = 0; row < codes.length; row++) codes[row] = codeOf(cellText(cells, row));
  }
  return currencies.length === 0 ? null : { source: "column", currencies, codes };
}

/** Symbols and codes beside the numbers; cells without one are in the only currency that the others name. */
function byCells({ coerced, states, caller, workspace }: CurrencyContext, fallback: string): Named | null {
  const money = MONEY_ROLES.flatMap((role) => coerced.filter(({ column }) => column.role === role));
  const marked = money.find(({ currencies }) => currencies !== undefined && currencies.codes !== null);
  if (marked === undefined) return null;
  const { marks, codes: markCodes } = marked.currencies!;
  const kept = [caller ?? fallback, workspace];
  const currencies = [...new Set(marks.flatMap((mark) => currencyOfMark(mark, kept) ?? []))];
  if (currencies.length === 0) return null;
  const byMark = [
    NONE,
    ...marks.map((mark) => {
      const index = currencies.indexOf(currencyOfMark(mark, kept) ?? "");
      return index < 0 ? NONE : index;
    }),
  ];
  const { cells } = marked.column;
  const codes = new Uint8Array(states.length);
  for (let row = 0; row < codes.length; row++) {
    codes[row] = byMark[markCodes![cells!.kind === "dictionary" ? cells!.codes[row]! : row]!]!;
  }
  return { source: "cells", currencies, codes };
}

/** Sorts the currencies, so that their order doesn't hang on that of the rows, and counts which has most rows. */
function settle(context: CurrencyContext, named: Named, fallback: string): DatasetCurrency {
  const { source, currencies, codes } = named;
  const rows = new Uint32Array(256);
  const { states } = context;
  const figures = moneyColumns(context.columns).map(({ numbers }) => numbers!.values);
  for (let row = 0; row < codes.length; row++) {
    if (states[row] === ROW_SKIPPED) continue;
    for (const values of figures) {
      if (Number.isNaN(values[row]!)) continue;
      rows[codes[row]!]!++;
      break;
    }
  }
  const present = figures.length === 0 ? currencies : currencies.filter((_, code) => rows[code]! > 0);
  // Rows that name none are in the only currency that others name, unless the caller says otherwise.
  const apart = rows[NONE]! > 0 && (present.length > 1 || context.caller !== undefined);
  const list = [...new Set(apart ? [...present, fallback] : present)].sort();
  if (list.length <= 1) {
    const only = list[0] ?? (currencies.length === 1 ? currencies[0]! : fallback);
    return { list: [only], codes: null, fallback: only, reporting: only, source };
  }
  const renumbered = currencies.map((currency) => list.indexOf(currency));
  const rowsOf = (currency: string) =>
    (rows[currencies.indexOf(currency)] ?? 0) + (currency === fallback ? rows[NONE]! : 0);
  return {
    list,
    codes: codes.map((code) => code === NONE || renumbered[code]! < 0 ? NONE : renumbered[code]!),
    fallback,
    reporting: mostRows(list, rowsOf),
    source,
  };
}

function mostRows(list: readonly string[], rowsOf: (currency: string) => number): string | null {
  const [first, second] = [...list].sort((a, b) => rowsOf(b) - rowsOf(a));
  return rowsOf(first!) > rowsOf(second!) ? first! : null;
}

function moneyColumns(columns: readonly DatasetColumn[]): readonly DatasetColumn[] {
  return MONEY_ROLES.flatMap((role) =>
    columns.filter((column) => column.role === role && column.numbers !== undefined)
  );
}
