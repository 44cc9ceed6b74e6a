import { fromScaled, type Rational, rational } from "../values/rational.ts";
import type { Dataset, ScaledNumbers } from "../schema/dataset.ts";
import type { Role } from "../schema/role.ts";
import { distinctByGroup } from "./distinct.ts";
import { type Extremes, extremesOf } from "./extremes.ts";
import { type Grouping, roleAxis } from "./grouping.ts";
import type { GroupKey, Measure, MeasuredGroup } from "./measure.ts";
import { greatestOf, leastOf, medianOf, type Sample } from "./order_statistics.ts";
import type { Pass } from "./pass.ts";
import type { Demand } from "./plan.ts";
import { type GroupSample, samplesOfRows, samplesOfSums } from "./samples.ts";
import { rowsIn, select, type Selection } from "./selection.ts";
import { type Totals, totalsOf } from "./totals.ts";

/** One measure's groups; a measure without `by` has one at most. */
export interface Aggregate {
  readonly groups: readonly MeasuredGroup[];
  readonly rows: number;
}

const NOTHING: Aggregate = { groups: [], rows: 0 };

/** Reads the aggregates of measures off one pass; what several of them need is worked out once. */
export class PassAggregates {
  private readonly totals = new Map<Role, Totals>();
  private readonly extremes = new Map<Role, Extremes>();
  private readonly sums = new Map<string, readonly GroupSample[]>();

  constructor(private readonly dataset: Dataset, private readonly pass: Pass) {}

  /** The aggregate of a demand that the pass was made for. */
  aggregate(demand: Demand): Aggregate {
    const { op, role, per } = demand.measure;
    const selection = select(this.pass, this.pass.lanes(demand.conditions));
    if (per) return this.perSums(demand, selection);
    if (op === "count") return this.direct(selection, (group) => rational(rowsIn(this.pass, selection, group)));
    if (op === "count_distinct") {
      const counts = distinctByGroup(this.pass, selection, roleAxis(this.dataset, role!));
      return this.direct(selection, (group) => rational(counts[group]!));
    }
    const column = this.dataset.roles.get(role!);
    if (op === "sum") return column?.numbers ? this.summed(role!, column.numbers, selection) : NOTHING;
    const values = column?.numbers?.values ?? column?.days;
    if (!values) return NOTHING;
    const scale = column?.numbers?.scale ?? 0;
    if (op === "median") return this.medians(selection, values, scale);
    return this.extreme(role!, op, values, scale, selection);
  }

  private summed(role: Role, numbers: ScaledNumbers, selection: Selection): Aggregate {
    const totals = this.totalsOf(role, numbers);
    return this.direct(selection, (group) => {
      let sum = 0n;
      for (const lane of selection.lanes) sum += totals.at(group * this.pass.width + lane);
      return fromScaled(sum, numbers.scale);
    });
  }

  private extreme(
    role: Role,
    op: Measure["op"],
    values: ArrayLike<number>,
    scale: number,
    selection: Selection,
  ): Aggregate {
    const extremes = this.extremes.get(role) ?? extremesOf(values, this.pass);
    this.extremes.set(role, extremes);
    const least = op === "min" || op === "first";
    return this.direct(selection, (group) => {
      const own = selection.lanes.map((lane) =>
        (least ? extremes.least : extremes.greatest)[group * this.pass.width + lane]!
      );
      return fromScaled(least ? Math.min(...own) : Math.max(...own), scale);
    });
  }

  private medians(selection: Selection, values: ArrayLike<number>, scale: number): Aggregate {
    const samples = samplesOfRows(this.pass, selection, values);
    return ranked(samples, (group) => this.pass.grouping.keys(group), "median", scale);
  }

  private perSums(demand: Demand, keyed: Selection): Aggregate {
    const { op, role } = demand.measure;
    const numbers = this.dataset.roles.get(role!)?.numbers;
    if (!numbers) return NOTHING;
    const lone = select(this.pass, this.pass.lanes(demand.loneConditions!));
    const key = JSON.stringify([role, demand.conditions]);
    const samples = this.sums.get(key) ??
      samplesOfSums(this.pass, keyed, lone, this.totalsOf(role!, numbers), numbers.values);
    this.sums.set(key, samples);
    return ranked(samples, outerKeys(this.pass.grouping, keyed, lone), op, numbers.scale);
  }

  private totalsOf(role: Role, numbers: ScaledNumbers): Totals {
    const totals = this.totals.get(role) ?? totalsOf(numbers, this.pass);
    this.totals.set(role, totals);
    return totals;
  }

  private direct(selection: Selection, value: (group: number) => Rational): Aggregate {
    let rows = 0;
    const groups = Array.from(selection.groups, (group) => {
      const own = rowsIn(this.pass, selection, group);
      rows += own;
      return new LazyGroup(group, this.pass.grouping, value, own);
    });
    return { groups, rows };
  }
}

/** A group whose value is worked out only when it is asked for: there may be as many groups as rows. */
class LazyGroup implements MeasuredGroup {
  constructor(
    private readonly group: number,
    private readonly grouping: Grouping,
    private readonly valueIn: (group: number) => Rational,
    readonly rows: number,
  ) {}

  get keys(): readonly GroupKey[] {
    return this.grouping.keys(this.group);
  }

  get value(): Rational {
    return this.valueIn(this.group);
  }
}

function outerKeys(grouping: Grouping, ...selections: readonly Selection[]): (outer: number) => readonly GroupKey[] {
  const inner = new Map<number, number>();
  for (const { groups } of selections) for (const group of groups) inner.set(grouping.outer(group), group);
  return (outer) => grouping.keys(inner.get(outer)!).slice(0, -1);
}

function ranked(
  samples: readonly GroupSample[],
  keys: (group: number) => readonly GroupKey[],
  op: Measure["op"],
  scale: number,
): Aggregate {
  const groups = samples.map(({ group, values, rows }) => ({
    keys: keys(group),
    value: statistic(op, values, scale),
    rows,
  }));
  return { groups, rows: groups.reduce((rows, group) => rows + group.rows, 0) };
}

function statistic(op: Measure["op"], values: Sample, scale: number): Rational {
  if (op === "count") return rational(values.length);
  if (op === "min") return fromScaled(leastOf(values), scale);
  if (op === "max") return fromScaled(greatestOf(values), scale);
  const median = medianOf(values);
  return { n: median.n, d: median.d * fromScaled(1, scale).d };
}
