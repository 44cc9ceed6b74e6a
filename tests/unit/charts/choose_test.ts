import assert from "node:assert/strict";
import { chooseCharts } from "../../../src/domain/charts/choose.ts";
import type { ChartSpec } from "../../../src/domain/charts/spec.ts";
import { collectFacts } from "../../../src/domain/facts/collect.ts";
import type { MetricResult } from "../../../src/domain/metrics/metric.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";
import { count, part, pct, point, result, results, usd } from "../narrative/results.ts";

function charts(...all: readonly MetricResult[]): readonly ChartSpec[] {
  const map = results(...all);
  return chooseCharts(map, collectFacts(map));
}

function byMonth(...amounts: readonly string[]): MetricResult {
  return result("revenue_by_period", {
    value: usd("1"),
    series: amounts.map((amount, index) =>
      point(`2024-0${index + 1}-01`, { revenue: amount === "" ? unavailable("no_rows", "") : usd(amount) }, {
        complete: index < amounts.length - 1,
      })
    ),
  });
}

Deno.test("a series becomes a chart over time, each point naming its fact", () => {
  assert.deepEqual(charts(byMonth("5", "9", "1")), [{
    id: "revenue_by_period.revenue",
    kind: "bar",
    title: "Revenue by month",
    description: "From January 2024 to March 2024: highest in February 2024 ($9.00), lowest in January 2024 ($5.00).",
    unit: "money",
    currency: "USD",
    points: [["01", 5], ["02", 9], ["03", 1]].map(([month, y]) => ({
      x: `2024-${month}`,
      start: `2024-${month}-01`,
      y: Number(y),
      display: `$${y}.00`,
      fact: `revenue_by_period[2024-${month}].revenue`,
      complete: month !== "03",
    })),
  }]);
});

Deno.test("from four points on a line reads better", () => {
  assert.equal(charts(byMonth("5", "9", "1", "2"))[0]!.kind, "line");
});

Deno.test("a lone point, unknown points and nothing but zeros are no chart", () => {
  assert.deepEqual(charts(byMonth("5")), []);
  assert.deepEqual(charts(byMonth("5", "")), []);
  assert.deepEqual(charts(byMonth("0", "0")), []);
  assert.deepEqual(charts(result("revenue_by_period", { value: usd("1") })), []);
});

Deno.test("equal points are described as such, also where no period is over", () => {
  assert.match(charts(byMonth("5", "5"))[0]!.description, /: all at \$5\.00\.$/);
  const unfinished = result("revenue_by_period", {
    value: usd("1"),
    series: ["2024-01-01", "2024-02-01"].map((start) => point(start, { revenue: usd("5") }, { complete: false })),
  });
  assert.match(charts(unfinished)[0]!.description, /all at \$5\.00/);
});

Deno.test("a breakdown shows its 12 biggest and says so", () => {
  const products = Array.from({ length: 14 }, (_, index) => part(`P${index}`, { revenue: usd(`${index + 1}`) }));
  const [chart] = charts(result("revenue_by_product", { value: usd("1"), parts: products }));
  assert.equal(chart!.title, "Revenue by product, top 12");
  assert.deepEqual(chart!.points.map(({ x }) => x).slice(0, 2), ["P13", "P12"]);
  assert.equal(chart!.points.length, 12);
});

Deno.test("changes are ordered by size, whichever their sign", () => {
  const [chart] = charts(result("revenue_change_by_product", {
    value: usd("-3"),
    parts: [part("A", { change: usd("1") }), part("B", { change: usd("-4") }), part("C", {})],
  }));
  assert.deepEqual(chart!.points.map(({ x, y }) => [x, y]), [["B", -4], ["A", 1]]);
});

Deno.test("a funnel keeps its stages in order; counts and percents have no currency", () => {
  const stages = ["Lead", "Trial", "Paid"].map((label, index) => part(label, { count: count([9, 2, 4][index]!) }));
  const [funnel] = charts(result("funnel_analysis", { value: pct(1), parts: stages }));
  assert.equal(funnel!.kind, "funnel");
  assert.equal(funnel!.unit, "count");
  assert.equal(funnel!.currency, undefined);
  assert.deepEqual(funnel!.points.map(({ x }) => x), ["Lead", "Trial", "Paid"]);
  assert.equal(funnel!.description, "From Lead (9) to Paid (4), stage by stage.");
});

Deno.test("cohorts are drawn from three on", () => {
  const cohorts = (number: number) =>
    charts(result("cohort_retention", {
      value: pct(1),
      series: Array.from({ length: number }, (_, index) => point(`2024-0${index + 1}-01`, { retention_1: pct(index) })),
    }));
  assert.equal(cohorts(2).length, 0);
  assert.equal(cohorts(3)[0]!.unit, "percent");
});

Deno.test("a figure in another unit is drawn as a number", () => {
  const parts = ["A", "B"].map((label) => part(label, { leads: { unit: "number", number: 1.5 } }));
  assert.equal(charts(result("channel_performance", { value: usd("1"), parts }))[0]!.unit, "number");
});
