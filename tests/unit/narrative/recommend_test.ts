import assert from "node:assert/strict";
import { figureFact, labelFact } from "../../../src/domain/facts/collect.ts";
import type { Fact } from "../../../src/domain/facts/fact.ts";
import type { MetricResult } from "../../../src/domain/metrics/metric.ts";
import type { Material } from "../../../src/domain/narrative/material.ts";
import { recommend, RULES } from "../../../src/domain/narrative/rules/recommend.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { onDay } from "../../../src/domain/values/quantity.ts";
import { materialOf, read } from "./material_of.ts";
import { count, months, part, pct, point, ratio, result, usd } from "./results.ts";

function advice(
  all: readonly MetricResult[],
  more: Partial<Omit<Material, "results" | "facts">> & { own?: readonly Fact[] } = {},
): Record<string, string> {
  const material = materialOf(all, more);
  const sentences = recommend(material);
  const texts = read(material, sentences);
  return Object.fromEntries(sentences.map(({ rule }, index) => [rule ?? "none", texts[index]!]));
}

const payroll = result("expense_by_category", { value: usd("9"), parts: [part("Payroll", { expense: usd("9") })] });

Deno.test("nothing crossed: what could be checked is named", () => {
  assert.deepEqual(advice([result("refund_rate", { value: pct(5) }), result("revenue_growth", { value: pct(-5) })]), {
    none:
      "Nothing crossed a threshold in what could be checked: revenue growth, the refund rate, open questions about " +
      "columns and the quality of the data.",
  });
});

Deno.test("the most urgent comes first, and every rule has a name of its own", () => {
  const named = Object.keys(advice([
    result("refund_rate", { value: pct(6) }),
    result("runway", { value: months(3) }),
  ], {
    own: [figureFact("finding.x", "data", count(2))],
    concerns: [{ rule: "duplicate_rows", severity: "warning", count: "finding.x" }],
  }));
  assert.deepEqual(named, ["short_runway", "high_refund_rate", "data_quality"]);
  assert.equal(new Set(RULES.map(({ name }) => name)).size, RULES.length);
});

Deno.test("runway: 3 months is short, 7.94 limited, 18 neither", () => {
  const runway = (value: number) => result("runway", { value: months(value) });
  assert.deepEqual(advice([runway(3), payroll]), {
    short_runway:
      "Cut spending or raise money now: cash lasts 3 months, under the 6 months that leave time to act; the largest " +
      "expense is Payroll, at $9.00.",
  });
  assert.deepEqual(advice([runway(7.94)]), {
    limited_runway:
      "Plan the next funding or savings while there is time: cash lasts 7.94 months, short of a comfortable 18 months.",
  });
  assert.ok("none" in advice([runway(18)]));
});

Deno.test("gross margin: -5 % is negative, 12 % thin", () => {
  assert.deepEqual(advice([result("gross_margin", { value: pct(-5) })]), {
    negative_gross_margin: "Raise prices or cut the cost of goods before selling more: the gross margin is -5%.",
  });
  assert.deepEqual(advice([result("gross_margin", { value: pct(12) })]), {
    thin_gross_margin:
      "Review prices and suppliers: a gross margin of 12% is under 20% and leaves little to run the business on.",
  });
});

Deno.test("a loss names its size and the largest expense", () => {
  assert.deepEqual(advice([result("net_profit", { value: usd("-40") }), payroll]), {
    loss: "Close the gap of $40.00 between expenses and income; the largest expense is Payroll, at $9.00.",
  });
});

function fell(value: number, now: string): MetricResult {
  return result("revenue_growth", {
    value: pct(value),
    series: [point("2024-02-01", { revenue: usd("40") }), point("2024-03-01", { revenue: usd(now) })],
  });
}

Deno.test("falling revenue starts with its biggest named driver", () => {
  const change = (label: string) =>
    result("revenue_change_by_product", {
      value: usd("-10"),
      parts: [part(label, { change: usd("-8") }), part("Basic", { change: usd("-2") })],
    });
  assert.deepEqual(advice([fell(-25, "30"), change("Pro")]), {
    falling_revenue:
      "Start with Pro: revenue fell 25% in March 2024, past the limit of 5%, and the biggest loss, $8.00, is there.",
  });
  assert.deepEqual(advice([fell(-163.13, "-25.25"), change("")]), {
    falling_revenue: "Find out what changed: revenue turned negative in March 2024, at -$25.25.",
  });
  assert.deepEqual(advice([result("revenue_growth", { value: pct(-6) })]), {
    falling_revenue: "Find out what changed: revenue fell 6%, past the limit of 5%.",
  });
});

Deno.test("expenses of 111 after 100 rose by more than 10 %, of 110 did not", () => {
  const spent = (expense: string) =>
    result("burn_rate", {
      value: usd("1"),
      series: [point("2024-01-01", { expense: usd("100") }), point("2024-02-01", { expense: usd(expense) })],
    });
  const change = result("expense_change_by_category", {
    value: usd("11"),
    parts: [part("Ads", { change: usd("11") })],
  });
  assert.deepEqual(advice([spent("111"), change]), {
    rising_expenses: "Find out why expenses grew by more than 10%, from $100.00 to $111.00; Ads alone added $11.00.",
  });
  assert.ok("rising_expenses" in advice([spent("111")]));
  assert.ok("none" in advice([spent("110"), change]));
});

Deno.test("failed payments name the limit and what is at stake", () => {
  const failed = (figures: MetricResult["figures"]) =>
    advice([result("failed_payment_rate", { value: pct(12.5), figures: figures! })]).failed_payments;
  const limit = "Retry failed payments and follow them up: 12.5% of attempts fail, past the limit of 5%";
  assert.equal(failed({ failed_amount: usd("60") }), `${limit}; $60.00 is at stake.`);
  assert.equal(failed({}), `${limit}.`);
});

Deno.test("concentration: a lone customer, a third of revenue, more than all of it", () => {
  const top = (share: number, customers: number) =>
    advice([
      result("customer_concentration", {
        value: pct(share),
        figures: { top_1: pct(share), customers: count(customers) },
      }),
      result("top_customers", { value: usd("5"), parts: [part("Ann", { revenue: usd("5") })] }),
    ]).customer_concentration;
  assert.equal(top(100, 1), "Win further customers: all revenue hangs on Ann.");
  assert.equal(
    top(33.33, 5),
    "Make the business less dependent on Ann, who brings 33.33% of revenue; more than 25% from a single customer is a " +
      "risk.",
  );
  assert.equal(top(113, 4), "Make the business less dependent on Ann, without whom net revenue would be negative.");
  assert.equal(top(25, 9), undefined);
});

Deno.test("repeat purchases are judged from 20 customers and 90 days, and not of subscriptions", () => {
  const repeats = (value: number, customers: number, last: string, ...more: readonly MetricResult[]) =>
    advice([
      result("repeat_purchase_rate", { value: pct(value), figures: { customers: count(customers) } }),
      ...more,
    ], {
      own: [
        figureFact("data.first_day", "data", onDay(parseDay("2024-01-01")!)),
        figureFact("data.last_day", "data", onDay(parseDay(last)!)),
      ],
    }).few_repeat_purchases;
  assert.equal(
    repeats(6, 100, "2024-06-30"),
    "Give customers a reason to return: only 6% of 100 bought again, under 20%.",
  );
  assert.equal(repeats(0, 100, "2024-06-30"), "Give customers a reason to return: none of 100 has bought again.");
  assert.equal(repeats(6, 19, "2024-06-30"), undefined);
  assert.equal(repeats(6, 100, "2024-02-01"), undefined);
  assert.equal(repeats(6, 100, "2024-06-30", result("mrr", { value: usd("5") })), undefined);
});

Deno.test("acquisition: below its cost, below 3x, and a payback over 12 months", () => {
  const balance = (value: number, status: string) => result("ltv_cac_ratio", { value: ratio(value), status });
  assert.deepEqual(advice([balance(0.8, "concerning")]), {
    unprofitable_acquisition:
      "Pause paid acquisition until it pays: a customer brings only 0.8x the cost of winning that customer.",
  });
  assert.deepEqual(advice([balance(2, "acceptable")]), {
    weak_acquisition:
      "Lower the cost of winning customers or raise what they bring: lifetime value is 2x that cost, under the 3x that " +
      "is healthy.",
  });
  assert.deepEqual(advice([result("cac_payback", { value: months(14) })]), {
    slow_payback:
      "Shorten the payback: a new customer takes 14 months to return the cost of winning them, over 12 months.",
  });
});

function performance(metric: string, label: string, conversions: number, cost: string, roas: number) {
  return result(metric, {
    value: usd("1"),
    parts: [
      part(label, {
        spend: usd("375"),
        conversions: count(conversions),
        cost_per_conversion: usd(cost),
        roas: ratio(roas),
      }),
      part("Best", { spend: usd("10"), conversions: count(9), cost_per_conversion: usd("2"), roas: ratio(4) }),
    ],
  });
}

Deno.test("channels: one that loses money, one that converts nobody, one far dearer than the best", () => {
  assert.deepEqual(advice([performance("channel_performance", "Meta", 9, "4", 0.5)]), {
    channel_below_its_cost: "Repair or stop the spend on Meta (0.5x on $375.00): a return under 1x doesn't earn the " +
      "money back.",
  });
  assert.deepEqual(advice([performance("campaign_performance", "Brand", 0, "4", 1)]), {
    spend_without_conversions: "Stop or rework Brand ($375.00 spent): the money brought no conversion.",
  });
  assert.deepEqual(advice([performance("channel_performance", "TV", 9, "4.01", 1)]), {
    expensive_channel:
      "Move budget from TV ($4.01 a conversion) to Best, where a conversion costs $2.00: the difference is more than 2x.",
  });
});

Deno.test("falling leads name the channel that lost most", () => {
  const velocity = result("lead_velocity", { value: pct(-13.09) });
  const change = result("lead_change_by_channel", {
    value: count(-339),
    parts: [part("Newsletter", { change: count(-339) })],
  });
  assert.deepEqual(advice([velocity, change]), {
    falling_leads:
      "Refill the pipeline: leads fell 13.09%, past the limit of 10%, most of all through Newsletter, down 339.",
  });
  assert.deepEqual(advice([velocity]), {
    falling_leads: "Refill the pipeline: leads fell 13.09%, past the limit of 10%.",
  });
});

Deno.test("the weakest step of a funnel is judged from 20 entries", () => {
  const funnel = (entered: number) =>
    result("funnel_analysis", {
      value: pct(1),
      figures: { entered: count(entered), converted: count(1) },
      parts: [["Lead", 100], ["Trial", 40], ["Paid", 60]].map(([label, rate]) =>
        part(String(label), { count: count(5), step_rate: pct(Number(rate)) })
      ),
    });
  assert.deepEqual(advice([funnel(20)]), {
    weakest_funnel_step: "Work first on the step from Lead to Trial: at 40% it lets through less than any other.",
  });
  assert.ok("none" in advice([funnel(19)]));
});

Deno.test("open questions and findings of the data", () => {
  const question = (name: string) => labelFact(`question{${name}}`, "data", name, count(2));
  const own = [
    question("date"),
    question("amount"),
    figureFact("finding.a", "data", count(1)),
    figureFact("finding.b", "data", count(8)),
  ];
  assert.deepEqual(
    advice([], {
      own,
      undecided: ["question{date}"],
      concerns: [
        { rule: "undecided_column", severity: "warning", count: "finding.a" },
        { rule: "missing_months", severity: "warning", count: "finding.b" },
        { rule: "missing_date", severity: "warning", count: "finding.a" },
        { rule: "summary_rows", severity: "info", count: "finding.b" },
      ],
    }),
    {
      undecided_columns: "Answer what Echo asks about date: until then nothing that needs this column can be computed.",
      data_quality:
        "Look through the data findings before acting on these figures: missing months (8) and missing date.",
    },
  );
  assert.match(
    advice([], { own, undecided: ["question{date}", "question{amount}"] }).undecided_columns!,
    /about date and amount: .* these columns/,
  );
});
