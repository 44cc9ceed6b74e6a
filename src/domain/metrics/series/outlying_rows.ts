import { type Unavailable, unavailable } from "../../values/reason.ts";
import type { OutlierMethod } from "./operations.ts";
import { deviationRange, medianRange, outside, quartileRange, type UsualRange } from "./outliers.ts";
import { rounded } from "./point.ts";

/** One row's figure: the row as a spreadsheet numbers it, and its place among the data rows, from 0. */
export interface RowValue {
  readonly row: number;
  readonly index: number;
  readonly value: string;
}

/** The rows outside the usual range; its bounds are rounded to four decimals. */
export interface OutlyingRows {
  readonly method: OutlierMethod;
  readonly threshold: number;
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
  readonly rows: readonly RowValue[];
}

interface Rule {
  readonly threshold: number;
  /** How many values it takes to judge by. */
  readonly least: number;
  range(values: readonly number[], threshold: number): UsualRange;
}

const RULES: Readonly<Record<OutlierMethod, Rule>> = {
  iqr: { threshold: 1.5, least: 1, range: quartileRange },
  mad: { threshold: 3, least: 1, range: medianRange },
  zscore: { threshold: 3, least: 2, range: deviationRange },
};

/**
 * The values outside the usual range of their column, each described by `describe(index)`.
 * `threshold` undefined is the method's own. `no_rows` with fewer values than the method can judge by.
 */
export function outlyingRows(
  values: readonly number[],
  describe: (index: number) => RowValue,
  method: OutlierMethod,
  threshold: number = RULES[method].threshold,
): OutlyingRows | Unavailable {
  const { least, range } = RULES[method];
  if (values.length < least) return unavailable("no_rows", "there are too few values to tell what is usual");
  const usual = range(values, threshold);
  return {
    method,
    threshold,
    center: rounded(usual.center, 4),
    lower: rounded(usual.lower, 4),
    upper: rounded(usual.upper, 4),
    rows: outside(values, usual).map(describe),
  };
}
