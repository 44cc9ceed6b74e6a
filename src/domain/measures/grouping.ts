import { type Day, NO_DAY } from "../values/day.ts";
import { periodOrdinal, type PeriodUnit } from "../values/period.ts";
import type { Dataset, DatasetColumn } from "../schema/dataset.ts";
import { type Role, ROLE_KINDS } from "../schema/role.ts";
import type { Condition, Dimension, GroupKey } from "./measure.ts";
import { NumberIndex } from "./number_index.ts";
import type { Partition } from "./partition.ts";
import { textIndex } from "./text_index.ts";

/** Each row's group as a code below `size`, along any number of dimensions. */
export interface Grouping {
  readonly codes: Int32Array;
  readonly size: number;
  /** The keys of a group, one per dimension. */
  keys(code: number): readonly GroupKey[];
  /** The code of the same group without the last dimension; 0 where that leaves one group of everything. */
  outer(code: number): number;
}

/** One dimension: each row's key as a code below `size`. */
export interface Axis {
  readonly codes: Int32Array;
  readonly size: number;
  key(code: number): GroupKey;
}

/**
 * How `dimensions` group the rows of a partition that decides the conditions of cohorts among them.
 *
 * @param wanted by cell, 1 where its rows' groups are asked for; other rows may have any code
 */
export function groupingOf(
  dataset: Dataset,
  dimensions: readonly Dimension[],
  partition: Partition,
  wanted: Uint8Array,
): Grouping {
  const [first, ...rest] = dimensions.map((dimension) => axisOf(dataset, dimension, partition));
  const isWanted = (row: number) => wanted[partition.cells[row]!] === 1;
  return rest.reduce(
    (left, right) => cross(left, right, isWanted),
    first ? alone(first) : everything(dataset.rowCount),
  );
}

function everything(rowCount: number): Grouping {
  return { codes: new Int32Array(rowCount), size: 1, keys: () => [], outer: () => 0 };
}

function alone(axis: Axis): Grouping {
  return { codes: axis.codes, size: axis.size, keys: (code) => [axis.key(code)], outer: () => 0 };
}

/** Few enough combinations are numbered outright; else only those that occur. */
function cross(left: Grouping, right: Axis, isWanted: (row: number) => boolean): Grouping {
  const { size } = right;
  const codes = new Int32Array(left.codes.length);
  if (left.size * size <= codes.length * 2 + 4096) {
    for (let row = 0; row < codes.length; row++) codes[row] = left.codes[row]! * size + right.codes[row]!;
    return crossed(left, right, codes, left.size * size, (code) => code);
  }
  const index = new NumberIndex();
  for (let row = 0; row < codes.length; row++) {
    if (isWanted(row)) codes[row] = index.idOf(left.codes[row]! * size + right.codes[row]!);
  }
  return crossed(left, right, codes, index.size, (code) => index.key(code));
}

function crossed(
  left: Grouping,
  right: Axis,
  codes: Int32Array,
  size: number,
  pair: (code: number) => number,
): Grouping {
  const outer = (code: number) => Math.floor(pair(code) / right.size);
  return { codes, size, outer, keys: (code) => [...left.keys(outer(code)), right.key(pair(code) % right.size)] };
}

function axisOf(dataset: Dataset, dimension: Dimension, partition: Partition): Axis {
  if (dimension.by === "role") return roleAxis(dataset, dimension.role);
  if (dimension.by === "cohort") return cohortAxis(dataset, dimension.unit, dimension.where, partition);
  const days = dataset.roles.get(dimension.role ?? "date")?.days;
  return days ? periodAxis(days, dimension.unit) : blankAxis(dataset.rowCount, null);
}

/** The texts of a role (the days of a day role), null or "" where there is none. */
export function roleAxis(dataset: Dataset, role: Role): Axis {
  const column = dataset.roles.get(role);
  if (ROLE_KINDS[role] === "day") {
    return column?.days ? periodAxis(column.days, "day") : blankAxis(dataset.rowCount, null);
  }
  if (!column?.cells) return blankAxis(dataset.rowCount, "");
  const index = textIndex(column.cells);
  return { codes: index.codes, size: index.size, key: (code) => index.text(code) };
}

/** The period of each customer's first day, on all rows of the customer. */
function cohortAxis(dataset: Dataset, unit: PeriodUnit, where: readonly Condition[], partition: Partition): Axis {
  const days = dataset.roles.get("date")?.days;
  const customers = roleAxis(dataset, "customer");
  if (!days) return blankAxis(dataset.rowCount, null);
  const met = partition.cellsMeeting([where]);
  const first = new Int32Array(customers.size).fill(NEVER);
  for (let row = 0; row < days.length; row++) {
    if (met[partition.cells[row]!] === 0) continue;
    const day = days[row]!;
    if (day !== NO_DAY && day < first[customers.codes[row]!]!) first[customers.codes[row]!] = day;
  }
  const cohorts = readPeriods(
    first.map((day, code) => day === NEVER || customers.key(code) === "" ? NO_DAY : day),
    unit,
  );
  return { ...cohorts, codes: customers.codes.map((code) => cohorts.codes[code]!) };
}

const NEVER: Day = 2147483647;

function blankAxis(rowCount: number, key: GroupKey): Axis {
  return { codes: new Int32Array(rowCount), size: 1, key: () => key };
}

const axes = new WeakMap<Int32Array, Map<PeriodUnit, Axis>>();

/** Code 0 is a row without a day, the others are ordinals from the earliest on. Computed once per column and unit. */
function periodAxis(days: NonNullable<DatasetColumn["days"]>, unit: PeriodUnit): Axis {
  const known = axes.get(days) ?? new Map<PeriodUnit, Axis>();
  axes.set(days, known);
  const axis = known.get(unit) ?? readPeriods(days, unit);
  known.set(unit, axis);
  return axis;
}

function readPeriods(days: Int32Array, unit: PeriodUnit): Axis {
  const extent = extentOf(days);
  const codes = new Int32Array(days.length);
  if (!extent) return { codes, size: 1, key: () => null };
  const base = periodOrdinal(extent.first, unit) - 1;
  const codeOfDay = new Int32Array(extent.last - extent.first + 1);
  for (let day = extent.first; day <= extent.last; day++) {
    codeOfDay[day - extent.first] = periodOrdinal(day, unit) - base;
  }
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    codes[row] = day === NO_DAY ? 0 : codeOfDay[day - extent.first]!;
  }
  const size = codeOfDay[codeOfDay.length - 1]! + 1;
  return { codes, size, key: (code) => code === 0 ? null : code + base };
}

function extentOf(days: Int32Array): { readonly first: Day; readonly last: Day } | null {
  let first = Infinity;
  let last = NO_DAY;
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day === NO_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return last === NO_DAY ? null : { first, last };
}
