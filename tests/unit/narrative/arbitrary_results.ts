import fc from "fast-check";
import { METRICS_TOLD } from "./metrics_told.ts";
import type { MetricResult, Outcome, Part, SeriesPoint } from "../../../src/domain/metrics/metric.ts";
import { periodAt, periodOrdinal } from "../../../src/domain/values/period.ts";
import type { Figure, Unit } from "../../../src/domain/values/quantity.ts";
import { REASONS, unavailable } from "../../../src/domain/values/reason.ts";
import { result } from "./results.ts";

const LABELS = ["Pro", "Plan 2024", "", "C1", "100% off", "$5 trial", "two", "A\nB", "é", "x".repeat(80)];

/** Any mix of known, unknown and absent results of the metrics that reports tell of. */
export const arbitraryResults: fc.Arbitrary<readonly MetricResult[]> = fc.tuple(
  ...METRICS_TOLD.map(({ name, value, figures, series, parts, statuses }) =>
    fc.option(
      fc.record({
        value: arbitraryFigure(value),
        figures: arbitraryFigures(figures),
        series: fc.option(arbitrarySeries(series), { nil: undefined }),
        parts: fc.option(arbitraryParts(parts), { nil: undefined }),
        status: fc.option(fc.constantFrom(...statuses, "other"), { nil: undefined }),
        notes: fc.option(fc.constant(["Expenses booked as negatives are turned round."]), { nil: undefined }),
      }).map((outcome) => result(name, defined(outcome), { unit: value })),
      { freq: 5 },
    )
  ),
).map((all) => all.filter((each) => each !== null));

function arbitraryFigure(unit: Unit): fc.Arbitrary<Figure> {
  const whole = fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: -50, max: 500 }));
  const known: fc.Arbitrary<Figure> = unit === "money"
    ? fc.oneof(fc.constantFrom(0n, 100n), fc.bigInt({ min: -500_000n, max: 5_000_000n })).map((minor) => ({
      unit,
      money: { minor, currency: "USD" },
    }))
    : unit === "day"
    ? whole.map((day) => ({ unit, day }))
    : unit === "count"
    ? whole.map((number) => ({ unit, number }))
    : fc.integer({ min: -20_000, max: 20_000 }).map((number) => ({ unit, number: number / 100 }));
  const unknown = fc.constantFrom(...REASONS).map((reason) => unavailable(reason, "the roles it needs"));
  return fc.oneof({ arbitrary: known, weight: 5 }, { arbitrary: unknown, weight: 1 });
}

function arbitraryFigures(units: Readonly<Record<string, Unit>>): fc.Arbitrary<Record<string, Figure>> {
  const model = Object.fromEntries(Object.entries(units).map(([name, unit]) => [name, arbitraryFigure(unit)]));
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Figure>>;
}

function arbitrarySeries(units: Readonly<Record<string, Unit>>): fc.Arbitrary<readonly SeriesPoint[]> {
  return fc.record({
    unit: fc.constantFrom("day", "week", "month", "quarter", "year"),
    figures: fc.array(arbitraryFigures(units), { maxLength: 8 }),
    over: fc.boolean(),
  }).map(({ unit, figures, over }) =>
    figures.map((each, index) => ({
      period: periodAt(periodOrdinal(19_700, unit) + index, unit),
      complete: over || index < figures.length - 1,
      figures: each,
    }))
  );
}

function arbitraryParts(units: Readonly<Record<string, Unit>>): fc.Arbitrary<readonly Part[]> {
  return fc.uniqueArray(fc.record({ label: fc.constantFrom(...LABELS), figures: arbitraryFigures(units) }), {
    selector: ({ label }) => label,
    maxLength: LABELS.length,
  });
}

function defined(outcome: { [Name in keyof Outcome]: Outcome[Name] | undefined } & { value: Figure }): Outcome {
  return Object.fromEntries(Object.entries(outcome).filter(([, value]) => value !== undefined)) as unknown as Outcome;
}
