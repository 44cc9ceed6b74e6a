import type { TextCells } from "../table/column.ts";
import { areDistinct } from "../table/distinct.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Measure } from "./measure.ts";
import { textIndex } from "./text_index.ts";

const known = new WeakMap<TextCells, boolean>();

/** The same measure without a `per` that no two rows share: then each row is its own sum. */
export function withoutUniqueKey(dataset: Dataset, measure: Measure): Measure {
  const cells = measure.per && dataset.roles.get(measure.per)?.cells;
  if (!cells || !isUnique(cells)) return measure;
  const { per: _, ...flat } = measure;
  return flat;
}

/** True where every non-blank text stands on one row only. */
function isUnique(cells: TextCells): boolean {
  let unique = known.get(cells);
  if (unique === undefined) known.set(cells, unique = areDistinct(cells) || hasNoRepeat(cells));
  return unique;
}

function hasNoRepeat(cells: TextCells): boolean {
  const { codes, size, blank } = textIndex(cells);
  let blankRows = 0;
  for (let row = 0; row < codes.length; row++) if (codes[row] === blank) blankRows++;
  return size - (blank === null ? 0 : 1) === codes.length - blankRows;
}
