import { type Day, NO_DAY } from "../values/day.ts";
import type { PeriodUnit } from "../values/period.ts";
import { type Unavailable, unavailable } from "../values/reason.ts";
import type { Dataset } from "../schema/dataset.ts";
import { evidenceRows } from "../measures/evidence.ts";
import { measure, type MeasuredRows } from "../measures/execute.ts";
import type { GroupKey, Measure, MeasureSet } from "../measures/measure.ts";
import { currenciesOf, type View } from "../measures/view.ts";
import type { Exclusion, Metric, MetricContext, MetricResult, Outcome, Parameters } from "./metric.ts";
import { policyHash } from "./policy.ts";
import { unmetRequirement } from "./requirements.ts";

/** What a caller asks of the metrics; whatever is absent takes its default. */
export interface MetricRequest {
  /** The unit of series and comparisons; a month unless given. */
  readonly period?: PeriodUnit;
  /** The last day the figures speak of; the data's last day unless given. Rows dated later don't count. */
  readonly asOf?: Day;
  readonly parameters?: Parameters;
  /** The reporting currency; the one of most rows unless given. */
  readonly currency?: string;
  /** Only rows dated in `[start, end)`. */
  readonly range?: { readonly start: Day; readonly end: Day };
}

/** The results of one computation, by metric name in the order asked. */
export interface MetricRun {
  /** Null where no row has a day and the caller gave none. */
  readonly asOf: Day | null;
  /** Null where several currencies have equally many rows. */
  readonly currency: string | null;
  readonly period: PeriodUnit;
  readonly results: ReadonlyMap<string, MetricResult>;
  readonly policyHash: string;
}

/**
 * Computes metrics over a dataset. Equal measures of all metrics run once per currency; money is never added across
 * currencies. What can't be known is `unavailable` with its reason, and a fault in one metric leaves the others intact.
 */
export function computeMetrics(dataset: Dataset, metrics: readonly Metric[], request: MetricRequest): MetricRun {
  const scope = scopeOf(dataset, request);
  const { currency, currencies } = scope;
  const mixed = currencies.some((other) => other !== currency);
  const whole = runIn(scope, metrics.filter((metric) => !mixed || !metric.perCurrency), null);
  const byCurrency = new Map<string, Runs>();
  if (mixed) {
    const perCurrency = metrics.filter((metric) => metric.perCurrency);
    for (const each of new Set([...currencies, ...currency ? [currency] : []])) {
      byCurrency.set(each, runIn(scope, perCurrency, each));
    }
  }
  const results = metrics.map((metric): readonly [string, MetricResult] => {
    const apart = mixed && metric.perCurrency;
    const run = apart ? currency ? byCurrency.get(currency)!.get(metric.name)! : UNDECIDED : whole.get(metric.name)!;
    return [metric.name, {
      ...run.outcome,
      metric: metric.name,
      label: metric.label,
      unit: metric.unit,
      currency: metric.perCurrency ? currency : null,
      complete: run.outcome.complete ?? true,
      rowsUsed: run.rowsUsed,
      rowsExcluded: run.rowsExcluded,
      definitionVersion: metric.version,
      ...(apart ? { byCurrency: outcomes(byCurrency, currencies, metric) } : {}),
    }];
  });
  return { asOf: scope.asOf, currency, period: scope.period, results: new Map(results), policyHash: policyHash() };
}

/** The rows behind a metric's value in the reporting currency, or behind one of its groups. */
export function metricEvidence(
  dataset: Dataset,
  metric: Metric,
  request: MetricRequest,
  keys?: readonly GroupKey[],
): Uint32Array {
  const scope = scopeOf(dataset, request);
  const context = contextOf(scope, scope.currency);
  if (unmetRequirement(metric, dataset) || (metric.perCurrency && !scope.currency)) return new Uint32Array(0);
  const view = { ...scope.view, currency: metric.perCurrency ? scope.currency : null };
  return evidenceRows(dataset, metric.measures(context)[metric.evidence]!, view, keys);
}

/** What a request comes to on a dataset. */
interface Scope {
  readonly dataset: Dataset;
  readonly asOf: Day | null;
  readonly period: PeriodUnit;
  readonly parameters: Parameters;
  readonly currency: string | null;
  readonly currencies: readonly string[];
  readonly view: Omit<View, "currency">;
}

function scopeOf(dataset: Dataset, request: MetricRequest): Scope {
  const span = spanWithin(dataset, request);
  const until = request.asOf;
  return {
    dataset: { ...dataset, span },
    asOf: request.asOf ?? span?.last ?? null,
    period: request.period ?? "month",
    parameters: request.parameters ?? {},
    currency: request.currency ?? dataset.currency.reporting,
    currencies: [...currenciesOf(dataset)].sort(),
    view: { ...(request.range ? { range: request.range } : {}), ...(until === undefined ? {} : { until }) },
  };
}

function spanWithin({ span }: Dataset, { range, asOf }: MetricRequest): Dataset["span"] {
  if (!span) return null;
  const first = Math.max(span.first, range?.start ?? span.first);
  const last = Math.min(span.last, range ? range.end - 1 : span.last, asOf ?? span.last);
  return first <= last ? { first, last } : null;
}

function contextOf(scope: Scope, currency: string | null): MetricContext {
  const { dataset, asOf, period } = scope;
  // The cash is in the reporting currency: it says nothing of a run in another.
  const known = currency === null || currency === scope.currency;
  const parameters = known ? scope.parameters : { ...scope.parameters, cashBalance: undefined };
  return { dataset, period, parameters, asOf: asOf ?? NO_DAY, currency: currency ?? dataset.currency.fallback };
}

interface Run {
  readonly outcome: Outcome;
  readonly rowsUsed: number;
  readonly rowsExcluded: readonly Exclusion[];
}

type Runs = ReadonlyMap<string, Run>;

const UNDECIDED = without(unavailable("mixed_currency", "equally many rows are in several currencies"));

/** Runs metrics over the rows in `currency`, or over all rows. */
function runIn(scope: Scope, metrics: readonly Metric[], currency: string | null): Runs {
  const context = contextOf(scope, currency ?? scope.currency);
  const view = { ...scope.view, currency };
  const plans = metrics.map((metric) => planOf(metric, context));
  const measured = measure(scope.dataset, Object.assign({}, ...plans.map((plan) => plan.shared)), view);
  return new Map(plans.map((plan) => [plan.metric.name, finish(plan, measured, context, view)]));
}

/** A metric's measures under names that equal measures of other metrics share; or why it can't be computed. */
interface Plan {
  readonly metric: Metric;
  readonly names: ReadonlyMap<string, string>;
  readonly shared: MeasureSet;
  readonly obstacle: Unavailable | null;
}

function planOf(metric: Metric, context: MetricContext): Plan {
  const unmet = unmetRequirement(metric, context.dataset);
  if (unmet) return { metric, names: new Map(), shared: {}, obstacle: unmet };
  try {
    const measures = Object.entries(metric.measures(context)).map(([name, asked]) =>
      [name, canonical(asked), asked] as const
    );
    return {
      metric,
      names: new Map(measures.map(([name, key]) => [name, key])),
      shared: Object.fromEntries(measures.map(([, key, asked]) => [key, asked])),
      obstacle: null,
    };
  } catch {
    return { metric, names: new Map(), shared: {}, obstacle: FAULTY };
  }
}

const FAULTY = unavailable("calculation_failed", "a fault in this metric; the others are not affected");

function canonical({ op, role, where, by, per }: Measure): string {
  return JSON.stringify([op, role, where ?? [], by ?? [], per]);
}

function finish(plan: Plan, measured: MeasuredRows, context: MetricContext, view: View): Run {
  if (plan.obstacle) return without(plan.obstacle);
  const { metric } = plan;
  const own = under(measured, plan.names);
  try {
    const overflow = overflowing(Object.values(plan.shared), context.dataset, view);
    return {
      outcome: overflow ? { value: unavailable("overflow", overflow) } : metric.finish(own, context),
      rowsUsed: own.rows(metric.evidence),
      rowsExcluded: own.exclusions(metric.evidence),
    };
  } catch {
    return without(FAULTY);
  }
}

/** The results under a metric's own names. */
function under(measured: MeasuredRows, names: ReadonlyMap<string, string>): MeasuredRows {
  const shared = (name: string) => {
    const key = names.get(name);
    if (key === undefined) throw new Error(`The metric has no measure "${name}".`);
    return key;
  };
  return {
    value: (name) => measured.value(shared(name)),
    rows: (name) => measured.rows(shared(name)),
    groups: (name) => measured.groups(shared(name)),
    exclusions: (name) => measured.exclusions(shared(name)),
  };
}

/** The name of a column with a number too large to be read in a row that a measure counts; null if there is none. */
function overflowing(measures: readonly Measure[], dataset: Dataset, view: View): string | null {
  for (const { role, where = [] } of measures) {
    const column = role && dataset.roles.get(role);
    const overflows = column ? column.numbers?.overflowRows ?? [] : [];
    if (overflows.length === 0) continue;
    const otherwise = where.filter((condition) => condition.test === "payment" || condition.role !== role);
    const counted = new Set(evidenceRows(dataset, { op: "count", where: otherwise }, view));
    if (overflows.some((row) => counted.has(row))) return column!.name;
  }
  return null;
}

function without(value: Unavailable): Run {
  return { outcome: { value }, rowsUsed: 0, rowsExcluded: [] };
}

function outcomes(
  runs: ReadonlyMap<string, Runs>,
  currencies: readonly string[],
  metric: Metric,
): Record<string, Outcome> {
  return Object.fromEntries(currencies.map((currency) => [currency, runs.get(currency)!.get(metric.name)!.outcome]));
}
