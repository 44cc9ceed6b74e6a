import type { Period, PeriodUnit } from "../../values/period.ts";
import { add, type Rational, subtract, ZERO } from "../../values/rational.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { GroupKey, Measured, MeasureSet } from "../../measures/measure.ts";
import type { MetricContext } from "../metric.ts";
import { periodSeries } from "../period_series.ts";
import { netGroups, netMeasures, type PaymentScope } from "../payments.ts";

function incomeScope(unit: PeriodUnit): PaymentScope {
  return { name: "income", by: [{ by: "period", unit }] };
}

/** True where the file says what came in: in an income column, or as payments beside the expenses. */
export function knowsIncome({ roles }: Dataset): boolean {
  return roles.has("income") || roles.has("amount");
}

/** Expense and, where it is known, income by period; read them with `booksOf`. */
export function bookMeasures(dataset: Dataset, unit: PeriodUnit): MeasureSet {
  const scope = incomeScope(unit);
  const { by } = scope;
  const expense = { op: "sum", role: "expense", by } as const;
  if (dataset.roles.has("income")) return { expense, income: { op: "sum", role: "income", by } };
  return knowsIncome(dataset) ? { expense, ...netMeasures(dataset, scope) } : { expense };
}

/** What went out and what came in; income is 0 where it isn't known. */
export interface Flow {
  readonly expense: Rational;
  readonly income: Rational;
}

export interface BookPeriod extends Flow {
  readonly period: Period;
  readonly complete: boolean;
}

/** Expense and income, in total and in every period from the first with either to the last. */
export interface Books {
  readonly total: Flow;
  readonly periods: readonly BookPeriod[];
}

/** Amounts without a day are in the total alone. */
export function booksOf(measured: Measured, context: MetricContext, unit: PeriodUnit): Books {
  const flows = new Map<GroupKey, Flow>();
  const enter = (key: GroupKey, flow: Flow) => flows.set(key, sum(flows.get(key) ?? NOTHING, flow));
  for (const { keys, value } of measured.groups("expense")) enter(keys[0]!, { ...NOTHING, expense: value ?? ZERO });
  for (const { key, income } of incomes(measured, context.dataset, unit)) enter(key, { ...NOTHING, income });
  const ordinals = [...flows.keys()].filter((key) => typeof key === "number");
  return {
    total: totalOf([...flows.values()]),
    periods: periodSeries({ ...context, period: unit }, ordinals, () => ({})).map(({ period, complete }) => ({
      period,
      complete,
      ...(flows.get(period.ordinal) ?? NOTHING),
    })),
  };
}

/** What is left of income after expense. */
export function profitOf({ income, expense }: Flow): Rational {
  return subtract(income, expense);
}

/** Several flows as one. */
export function totalOf(flows: readonly Flow[]): Flow {
  return flows.reduce(sum, NOTHING);
}

const NOTHING: Flow = { expense: ZERO, income: ZERO };

function sum(a: Flow, b: Flow): Flow {
  return { expense: add(a.expense, b.expense), income: add(a.income, b.income) };
}

interface Income {
  readonly key: GroupKey;
  readonly income: Rational;
}

function incomes(measured: Measured, dataset: Dataset, unit: PeriodUnit): readonly Income[] {
  if (dataset.roles.has("income")) {
    return measured.groups("income").map(({ keys, value }) => ({ key: keys[0]!, income: value ?? ZERO }));
  }
  if (!knowsIncome(dataset)) return [];
  return netGroups(measured, dataset, incomeScope(unit)).map(({ keys, net }) => ({ key: keys[0]!, income: net }));
}
