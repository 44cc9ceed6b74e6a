import type { Day } from "../values/day.ts";
import type { PeriodUnit } from "../values/period.ts";
import type { Rational } from "../values/rational.ts";
import type { Role } from "../schema/role.ts";

/** How a row's payment stands, from its status word; every row is `paid` where there is no status column. */
export type PaymentClass = "paid" | "refunded" | "failed" | "pending" | "unknown";

/** A condition on a row; all of a measure's conditions must hold. A role without a column is absent everywhere. */
export type Condition =
  | { readonly test: "payment"; readonly is: readonly PaymentClass[] }
  | { readonly test: "positive" | "negative" | "present" | "absent"; readonly role: Role }
  | { readonly test: "equals"; readonly role: Role; readonly value: string }
  /** Days `[start, end)` of a day role. */
  | { readonly test: "between"; readonly role: Role; readonly start: Day; readonly end: Day }
  /** No day of `[start, end)`; a row without a day is outside too. */
  | { readonly test: "outside"; readonly role: Role; readonly start: Day; readonly end: Day };

/** What rows are grouped by: the period of a day role, or the (trimmed) text of a role; blank is its own group. */
export type Dimension =
  | { readonly by: "period"; readonly unit: PeriodUnit; readonly role?: "date" | "end_date" }
  | { readonly by: "role"; readonly role: Role }
  /** The period of the first date on which a row of the same customer meets `where`; null for customers without one. */
  | { readonly by: "cohort"; readonly unit: PeriodUnit; readonly where: readonly Condition[] };

/**
 * One aggregate, as data: `sum of amount where status is paid by month`. Rows that are skipped never count.
 *
 * - `count`: rows (with `role`: rows where the role has a value)
 * - `sum`, `min`, `max`, `median`: of a money or number role; rows without a value are passed over
 * - `count_distinct`: distinct non-blank texts of `role`
 * - `first`, `last`: earliest and latest day of a day role
 *
 * With `per`, the role is summed for each distinct text of `per` first, and the operation runs over those sums: the
 * median order is `{ op: "median", role: "amount", per: "order_id" }`. A row that is blank in `per` stands alone.
 */
export interface Measure {
  readonly op: "count" | "sum" | "min" | "max" | "median" | "count_distinct" | "first" | "last";
  readonly role?: Role;
  readonly per?: Role;
  readonly where?: readonly Condition[];
  /** Groups; without it there is one value. */
  readonly by?: readonly Dimension[];
}

export type MeasureSet = Readonly<Record<string, Measure>>;

/** One group's key per dimension: a period's ordinal, or a text ("" for blank). `null` is a row without a day. */
export type GroupKey = number | string | null;

export interface MeasuredGroup {
  readonly keys: readonly GroupKey[];
  /** Exact; days for `first` and `last`; null where no row had a value. */
  readonly value: Rational | null;
  /** Rows that contributed. */
  readonly rows: number;
}

/** What the measures of a set came to. Names that aren't in the set throw: that is a bug. */
export interface Measured {
  /** The whole measure's value; null where no row had one. Only for measures without `by`. */
  value(name: string): Rational | null;
  /** Rows that contributed. */
  rows(name: string): number;
  /** The groups of a measure with `by` that have rows, in no order to rely on. */
  groups(name: string): readonly MeasuredGroup[];
}
