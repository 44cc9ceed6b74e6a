import { cellText } from "../table/column.ts";
import { type DatasetColumn, ROW_SKIPPED, type ScaledNumbers } from "./dataset.ts";
import { directionOf } from "./fit.ts";
import type { Role } from "./role.ts";

/** Figures that Echo states as positive sizes, though many programs book them as negatives. */
const SIZES: readonly Role[] = ["expense", "spend", "cost", "fee", "refund_amount"];

/**
 * Adds what follows from the columns: sizes booked as negatives turned round, an amount of unit price × quantity,
 * expense and income of an amount with a direction. Each says so in its evidence.
 */
export function deriveColumns(columns: readonly DatasetColumn[], states: Uint8Array): readonly DatasetColumn[] {
  const turned = columns.map((column) => turnedRound(column, states));
  return splitByDirection(withAmount(turned, states.length), states);
}

function turnedRound(column: DatasetColumn, states: Uint8Array): DatasetColumn {
  const { role, numbers } = column;
  if (numbers === undefined || role === null || !SIZES.includes(role)) return column;
  const { values } = numbers;
  if (!mostlyNegative(values, (row) => states[row] !== ROW_SKIPPED)) return column;
  const detail = "most of its cells are below zero, so it books money out as negatives: Echo turns the sign round";
  return {
    ...column,
    numbers: { ...numbers, values: values.map((value) => value === 0 ? 0 : -value) },
    evidence: [...column.evidence, { kind: "derived", detail }],
  };
}

function mostlyNegative(values: Float64Array, counts: (row: number) => boolean): boolean {
  let balance = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (counts(row)) balance += value < 0 ? 1 : value > 0 ? -1 : 0;
  }
  return balance > 0;
}

function withAmount(columns: readonly DatasetColumn[], rowCount: number): readonly DatasetColumn[] {
  const price = byRole(columns, "unit_price");
  const quantity = byRole(columns, "quantity");
  if (byRole(columns, "amount") || !price?.numbers || !quantity?.numbers) return columns;
  const detail = `'${price.name}' × '${quantity.name}', row by row`;
  const numbers = product(lowestScale(price.numbers), lowestScale(quantity.numbers), rowCount);
  const column: DatasetColumn = {
    name: freeName(columns, "amount"),
    position: columns.length,
    role: "amount",
    type: "money",
    evidence: [{ kind: "derived", detail }],
    numbers,
    ...(price.currency === undefined ? {} : { currency: price.currency }),
  };
  return [...columns, column];
}

function product(a: ScaledNumbers, b: ScaledNumbers, rowCount: number): ScaledNumbers {
  const values = new Float64Array(rowCount);
  const overflowing = new Set([...a.overflowRows, ...b.overflowRows]);
  for (let row = 0; row < rowCount; row++) {
    const value = a.values[row]! * b.values[row]!;
    const fits = Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    values[row] = fits ? value : NaN;
    if (!fits && !Number.isNaN(value)) overflowing.add(row);
  }
  return { values, scale: a.scale + b.scale, overflowRows: [...overflowing].sort((x, y) => x - y) };
}

/** The same numbers without decimals that are 0 in every row, so that "2.00" × "3.50" has two decimals and not four. */
function lowestScale(numbers: ScaledNumbers): ScaledNumbers {
  let { scale } = numbers;
  let factor = 1;
  while (scale > 0 && numbers.values.every((value) => Number.isNaN(value) || value % (factor * 10) === 0)) {
    factor *= 10;
    scale--;
  }
  return factor === 1 ? numbers : { ...numbers, values: numbers.values.map((value) => value / factor), scale };
}

/** An amount that is now money in, now money out is no revenue: it becomes income and expense. */
function splitByDirection(columns: readonly DatasetColumn[], states: Uint8Array): readonly DatasetColumn[] {
  const amount = byRole(columns, "amount");
  const direction = byRole(columns, "direction");
  if (!amount?.numbers || !direction?.cells || byRole(columns, "expense") || byRole(columns, "income")) return columns;
  const { cells } = direction;
  const known = new Map<string, "expense" | "income" | null>();
  const directions = Array.from(states, (_, row) => {
    const text = cellText(cells, row);
    let way = known.get(text);
    if (way === undefined) known.set(text, way = directionOf(text));
    return way;
  });
  if (!directions.includes("expense")) return columns;
  const negative = mostlyNegative(
    amount.numbers.values,
    (row) => directions[row] === "expense" && states[row] !== ROW_SKIPPED,
  );
  const kept = columns.map((column) =>
    column !== amount ? column : {
      ...column,
      role: null,
      evidence: [...column.evidence, { kind: "derived" as const, detail: `'${direction.name}' splits it` }],
    }
  );
  const part = (role: "expense" | "income", position: number): DatasetColumn => ({
    name: freeName(columns, role),
    position,
    role,
    type: "money",
    evidence: [{ kind: "derived", detail: `'${amount.name}' where '${direction.name}' says ${role}` }],
    numbers: {
      ...amount.numbers!,
      values: amount.numbers!.values.map((value, row) =>
        directions[row] !== role ? NaN : role === "expense" && negative && value !== 0 ? -value : value
      ),
      overflowRows: amount.numbers!.overflowRows.filter((row) => directions[row] === role),
    },
    ...(amount.currency === undefined ? {} : { currency: amount.currency }),
  });
  return [...kept, part("expense", kept.length), part("income", kept.length + 1)];
}

function byRole(columns: readonly DatasetColumn[], role: Role): DatasetColumn | undefined {
  return columns.find((column) => column.role === role);
}

function freeName(columns: readonly DatasetColumn[], name: string): string {
  const taken = new Set(columns.map((column) => column.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  return free;
}
