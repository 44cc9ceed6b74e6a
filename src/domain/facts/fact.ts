import type { Figure } from "../values/quantity.ts";
import type { Period } from "../values/period.ts";

/**
 * One figure a reader may see. Ids are paths: `total_revenue`, `total_revenue.gross`, `revenue_by_period[2024-01].revenue`,
 * `revenue_by_product{Pro}.share`. `display` is the one form in which it appears anywhere.
 */
export interface Fact {
  readonly id: string;
  readonly metric: string;
  readonly figure: Figure;
  readonly display: string;
  readonly period?: Period;
  /** A name out of the data (a product, a channel); such facts show the label itself. */
  readonly label?: string;
}

/** The facts of a report by id. */
export type Facts = ReadonlyMap<string, Fact>;
