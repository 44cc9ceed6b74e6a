import { z } from "zod";
import { AGGREGATES, OUTLIER_METHODS, SEASONS } from "../../domain/metrics/series/operations.ts";
import { NUMERIC_ROLES } from "../../domain/metrics/series/time_series.ts";
import { currency, cursor, day, decimal, limit, period, sourceId, timezone } from "./fields.ts";

const interval = z.string().min(1).max(50);

/** What metrics can't know from the data. */
export const parameters = z.strictObject({
  lifespan_months: z.int().min(1).max(1200).optional(),
  cash_balance: decimal.optional(),
  stages: z.array(z.string().min(1).max(200)).min(2).max(50).optional(),
  interval: interval.optional(),
}).transform(({ lifespan_months, cash_balance, stages, interval }) => ({
  lifespanMonths: lifespan_months,
  cashBalance: cash_balance,
  stages,
  interval,
}));

const NOT_BACKWARDS = { message: "must not end before it starts", path: ["to"] };

const range = z.strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, NOT_BACKWARDS)
  .transform(({ from, to }) => ({ start: from, end: to + 1 }));

/** POST /metrics/calculate. */
export const calculateBody = z.strictObject({
  source_id: sourceId,
  metrics: z.array(z.string().min(1).max(100)).min(1).max(100).optional(),
  category: z.enum(["revenue", "customers", "financial", "marketing", "subscription"]).optional(),
  parameters: parameters.optional(),
  period: period.optional(),
  range: range.optional(),
  as_of: day.optional(),
  currency: currency.optional(),
  timezone: timezone.optional(),
  policy: z.strictObject({}).optional(),
}).refine(({ metrics, category }) => !metrics || !category, {
  message: "goes without metrics: name either",
  path: ["category"],
}).transform(({ source_id, as_of, policy: _, ...same }) => ({ ...same, sourceId: source_id, asOf: as_of }));

/** GET /metrics/evidence. */
export const evidenceQuery = z.strictObject({
  source_id: sourceId,
  metric: z.string().min(1).max(100),
  period: period.optional(),
  as_of: day.optional(),
  from: day.optional(),
  to: day.optional(),
  currency: currency.optional(),
  interval: interval.optional(),
  format: z.enum(["json", "csv"]).default("json"),
  limit,
  cursor: cursor.pipe(z.string().regex(/^\d{1,12}$/, "must be a cursor that Echo gave")).transform(Number).optional(),
}).refine(({ from, to }) => (from === undefined) === (to === undefined), {
  message: "goes with from: name both days or neither",
  path: ["to"],
}).refine(({ from = 0, to = 0 }) => from <= to, NOT_BACKWARDS).transform((
  { source_id, as_of, from, to, interval, cursor, ...same },
) => ({
  ...same,
  sourceId: source_id,
  asOf: as_of,
  range: from === undefined || to === undefined ? undefined : { start: from, end: to + 1 },
  parameters: { interval },
  offset: cursor ?? 0,
}));

const asked = {
  source_id: sourceId,
  role: z.enum(NUMERIC_ROLES),
  currency: currency.optional(),
  as_of: day.optional(),
};
const byPeriod = { ...asked, period: period.default("month") };
const byDay = { ...asked, period: period.default("day") };
const count = z.int().min(1).max(10_000);

/** POST /metrics/timeseries: one shape per operation. */
export const timeSeriesBody = z.discriminatedUnion("operation", [
  z.strictObject({ ...byPeriod, operation: z.literal("growth"), periods_back: count.optional() }),
  z.strictObject({ ...byPeriod, operation: z.literal("moving_average"), window: count }),
  z.strictObject({ ...byPeriod, operation: z.enum(["period_comparison", "trend", "fill_missing_periods"]) }),
  z.strictObject({ ...byPeriod, operation: z.literal("group"), aggregate: z.enum(AGGREGATES) }),
  z.strictObject({ ...byPeriod, operation: z.literal("forecast"), horizon: count.max(120) }),
  z.strictObject({ ...byDay, operation: z.literal("seasonal_pattern"), by: z.enum(SEASONS) }),
  z.strictObject({
    ...byDay,
    operation: z.literal("outliers"),
    method: z.enum(OUTLIER_METHODS),
    threshold: z.number().positive().max(100).optional(),
  }),
  z.strictObject({ ...byDay, operation: z.literal("date_range") }),
]).transform(({ source_id, ...said }) => ({ sourceId: source_id, request: requestOf(said) }));

type Renamed<Said> = Said extends unknown ? Omit<Said, "as_of" | "periods_back"> & DomainNames : never;

interface DomainNames {
  readonly asOf?: number;
  readonly periodsBack?: number;
}

/** The same with the domain's names. */
function requestOf<Said extends { readonly operation: string }>(said: Said): Renamed<Said> {
  const { as_of, periods_back, ...same } = said as Said & { as_of?: number; periods_back?: number };
  return { ...same, asOf: as_of, periodsBack: periods_back } as Renamed<Said>;
}
