/** Why a figure can't be known: the closed list. A figure is never 0 to say one of these. */
export const REASONS = [
  "no_rows",
  "missing_role",
  "zero_denominator",
  "negative_base",
  "insufficient_periods",
  "mixed_currency",
  "not_burning",
  "zero_churn",
  "missing_parameter",
  "partial_period",
  "ambiguous_column",
  "not_recurring",
  "overflow",
  "calculation_failed",
] as const;

export type Reason = typeof REASONS[number];

/** A figure that can't be known. `detail` names what is missing in a few plain words, e.g. the role or parameter. */
export interface Unavailable {
  readonly unit: "none";
  readonly reason: Reason;
  readonly detail: string;
}

/** The figure that can't be known, for `reason`. */
export function unavailable(reason: Reason, detail: string): Unavailable {
  return { unit: "none", reason, detail };
}
