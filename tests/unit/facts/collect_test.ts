import assert from "node:assert/strict";
import { collectFacts, figureFact, labelFact, PARTS_WITH_FACTS } from "../../../src/domain/facts/collect.ts";
import type { Facts } from "../../../src/domain/facts/fact.ts";
import { onDay } from "../../../src/domain/values/quantity.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";
import { count, part, pct, point, result, results, usd } from "../narrative/results.ts";

function shown(facts: Facts): Record<string, string> {
  return Object.fromEntries([...facts.values()].map(({ id, display }) => [id, display]));
}

Deno.test("a result gives its value, its figures and its other currencies", () => {
  const facts = collectFacts(results(result(
    "total_revenue",
    { value: usd("10"), figures: { gross: usd("12"), undated: unavailable("no_rows", "") } },
    { byCurrency: { EUR: { value: usd("3") } } },
  )));
  assert.deepEqual(shown(facts), {
    "total_revenue": "$10.00",
    "total_revenue.gross": "$12.00",
    "total_revenue.undated": "not known",
    "total_revenue@EUR": "$3.00",
  });
});

Deno.test("a series gives each period's name and figures, and how many complete ones are empty", () => {
  const facts = collectFacts(results(result("revenue_by_period", {
    value: usd("5"),
    series: [
      point("2024-01-01", { revenue: usd("5") }),
      point("2024-02-01", { revenue: usd("0") }),
      point("2024-03-01", { revenue: usd("0") }, { complete: false }),
    ],
  })));
  assert.deepEqual(shown(facts), {
    "revenue_by_period": "$5.00",
    "revenue_by_period[2024-01]": "January 2024",
    "revenue_by_period[2024-01].revenue": "$5.00",
    "revenue_by_period[2024-02]": "February 2024",
    "revenue_by_period[2024-02].revenue": "$0.00",
    "revenue_by_period[2024-03]": "March 2024",
    "revenue_by_period[2024-03].revenue": "$0.00",
    "revenue_by_period.empty_periods": "1",
  });
});

Deno.test("a part gives its name and figures; the blank one is named for what it lacks", () => {
  const facts = collectFacts(results(result("revenue_by_product", {
    value: usd("5"),
    parts: [part("Pro 2", { revenue: usd("5"), share: pct(100) }), part("", {})],
  })));
  assert.deepEqual(shown(facts), {
    "revenue_by_product": "$5.00",
    "revenue_by_product{Pro 2}": "Pro 2",
    "revenue_by_product{Pro 2}.revenue": "$5.00",
    "revenue_by_product{Pro 2}.share": "100%",
    "revenue_by_product{}": "(no product)",
  });
  assert.equal(facts.get("revenue_by_product{Pro 2}")!.label, "Pro 2");
});

Deno.test("a negative figure has a size beside it; a name and a day have none", () => {
  const facts = collectFacts(results(result("x", { value: usd("-3"), parts: [part("A", { share: pct(-1.5) })] })), [
    figureFact("day", "data", onDay(-5)),
    labelFact("name", "data", "Pro", count(-1)),
  ]);
  assert.equal(facts.get("x.size")!.display, "$3.00");
  assert.equal(facts.get("x{A}.share.size")!.display, "1.5%");
  assert.deepEqual([...facts.keys()].filter((id) => id.endsWith(".size")), ["x.size", "x{A}.share.size"]);
});

Deno.test("what the drivers leave over is 10 - 4 - 3 + 2 = 5 with three more parts of 2, 2 and 1", () => {
  const change = (amount: string) => ({ change: usd(amount) });
  const facts = collectFacts(results(result("revenue_change_by_product", {
    value: usd("10"),
    parts: [
      part("A", change("4")),
      part("B", change("3")),
      part("C", change("2")),
      part("D", change("2")),
      part("E", change("-2")),
      part("F", change("1")),
      part("G", change("0")),
      part("H", { change: unavailable("no_rows", "") }),
    ],
  })));
  assert.equal(facts.get("revenue_change_by_product.others")!.display, "$5.00");
});

Deno.test("what the drivers leave over is a count where leads are counted: 6 - 3 - 2 = 1", () => {
  const change = (number: number) => ({ change: count(number) });
  const facts = collectFacts(results(result("lead_change_by_channel", {
    value: count(6),
    parts: [part("A", change(3)), part("B", change(2)), part("C", change(1))],
  })));
  assert.equal(facts.get("lead_change_by_channel.others")!.display, "1");
});

Deno.test("only the head of a long breakdown is spoken of, and a driver wherever it stands", () => {
  const parts = Array.from({ length: 80 }, (_, index) => part(`C${index}`, { change: usd("1") }));
  parts[70] = part("C70", { change: usd("-1") });
  const facts = collectFacts(results(result("revenue_change_by_customer", { value: usd("78"), parts })));
  const names = [...facts.keys()].filter((id) => id.endsWith("}"));
  assert.equal(names.length, PARTS_WITH_FACTS + 1);
  assert.ok(facts.has("revenue_change_by_customer{C70}.change"));
});
