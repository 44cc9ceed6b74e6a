import type { Figure, Quantity, Unit } from "../values/quantity.ts";
import type { Day } from "../values/day.ts";
import type { Period, PeriodUnit } from "../values/period.ts";
import type { Rational } from "../values/rational.ts";
import type { Unavailable } from "../values/reason.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Role } from "../schema/role.ts";
import type { Measured, MeasureSet } from "../measures/measure.ts";

export type Category = "revenue" | "customers" | "financial" | "marketing" | "subscription";

/** Numbers a caller may give; each absent one takes the default that the metric states. */
export interface Parameters {
  readonly lifespanMonths?: number;
  /** Major units of the reporting currency. */
  readonly cashBalance?: Rational;
  readonly stages?: readonly string[];
  /** The billing interval of every row, where no column says it: "month", "year", … */
  readonly interval?: string;
}

export interface ParameterSpec {
  readonly name: "lifespan_months" | "cash_balance" | "stages" | "interval";
  readonly description: string;
  readonly default?: string;
}

/** Everything a metric may look at besides its measured values; it never touches rows. */
export interface MetricContext {
  readonly dataset: Dataset;
  readonly asOf: Day;
  readonly period: PeriodUnit;
  readonly parameters: Parameters;
  /** The currency of this run: measures only see rows in it. */
  readonly currency: string;
}

/** One entry of a series, in time order, without gaps between the first and the last. */
export interface SeriesPoint {
  readonly period: Period;
  readonly complete: boolean;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** One part of a breakdown. `label` "" is the blank bucket. */
export interface Part {
  readonly label: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** What a metric's `finish` answers. The names of figures are part of the metric's contract. */
export interface Outcome {
  readonly value: Figure;
  /** Named scalars beside the value: `gross`, `refunds`, `transaction_count`. */
  readonly figures?: Readonly<Record<string, Figure>>;
  readonly series?: readonly SeriesPoint[];
  readonly parts?: readonly Part[];
  /** A word from the metric's own scale: `healthy`, `monitor`, `critical`. */
  readonly status?: string;
  /** What was assumed or turned round, in plain sentences without figures; shown beside the value. */
  readonly notes?: readonly string[];
  readonly period?: Period;
  /** False where the period isn't over or rows had to be left out that may belong to it. Default true. */
  readonly complete?: boolean;
}

/** Rows that don't count, by reason, in their stated order. */
export interface Exclusion {
  readonly reason: string;
  readonly count: number;
}

/** The definition of one metric. Adding one: this file, a line in the catalogue, a test, `deno task docs`. */
export interface Metric {
  readonly name: string;
  readonly label: string;
  readonly category: Category;
  readonly unit: Unit;
  /** Raised when the formula changes. */
  readonly version: number;
  /** The formula in words, for docs and the page. */
  readonly formula: string;
  /** Roles without which there is no value; an inner list means "any one of". */
  readonly requires: readonly (Role | readonly Role[])[];
  /** Roles that refine the value where they are present. */
  readonly uses: readonly Role[];
  /** True where values of consecutive periods may be added up. */
  readonly additive: boolean;
  /** True where rising is good, false where falling is; null where it depends. */
  readonly higherIsBetter: boolean | null;
  readonly parameters?: readonly ParameterSpec[];
  /** True if the result is money and so is computed for each currency apart. */
  readonly perCurrency: boolean;
  measures(context: MetricContext): MeasureSet;
  finish(measured: Measured, context: MetricContext): Outcome;
  /** The measure whose rows stand behind the value. */
  readonly evidence: string;
}

/** A metric's outcome with what a reader needs to trust it. */
export interface MetricResult extends Outcome {
  readonly metric: string;
  readonly label: string;
  readonly unit: Unit;
  readonly currency: string | null;
  readonly complete: boolean;
  readonly rowsUsed: number;
  readonly rowsExcluded: readonly Exclusion[];
  readonly definitionVersion: number;
  /** The same metric in every currency of the data, where there is more than one. */
  readonly byCurrency?: Readonly<Record<string, Outcome>>;
}

export type { Figure, Quantity, Unavailable };
