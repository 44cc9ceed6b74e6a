import assert from "node:assert/strict";
import type { MetricResult } from "../../../src/domain/metrics/metric.ts";
import { whoDrove } from "../../../src/domain/narrative/write/drivers.ts";
import { writeMovement } from "../../../src/domain/narrative/write/movement.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";
import { materialOf, read } from "./material_of.ts";
import { count, part, pct, point, result, usd } from "./results.ts";

function growth(before: string, now: string, change: MetricResult["value"]): MetricResult {
  return result("revenue_growth", {
    value: change,
    series: [point("2024-02-01", { revenue: usd(before) }), point("2024-03-01", { revenue: usd(now) })],
  });
}

function headline(...results: readonly MetricResult[]): string[] {
  const material = materialOf(results);
  return read(material, writeMovement(material).headline);
}

function findings(...results: readonly MetricResult[]): string[] {
  const material = materialOf(results);
  return read(material, writeMovement(material).findings);
}

function details(...results: readonly MetricResult[]): string[] {
  const material = materialOf(results);
  return read(material, writeMovement(material).details);
}

Deno.test("rising: (300 - 200) / 200 = 50 %", () => {
  assert.deepEqual(headline(growth("200", "300", pct(50))), [
    "Revenue rose 50% to $300.00 in March 2024, from $200.00 in February 2024.",
  ]);
});

Deno.test("falling: (150 - 200) / 200 = -25 % is a fall of 25 %", () => {
  assert.deepEqual(headline(growth("200", "150", pct(-25))), [
    "Revenue fell 25% to $150.00 in March 2024, from $200.00 in February 2024.",
  ]);
});

Deno.test("level", () => {
  assert.deepEqual(headline(growth("200", "200", pct(0))), [
    "Revenue was $200.00 in March 2024, level with $200.00 in February 2024.",
  ]);
});

Deno.test("40.00 to -25.25 turned negative", () => {
  assert.deepEqual(headline(growth("40", "-25.25", pct(-163.13))), [
    "Revenue turned negative: -$25.25 in March 2024, after $40.00 in February 2024.",
  ]);
});

Deno.test("from a negative base there is no percentage", () => {
  assert.deepEqual(headline(growth("-10", "40", unavailable("negative_base", "x"))), [
    "Revenue was $40.00 in March 2024, after -$10.00 in February 2024.",
  ]);
});

Deno.test("from nothing there is nothing to compare with", () => {
  const zero = unavailable("zero_denominator", "x");
  assert.deepEqual(headline(growth("0", "40", zero)), [
    "Revenue was $40.00 in March 2024; February 2024 had none to compare with.",
  ]);
  assert.deepEqual(headline(growth("0", "0", zero)), [
    "There was no revenue in February 2024, and none in March 2024.",
  ]);
});

Deno.test("without two periods nothing is compared", () => {
  assert.deepEqual(headline(result("revenue_growth", { value: unavailable("insufficient_periods", "x") })), []);
  assert.deepEqual(
    headline(result("revenue_growth", { value: pct(1), series: [point("2024-01-01", {}), point("2024-02-01", {})] })),
    [],
  );
});

Deno.test("a month that isn't over is compared with as many days of the one before", () => {
  const told = (figures: MetricResult["figures"], points = ["2024-02-01", "2024-03-01"]) =>
    findings(
      result("revenue_growth", { value: unavailable("insufficient_periods", "x"), figures: figures! }),
      result("revenue_by_period", {
        value: usd("300"),
        series: points.map((start, index) =>
          point(start, { revenue: usd("1") }, { complete: index < points.length - 1 })
        ),
      }),
    );
  const figures = { partial_current: usd("120"), partial_comparable: usd("100") };
  const soFar = "So far March 2024, which isn't over in this file, has brought $120.00 in revenue";
  const against = "$100.00 in as many days of February 2024.";
  assert.deepEqual(told({ ...figures, partial_change: pct(20) }), [`${soFar}, up 20% on ${against}`]);
  assert.deepEqual(told({ ...figures, partial_change: pct(-20) }), [`${soFar}, down 20% on ${against}`]);
  assert.deepEqual(told({ ...figures, partial_change: pct(0) }), [`${soFar}, level with ${against}`]);
  assert.deepEqual(told(figures), [`${soFar}, after ${against}`]);
  assert.deepEqual(told(figures, ["2024-03-01"]), [`${soFar}.`]);
});

function drove(total: string, ...changes: readonly (readonly [string, string])[]): string | undefined {
  const metric = "revenue_change_by_product";
  const parts = changes.map(([label, change]) => part(label, { change: usd(change) }));
  const material = materialOf([result(metric, { value: usd(total), parts })]);
  const phrase = whoDrove(material, { metric, part: "product", parts: "products", subject: "revenue" });
  return phrase === null ? undefined : read(material, [phrase])[0];
}

Deno.test("Pro 1200 and Basic -300 make 900: Pro gained more than the whole rise", () => {
  assert.equal(
    drove("900", ["Pro", "1200"], ["Basic", "-300"]),
    "Pro gained $1,200.00, more than the whole $900.00 rise in revenue; Basic lost $300.00.",
  );
});

Deno.test("Pro -1200 and Basic 300 make -900: Pro lost more than the whole fall", () => {
  assert.equal(
    drove("-900", ["Pro", "-1200"], ["Basic", "300"]),
    "Pro lost $1,200.00, more than the whole $900.00 fall in revenue; Basic gained $300.00.",
  );
});

Deno.test("-120 - 35.50 + 80 + 10.25 = -65.25: every part of the sum is told", () => {
  assert.equal(
    drove("-65.25", ["C1", "-120"], ["C2", "80"], ["C4", "-35.50"], ["C5", "10.25"]),
    "C1 lost $120.00, more than the whole $65.25 fall in revenue; C4 lost $35.50; C2 gained $80.00; the other products " +
      "together gained $10.25.",
  );
});

Deno.test("a rise of 100 = 60 + 30 - 10 + (25 - 5) shares out, with the rest as one sum", () => {
  assert.equal(
    drove("100", ["A", "60"], ["B", "30"], ["C", "25"], ["D", "-10"], ["E", "-5"]),
    "Of the $100.00 rise in revenue, A accounts for $60.00 and B for $30.00; D lost $10.00; the other products together gained " +
      "$20.00.",
  );
});

Deno.test("a fall of 100 = 60 + 40 with offsetting others", () => {
  assert.equal(
    drove("-100", ["A", "-60"], ["B", "-40"], ["C", "5"], ["D", "5"], ["E", "-10"]),
    "Of the $100.00 fall in revenue, A accounts for $60.00 and B for $40.00; C gained $5.00; the other products together lost " +
      "$5.00.",
  );
  assert.equal(
    drove("-95", ["A", "-60"], ["B", "-40"], ["C", "5"], ["D", "2"], ["E", "-2"]),
    "Of the $95.00 fall in revenue, A accounts for $60.00 and B for $40.00; C gained $5.00; the other products cancel each other " +
      "out.",
  );
});

Deno.test("a single mover among several is the whole change", () => {
  assert.equal(drove("-5", ["A", "-5"], ["B", "0"]), "The whole $5.00 fall in revenue came from A.");
});

Deno.test("100 - 100 = 0: the changes cancel out", () => {
  assert.equal(
    drove("0", ["A", "100"], ["B", "-100"]),
    "A gained $100.00 and B lost $100.00; over all products the changes cancel out.",
  );
});

Deno.test("nobody drove a change that a lone part, or none, could make", () => {
  assert.equal(drove("5", ["A", "5"]), undefined);
  assert.equal(drove("0", ["A", "0"], ["B", "0"]), undefined);
  assert.equal(drove("0", ["A", "0.01"], ["B", "0"]), undefined);
});

Deno.test("the first breakdown stands in the summary, the others among the findings", () => {
  const change = (metric: string) =>
    result(metric, {
      value: usd("-5"),
      parts: [part("A", { change: usd("-10") }), part("B", { change: usd("5") })],
    });
  const both = [change("revenue_change_by_product"), change("revenue_change_by_customer")];
  assert.equal(headline(...both).length, 1);
  assert.equal(findings(...both).length, 1);
});

Deno.test("an unusual period is named beside a typical one; beyond three their number is said", () => {
  const unusual = (...revenues: readonly string[]) =>
    findings(result("revenue_unusual_periods", {
      value: count(revenues.length),
      series: revenues.map((revenue, index) =>
        point(`2024-0${index + 1}-01`, { revenue: usd(revenue), expected: usd("100") })
      ),
    }));
  assert.deepEqual(unusual("900"), [
    "Revenue in January 2024 was unusually high: $900.00, where $100.00 is a typical month.",
  ]);
  assert.deepEqual(unusual("5", "900", "950", "980").slice(2), [
    "Revenue in March 2024 was unusually high: $950.00, where $100.00 is a typical month.",
    "In all, 4 months fall outside the usual range.",
  ]);
});

function byMonth(...revenues: readonly string[]): MetricResult {
  return result("revenue_by_period", {
    value: usd("1"),
    series: revenues.map((revenue, index) =>
      point(`2024-${String(index + 1).padStart(2, "0")}-01`, { revenue: usd(revenue) })
    ),
  });
}

Deno.test("a direction is named only where it is more than chance", () => {
  assert.deepEqual(findings(byMonth("10", "20", "30", "40", "50", "60", "70", "80")), [
    "Over the complete months revenue has been growing steadily, by about $10.00 a month.",
  ]);
  assert.deepEqual(findings(byMonth("80", "70", "60", "50", "40", "30", "20", "10")), [
    "Over the complete months revenue has been shrinking steadily, by about $10.00 a month.",
  ]);
  assert.deepEqual(findings(byMonth("10", "80", "20", "70", "30", "60", "40", "50")), []);
});

Deno.test("the best and the weakest month, or how many were empty", () => {
  assert.deepEqual(details(byMonth("10", "30", "20")), [
    "The best month was February 2024 with $30.00, the weakest January 2024 with $10.00.",
  ]);
  assert.deepEqual(details(byMonth("10", "0", "20")), [
    "The best month was March 2024 with $20.00; 1 complete month brought nothing.",
  ]);
  assert.deepEqual(details(byMonth("10", "0", "20", "0")), [
    "The best month was March 2024 with $20.00; 2 complete months brought nothing.",
  ]);
  assert.deepEqual(details(byMonth("10", "10", "10")), []);
  assert.deepEqual(details(byMonth("10", "20")), []);
});

Deno.test("payments without a date are named", () => {
  const undated = (figure: ReturnType<typeof usd>) =>
    details(result("revenue_by_period", { value: usd("1"), figures: { undated: figure } }));
  assert.deepEqual(undated(usd("12")), [
    "Payments worth $12.00 carry no date: they count in the total and in no period.",
  ]);
  assert.deepEqual(undated(usd("0")), []);
});
