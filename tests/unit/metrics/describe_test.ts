import assert from "node:assert/strict";
import { CATALOG } from "../../../src/domain/metrics/catalog.ts";
import { computeMetrics } from "../../../src/domain/metrics/compute.ts";
import { describeCatalog } from "../../../src/domain/metrics/describe.ts";
import { FIGURE_NAMES } from "../../../src/domain/metrics/figure_names.ts";
import { rational } from "../../../src/domain/values/rational.ts";
import { datasetOf } from "../dataset_of.ts";

Deno.test("the page has a section for every metric, with its formula and parameters", () => {
  const page = describeCatalog();
  for (const { label, name, formula, parameters = [] } of CATALOG) {
    assert.ok(page.includes(`### ${label} (\`${name}\`)`), name);
    assert.ok(page.includes(`- Formula: ${formula}`), name);
    for (const parameter of parameters) assert.ok(page.includes(parameter.description), name);
  }
});

const MONTHS = ["2024-01-15", "2024-02-15", "2024-03-15", "2024-04-15", "2024-05-15", "2024-06-30"];

/** A file that has a bit of everything, six months long. */
const EVERYTHING = datasetOf({
  date: MONTHS,
  amount: ["10", "20", "30", "40", "50", "900"],
  status: MONTHS.map(() => "paid"),
  customer: ["a", "b", "a", "c", "a", "d"],
  product: MONTHS.map(() => "P"),
  cost: ["1", "2", "3", "4", "5", "6"],
  fee: MONTHS.map(() => "1"),
  interval: MONTHS.map(() => "monthly"),
  channel: ["x", "y", "x", "y", "x", "y"],
  campaign: MONTHS.map(() => "k"),
  spend: MONTHS.map(() => "7"),
  leads: ["9", "8", "7", "6", "5", "4"],
  conversions: MONTHS.map(() => "2"),
  clicks: MONTHS.map(() => "20"),
  impressions: MONTHS.map(() => "200"),
  revenue: MONTHS.map(() => "70"),
  stage: ["lead", "lead", "qualified", "lead", "customer", "odd"],
  lead_id: ["1", "2", "3", "4", "5", "6"],
  expense: MONTHS.map(() => "11"),
  income: MONTHS.map(() => "3"),
  category: MONTHS.map(() => "rent"),
});

function stems(names: readonly string[]): Set<string> {
  return new Set(names.map((name) => name.replace(/_\d+( …)?$/, "_")));
}

Deno.test("the figures a metric gives are the figures the page says it has", () => {
  const { results } = computeMetrics(EVERYTHING, CATALOG, { parameters: { cashBalance: rational(500) } });
  for (const [name, { figures = {}, series = [], parts = [], value }] of results) {
    assert.notEqual(value.unit === "none" && value.reason, "calculation_failed", name);
    const stated = FIGURE_NAMES[name]!;
    const among = (given: readonly string[], said: readonly string[] = []) => {
      for (const figure of stems(given)) assert.ok(stems(said).has(figure), `${name}: ${figure}`);
    };
    among(Object.keys(figures), stated.figures);
    for (const point of series) among(Object.keys(point.figures), stated.series);
    for (const part of parts) among(Object.keys(part.figures), stated.parts);
  }
});
