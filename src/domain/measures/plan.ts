import type { Condition, Dimension, Measure } from "./measure.ts";

/** What a measure asks of the rows, so that equal demands are met once. */
export interface Demand {
  readonly measure: Measure;
  /** The measure's conditions, and that its roles have a value. */
  readonly conditions: readonly Condition[];
  /** For a measure `per` role: the conditions of the rows that stand alone. */
  readonly loneConditions: readonly Condition[] | null;
  /** The grouping its pass runs over: `by`, then the role that is summed per. */
  readonly dimensions: readonly Dimension[];
}

/** The demand of one measure. */
export function demandOf(measure: Measure): Demand {
  const { role, per, by = [], where = [] } = measure;
  const conditions: readonly Condition[] = [...where, ...(role ? [{ test: "present", role } as const] : [])];
  return {
    measure,
    conditions: per ? [...conditions, { test: "present", role: per }] : conditions,
    loneConditions: per ? [...conditions, { test: "absent", role: per }] : null,
    dimensions: per ? [...by, { by: "role", role: per }] : by,
  };
}

/** Every condition that the rows must be sorted by to meet a demand. */
export function conditionsOf(demand: Demand): readonly Condition[] {
  return [
    ...conditionSetsOf(demand).flat(),
    ...demand.dimensions.flatMap((dimension) => dimension.by === "cohort" ? dimension.where : []),
  ];
}

/** The sets of conditions whose rows a demand takes. */
export function conditionSetsOf({ conditions, loneConditions }: Demand): readonly (readonly Condition[])[] {
  return loneConditions ? [conditions, loneConditions] : [conditions];
}

/** Demands that share a grouping, and so share one pass over the rows. */
export function passesOf<T extends Demand>(demands: readonly T[]): readonly (readonly T[])[] {
  const passes = new Map<string, T[]>();
  for (const demand of demands) {
    const key = JSON.stringify(demand.dimensions);
    passes.set(key, [...passes.get(key) ?? [], demand]);
  }
  return [...passes.values()];
}
