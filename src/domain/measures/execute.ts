import { type Rational, ZERO } from "../values/rational.ts";
import type { Dataset } from "../schema/dataset.ts";
import { type Aggregate, PassAggregates } from "./aggregate.ts";
import { groupingOf } from "./grouping.ts";
import type { Measured, MeasuredGroup, MeasureSet } from "./measure.ts";
import { type Partition, partition } from "./partition.ts";
import { runPass } from "./pass.ts";
import { conditionSetsOf, conditionsOf, type Demand, demandOf, passesOf } from "./plan.ts";
import { withoutUniqueKey } from "./unique_key.ts";
import type { View } from "./view.ts";

/** How many rows don't count, by what keeps them out. */
export interface RowExclusion {
  readonly reason: string;
  readonly count: number;
}

/** What measures came to, and which rows they leave out. */
export interface MeasuredRows extends Measured {
  /** The rows of the dataset that a measure passes over, by the first condition they fail, most rows first. */
  exclusions(name: string): readonly RowExclusion[];
}

/**
 * Runs all measures of `set` over the rows that `view` sees: rows are sorted once into cells that decide every
 * condition, then each distinct grouping takes one pass. Sums are exact.
 */
export function measure(dataset: Dataset, set: MeasureSet, view: View): MeasuredRows {
  const demands = Object.entries(set).map(([name, asked]) => ({ name, ...demandOf(withoutUniqueKey(dataset, asked)) }));
  const rows = partition(dataset, view, demands.flatMap(conditionsOf));
  const aggregates = new Map<string, Aggregate>();
  for (const sharing of passesOf(demands)) {
    const sets = sharing.flatMap(conditionSetsOf);
    const grouping = groupingOf(dataset, sharing[0]!.dimensions, rows, rows.cellsMeeting(sets));
    const pass = runPass(rows, grouping, sets);
    const read = new PassAggregates(dataset, pass);
    for (const demand of sharing) aggregates.set(demand.name, read.aggregate(demand));
  }
  return new Results(aggregates, new Map(demands.map((demand) => [demand.name, demand])), rows);
}

class Results implements MeasuredRows {
  private rowsByCell: Int32Array | undefined;

  constructor(
    private readonly aggregates: ReadonlyMap<string, Aggregate>,
    private readonly demands: ReadonlyMap<string, Demand>,
    private readonly partition: Partition,
  ) {}

  value(name: string): Rational | null {
    const { groups } = this.aggregate(name);
    const { op, by } = this.demands.get(name)!.measure;
    if (by?.length) throw new Error(`The measure "${name}" has groups; ask for them.`);
    return groups[0]?.value ?? (op === "count" || op === "count_distinct" ? ZERO : null);
  }

  rows(name: string): number {
    return this.aggregate(name).rows;
  }

  groups(name: string): readonly MeasuredGroup[] {
    return this.aggregate(name).groups;
  }

  exclusions(name: string): readonly RowExclusion[] {
    const demand = this.demands.get(name);
    if (!demand) throw unknown(name);
    const counts = this.rowsByCell ??= countCells(this.partition);
    const byReason = new Map<string, number>();
    for (let cell = 0; cell < counts.length; cell++) {
      const reason = obstacle(this.partition, cell, demand);
      if (reason !== null && counts[cell]! > 0) byReason.set(reason, (byReason.get(reason) ?? 0) + counts[cell]!);
    }
    return Array.from(byReason, ([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  }

  private aggregate(name: string): Aggregate {
    const aggregate = this.aggregates.get(name);
    if (!aggregate) throw unknown(name);
    return aggregate;
  }
}

function unknown(name: string): Error {
  return new Error(`There is no measure "${name}" in the set.`);
}

function obstacle(partition: Partition, cell: number, { conditions, loneConditions }: Demand): string | null {
  return loneConditions && partition.holds(cell, loneConditions) ? null : partition.obstacle(cell, conditions);
}

function countCells({ cells, cellCount }: Partition): Int32Array {
  const counts = new Int32Array(cellCount);
  for (let row = 0; row < cells.length; row++) counts[cells[row]!]!++;
  return counts;
}
