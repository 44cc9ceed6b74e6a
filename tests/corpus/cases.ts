import type { CorpusCase } from "./case.ts";
import { COMBINATIONS } from "./cases/combinations.ts";
import { DATES } from "./cases/dates.ts";
import { ENCODINGS } from "./cases/encodings.ts";
import { EXPORTS } from "./cases/exports.ts";
import { NUMBERS } from "./cases/numbers.ts";
import { QUOTING } from "./cases/quoting.ts";
import { RECORDS } from "./cases/records.ts";
import { REFUSED } from "./cases/refused.ts";
import { SHAPES } from "./cases/shape.ts";
import { UNDECIDED } from "./cases/undecided.ts";

/** Every file of the corpus. */
export const CASES: readonly CorpusCase[] = [
  ...ENCODINGS,
  ...QUOTING,
  ...RECORDS,
  ...REFUSED,
  ...SHAPES,
  ...NUMBERS,
  ...UNDECIDED,
  ...DATES,
  ...EXPORTS,
  ...COMBINATIONS,
];
