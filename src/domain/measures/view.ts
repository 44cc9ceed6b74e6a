import type { Day } from "../values/day.ts";
import { type Dataset, type DatasetColumn, ROW_SKIPPED } from "../schema/dataset.ts";

/** Which rows measures may see. */
export interface View {
  /** Only rows in this currency; null for all of them. */
  readonly currency: string | null;
  /** Only rows dated in `[start, end)`. */
  readonly range?: { readonly start: Day; readonly end: Day };
  /** Leaves out rows dated later; rows without a day stay. */
  readonly until?: Day;
}

/** Why a view doesn't see a row, by the id such rows have in a partition. */
export const UNSEEN = ["summary_row", "other_currency", "out_of_range", "after_as_of", "refused_row"] as const;

const SKIPPED = 0;
const OTHER_CURRENCY = 1;
const OUT_OF_RANGE = 2;
const AFTER_AS_OF = 3;
const REFUSED = 4;
/** The id of rows that the view sees. */
export const SEEN = UNSEEN.length;

/** For each row `SEEN`, or the index in `UNSEEN` of what keeps it out. */
export function viewRows(dataset: Dataset, view: View): Int32Array {
  const ids = new Int32Array(dataset.rowCount).fill(SEEN);
  const date = dataset.roles.get("date")?.days;
  if (view.until !== undefined && date) markAfter(ids, date, view.until);
  if (view.range) markOutside(ids, date, view.range);
  if (view.currency !== null) markOtherCurrency(ids, dataset, view.currency);
  for (let row = 0; row < ids.length; row++) {
    if (dataset.rowStates[row] === ROW_SKIPPED) ids[row] = SKIPPED;
  }
  for (const row of dataset.refusedRows ?? []) ids[row] = REFUSED;
  return ids;
}

function markAfter(ids: Int32Array, days: Int32Array, until: Day): void {
  for (let row = 0; row < ids.length; row++) {
    if (days[row]! > until) ids[row] = AFTER_AS_OF;
  }
}

function markOutside(ids: Int32Array, days: DatasetColumn["days"], range: { start: Day; end: Day }): void {
  for (let row = 0; row < ids.length; row++) {
    if (!days || days[row]! < range.start || days[row]! >= range.end) ids[row] = OUT_OF_RANGE;
  }
}

function markOtherCurrency(ids: Int32Array, dataset: Dataset, currency: string): void {
  const { codes, list, fallback } = dataset.currency;
  const wanted = list.indexOf(currency);
  const blankCounts = fallback === currency;
  for (let row = 0; row < ids.length; row++) {
    const code = codes ? codes[row]! : NO_CODE;
    if (code === NO_CODE ? !blankCounts : code !== wanted) ids[row] = OTHER_CURRENCY;
  }
}

/** What a row's currency code is where its cell names none. */
const NO_CODE = 255;

/** The currencies that rows are in, in order of first appearance in the dataset's list. */
export function currenciesOf(dataset: Dataset): readonly string[] {
  const { codes, list, fallback } = dataset.currency;
  const found = new Set<string>();
  const refused = new Set(dataset.refusedRows);
  for (let row = 0; row < dataset.rowCount; row++) {
    if (dataset.rowStates[row] === ROW_SKIPPED || refused.has(row)) continue;
    const code = codes ? codes[row]! : NO_CODE;
    found.add(code === NO_CODE ? fallback : list[code]!);
    if (!codes) break;
  }
  return [...new Set([...list, fallback])].filter((currency) => found.has(currency));
}
