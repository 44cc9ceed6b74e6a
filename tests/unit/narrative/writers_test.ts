import assert from "node:assert/strict";
import { figureFact } from "../../../src/domain/facts/collect.ts";
import type { MetricResult } from "../../../src/domain/metrics/metric.ts";
import { writeCash } from "../../../src/domain/narrative/write/cash.ts";
import { writeChannels } from "../../../src/domain/narrative/write/channels.ts";
import { writeCustomers } from "../../../src/domain/narrative/write/customers.ts";
import { writeData } from "../../../src/domain/narrative/write/data.ts";
import { writeFunnel } from "../../../src/domain/narrative/write/funnel.ts";
import { writeLeads } from "../../../src/domain/narrative/write/leads.ts";
import { writeNotes } from "../../../src/domain/narrative/write/notes.ts";
import { writePayments } from "../../../src/domain/narrative/write/payments.ts";
import { writeProducts } from "../../../src/domain/narrative/write/products.ts";
import { writeProfit } from "../../../src/domain/narrative/write/profit.ts";
import { writeRevenue } from "../../../src/domain/narrative/write/revenue.ts";
import type { Writer } from "../../../src/domain/narrative/write/topic.ts";
import { writeUnitEconomics } from "../../../src/domain/narrative/write/unit_economics.ts";
import { whatIsUnknown } from "../../../src/domain/narrative/write/unknown.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { onDay } from "../../../src/domain/values/quantity.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";
import { materialOf, read } from "./material_of.ts";
import { count, months, part, pct, point, ratio, result, unknown, usd } from "./results.ts";

function written(write: Writer, ...all: readonly MetricResult[]): string[] {
  const material = materialOf(all);
  const { headline, findings, details } = write(material);
  return read(material, [...headline, ...findings, ...details]);
}

const day = (id: string, text: string) => figureFact(id, "data", onDay(parseDay(text)!));

Deno.test("revenue: 200 - 20 = 180, in one currency, over the days of the file", () => {
  const material = materialOf([
    result("total_revenue", {
      value: usd("180"),
      figures: {
        gross: usd("200"),
        refunds: usd("20"),
        reversed: usd("50"),
        fees: usd("3"),
        transaction_count: count(2),
        paid_rows_without_amount: count(1),
      },
    }, { byCurrency: { EUR: { value: usd("1") }, USD: { value: usd("180") } } }),
  ], { own: [day("data.first_day", "2024-01-01"), day("data.last_day", "2024-03-31")] });
  const { headline, details } = writeRevenue(material);
  assert.deepEqual(read(material, [...headline, ...details]), [
    "Net revenue is $180.00 from 2 paid transactions between 1 January 2024 and 31 March 2024.",
    "Beside it, revenue in other currencies is $1.00, not added to the total.",
    "Gross sales were $200.00; refunds of $20.00 came off them.",
    "A further $50.00 was charged and reversed in full; it is in neither sales nor refunds.",
    "Payment fees came to $3.00, which net revenue doesn't deduct.",
    "1 paid row has no amount, and so no part in the total.",
  ]);
});

Deno.test("revenue: none, negative, and apart in two currencies", () => {
  const revenue = (amount: string, transactions: number) =>
    written(
      writeRevenue,
      result("total_revenue", { value: usd(amount), figures: { transaction_count: count(transactions) } }),
    );
  assert.deepEqual(revenue("0", 0), ["No row counts as a paid transaction, so there is no revenue to report."]);
  assert.deepEqual(revenue("-5", 1), ["Refunds outweigh sales: 1 paid transaction leaves net revenue at -$5.00."]);
  assert.deepEqual(
    written(
      writeRevenue,
      result("total_revenue", { value: unavailable("mixed_currency", "x") }, {
        byCurrency: { EUR: { value: usd("2") }, USD: { value: usd("1") }, JPY: { value: unavailable("no_rows", "") } },
      }),
    ),
    [
      "The file mixes currencies, and none of them has the most rows: net revenue is $2.00 and $1.00, kept apart and " +
      "never added up.",
    ],
  );
  assert.deepEqual(written(writeRevenue), []);
});

Deno.test("products: 0, 1 and many, and one that refunds ate up", () => {
  const products = (...amounts: readonly (readonly [string, string])[]) =>
    written(
      writeProducts,
      result("revenue_by_product", {
        value: usd("1"),
        figures: { product_count: count(amounts.length) },
        parts: amounts.map(([label, amount]) => part(label, { revenue: usd(amount), share: pct(10) })),
      }),
    );
  assert.deepEqual(products(), []);
  assert.deepEqual(products(["", "5"]), []);
  assert.deepEqual(products(["Pro", "5"]), ["Pro is the only product sold."]);
  assert.deepEqual(products(["Pro", "5"], ["Basic", "-2"]), [
    "The best seller is Pro with $5.00, 10% of the total.",
    "Refunds on Basic exceed its sales and leave it at -$2.00.",
  ]);
  assert.deepEqual(products(["A", "6"], ["B", "5"], ["C", "4"]), [
    "The best seller is A with $6.00, 10% of the total; B with $5.00 comes next.",
    "Behind A and B comes C with $4.00.",
  ]);
  assert.deepEqual(
    products(["A", "6"], ["B", "5"], ["C", "4"], ["D", "3"], ["E", "2"], ["F", "1"])[1],
    "Behind A and B come C with $4.00, D with $3.00 and E with $2.00, out of 6 products in all.",
  );
});

Deno.test("customers: a lone one, a few, many, and one who outweighs all", () => {
  const concentration = (customers: number, top1: number) =>
    written(
      writeCustomers,
      result("customer_concentration", {
        value: pct(top1),
        figures: { top_1: pct(top1), top_5: pct(90), customers: count(customers) },
      }),
      result("top_customers", { value: usd("5"), parts: [part("Ann", { revenue: usd("5") })] }),
    );
  assert.deepEqual(concentration(1, 100), ["Every sale was to the same customer, Ann."]);
  assert.deepEqual(concentration(4, 40), ["Ann is the largest of 4 customers, at 40% of revenue."]);
  assert.deepEqual(concentration(9, 40), [
    "Ann is the largest of 9 customers, at 40% of revenue; the 5 largest together make up 90%.",
  ]);
  assert.deepEqual(concentration(4, 112.97), [
    "Ann brought more than all of net revenue: other customers got more back than they paid.",
  ]);
});

Deno.test("customers: who came for the first time and who came back", () => {
  const came = (arrived: number, returned: number) =>
    written(
      writeCustomers,
      result("new_customers", { value: count(arrived), series: [point("2024-03-01", { customers: count(arrived) })] }),
      result("returning_customers", {
        value: count(returned),
        series: [point("2024-03-01", { customers: count(returned) })],
      }),
    )[0];
  assert.equal(came(2, 3), "2 customers bought for the first time in March 2024, and 3 came back from earlier.");
  assert.equal(came(1, 0), "1 customer bought for the first time in March 2024; no earlier customer came back.");
  assert.equal(came(0, 1), "Nobody bought for the first time in March 2024: all sales were to 1 earlier customer.");
  assert.equal(came(0, 0), "Nobody bought anything in March 2024.");
});

Deno.test("customers: 1 of 4 bought again = 25 %, and what each spent", () => {
  assert.deepEqual(
    written(
      writeCustomers,
      result("repeat_purchase_rate", { value: pct(25), figures: { repeat_customers: count(1), customers: count(4) } }),
      result("revenue_per_customer", { value: usd("48.69"), figures: { customers: count(4) } }),
      result("cohort_retention", { value: pct(0) }),
      result("customer_count", { value: count(4), figures: { transactions_without_customer: count(2) } }),
    ),
    [
      "1 of 4 customers bought again, a repeat rate of 25%.",
      "The 4 customers brought $48.69 each on average.",
      "No new customer has yet bought again in the month after the first purchase.",
      "2 payments name no customer and can't be counted with anyone.",
    ],
  );
});

Deno.test("customers of one currency among several are named as such", () => {
  const material = materialOf([
    result("revenue_per_customer", { value: usd("5"), figures: { customers: count(3) } }, { byCurrency: {} }),
  ]);
  assert.deepEqual(read(material, writeCustomers(material).details), [
    "The 3 customers who paid in USD brought $5.00 each on average.",
  ]);
});

Deno.test("payments: what recurs, goes back, fails, and the size of an order", () => {
  assert.deepEqual(
    written(
      writePayments,
      result("mrr", { value: usd("154.50"), figures: { subscribers: count(1), unknown_intervals: count(1) } }),
      result("arr", { value: usd("1854") }),
      result("refund_rate", { value: pct(3), figures: { refund_count: count(1) } }),
      result("failed_payment_rate", {
        value: pct(12.5),
        figures: { failed_count: count(1), failed_amount: usd("60") },
      }),
      result("average_order_value", {
        value: usd("50"),
        figures: { orders: count(3), min: usd("10"), max: usd("120"), median: usd("20") },
      }),
    ),
    [
      "Recurring revenue stands at $154.50 a month from 1 subscriber, or $1,854.00 a year.",
      "1 refund gave back 3% of what was sold.",
      "1 payment failed, worth $60.00: 12.5% of all attempts.",
      "An order is worth $50.00 on average, pulled up by a few large orders: the median is $20.00, the range from $10.00 " +
      "to $120.00.",
      "1 row names no billing interval that Echo knows and is left out of recurring revenue.",
    ],
  );
  const equal = { orders: count(3), min: usd("5"), max: usd("5") };
  assert.deepEqual(written(writePayments, result("average_order_value", { value: usd("5"), figures: equal })), [
    "Each of the 3 orders was worth $5.00.",
  ]);
});

Deno.test("leads: 72 of 675 converted, at a price and with a return", () => {
  const converted = result("conversion_rate", {
    value: pct(10.67),
    figures: { conversions: count(72), leads: count(675) },
  });
  const roas = result("roas", { value: ratio(3.77), figures: { revenue: usd("377"), spend: usd("100") } });
  assert.deepEqual(
    written(
      writeLeads,
      converted,
      result("cost_per_lead", { value: usd("5.07"), figures: { spend: usd("3425") } }),
      result("cost_per_conversion", { value: usd("47.57"), figures: { spend: usd("3425") } }),
      roas,
      result("click_through_rate", { value: pct(2), figures: { clicks: count(20), impressions: count(1000) } }),
      result("cost_per_click", { value: usd("0.85") }),
    ),
    [
      "72 of 675 leads converted, a rate of 10.67%.",
      "Marketing spend of $3,425.00 works out at $5.07 a lead and $47.57 a conversion, and returned 3.77x in revenue.",
      "1,000 impressions led to 20 clicks, a click-through rate of 2%.",
      "A click costs $0.85 on average.",
    ],
  );
  assert.deepEqual(written(writeLeads, roas), [
    "Marketing spend of $100.00 brought $377.00 in revenue, a return of 3.77x.",
  ]);
});

Deno.test("channels: the strongest, the cheapest, the best return, and the barren ones", () => {
  const channel = (label: string, conversions: number, cost: string, roas: number) =>
    part(label, {
      conversions: count(conversions),
      leads: count(conversions * 10),
      spend: usd("100"),
      conversion_rate: pct(conversions),
      cost_per_conversion: conversions === 0 ? unavailable("zero_denominator", "x") : usd(cost),
      roas: ratio(roas),
    });
  const told = (...parts: ReturnType<typeof channel>[]) =>
    written(writeChannels, result("channel_performance", { value: usd("1"), parts }));
  assert.deepEqual(told(), []);
  assert.deepEqual(told(channel("Google", 1, "4", 2)), ["Google is the only channel, with 1 conversion."]);
  assert.deepEqual(
    told(channel("Google", 53, "41.51", 4), channel("Meta", 19, "64.47", 0.5), channel("TV", 0, "0", 1)),
    [
      "Google is the strongest channel with 53 conversions, ahead of Meta with 19.",
      "A conversion is cheapest through Google, at $41.51, and dearest through Meta, at $64.47.",
      "Spend returns most in Google (4x) and least in Meta (0.5x).",
      "By conversion rate, the channels rank Google (53%) and Meta (19%).",
      "No conversion came of $100.00 on TV.",
    ],
  );
  assert.deepEqual(told(channel("A", 5, "2", 1), channel("B", 5, "2", 1)).slice(0, 2), [
    "A and B lead with 5 conversions each.",
    "A conversion costs $2.00 in every channel.",
  ]);
});

Deno.test("the funnel: overall, its weakest step and every passage", () => {
  const stage = (label: string, reached: number, rate: number) =>
    part(label, { count: count(reached), step_rate: pct(rate) });
  assert.deepEqual(
    written(
      writeFunnel,
      result("funnel_analysis", {
        value: pct(14.12),
        figures: { entered: count(85), converted: count(12), unmapped: count(1) },
        parts: [stage("Lead", 85, 100), stage("Qualified", 45, 52.94), stage("Customer", 12, 26.67)],
      }),
    ),
    [
      "Of 85 that entered the funnel, 12 reached its end: 14.12% overall.",
      "The funnel loses most between Qualified and Customer: only 26.67% get across.",
      "From Lead to Qualified: 45 of 85, or 52.94%.",
      "From Qualified to Customer: 12 of 45, or 26.67%.",
      "1 entry is in a stage outside the funnel's order and not counted.",
    ],
  );
});

Deno.test("profit: 100 - 60 = 40, 60 - 100 = -40, and level", () => {
  const profit = (income: string, expense: string, value: string) =>
    written(
      writeProfit,
      result("net_profit", {
        value: usd(value),
        figures: { income: usd(income), expense: usd(expense), margin: pct(40) },
      }),
    );
  assert.deepEqual(profit("100", "60", "40"), [
    "Income of $100.00 less expenses of $60.00 leaves $40.00, a margin of 40%.",
  ]);
  assert.deepEqual(profit("60", "100", "-40"), ["Expenses of $100.00 exceed income of $60.00: a loss of $40.00."]);
  assert.deepEqual(profit("60", "60", "0"), ["Income and expenses are level at $60.00."]);
});

Deno.test("gross margin above and below nothing, and the largest expenses", () => {
  const margin = (value: number) =>
    result("gross_margin", {
      value: pct(value),
      figures: { revenue: usd("10"), cost: usd("6"), rows_without_cost: count(2) },
    });
  assert.deepEqual(written(writeProfit, margin(40)), [
    "Goods cost $6.00 of the $10.00 they brought in, a gross margin of 40%.",
    "2 sales have no cost in the file; the gross margin leaves such rows out.",
  ]);
  assert.match(written(writeProfit, margin(-5))[0]!, /sold below cost, at a margin of -5%/);
  const categories = ["Payroll", "Rent", "Ads"].map((label, index) => part(label, { expense: usd(`${9 - index}`) }));
  assert.deepEqual(written(writeProfit, result("expense_by_category", { value: usd("24"), parts: categories })), [
    "The largest expense is Payroll at $9.00, followed by Rent at $8.00 and Ads at $7.00.",
  ]);
});

Deno.test("cash: burn gross and net, growth instead, and how long cash lasts by status", () => {
  const burn = (value: string, figures: MetricResult["figures"]) =>
    written(writeCash, result("burn_rate", { value: usd(value), figures: figures! }))[0];
  assert.equal(
    burn("10", { months: count(5) }),
    "Expenses average $10.00 a month over 5 complete months; the file names no income to set against them.",
  );
  assert.equal(
    burn("10", { net_burn: usd("10"), gross_burn: usd("30") }),
    "The business burns $10.00 a month net of income, on expenses of $30.00 a month.",
  );
  assert.equal(
    burn("-10", { months: count(1) }),
    "Income covers expenses: cash grew by $10.00 a month on average over 1 complete month.",
  );
  const runway = (status: string, recent = "20") =>
    written(
      writeCash,
      result("runway", {
        value: months(7.94),
        status,
        figures: { cash: usd("100"), burn_rate: usd("10"), recent_burn: usd(recent), recent_runway: months(5) },
      }),
    );
  assert.deepEqual(runway("monitor"), [
    "Cash of $100.00 lasts 7.94 months at that pace, enough for now and worth watching.",
    "The latest complete months burn faster, $20.00 a month; at that pace cash lasts 5 months.",
  ]);
  assert.match(runway("healthy", "5")[1]!, /slower/);
  assert.match(runway("critical", "10")[0]!, /critically short/);
  assert.match(runway("other", "10")[0]!, /at that pace\.$/);
});

Deno.test("cash: the last complete month and the dearest", () => {
  const spent = (start: string, expense: string) => point(start, { expense: usd(expense), income: usd("1") });
  assert.deepEqual(
    written(
      writeCash,
      result("burn_rate", {
        value: unavailable("no_rows", ""),
        series: [spent("2024-01-01", "9"), spent("2024-02-01", "5")],
      }),
    ),
    [
      "Expenses in February 2024, the last complete month, were $5.00, against income of $1.00.",
      "The most expensive month was January 2024 with $9.00.",
    ],
  );
});

Deno.test("unit economics by status", () => {
  const balance = (status: string) =>
    written(
      writeUnitEconomics,
      result("ltv_cac_ratio", { value: ratio(3.5), status, figures: { ltv: usd("350"), cac: usd("100") } }),
    )[0];
  assert.equal(balance("healthy"), "A customer worth $350.00 costs $100.00 to win, a ratio of 3.5x, which is healthy.");
  assert.match(balance("acceptable")!, /acceptable/);
  assert.match(balance("concerning")!, /loses money/);
  assert.match(balance("other")!, /3\.5x\.$/);
  assert.deepEqual(
    written(
      writeUnitEconomics,
      result("cac", { value: usd("100"), figures: { spend: usd("100"), new_customers: count(1) } }),
      result("cac_payback", { value: months(1) }),
      result("ltv", {
        value: usd("350"),
        figures: { lifespan_months: months(24), monthly_revenue: usd("14.58"), gross_margin_ltv: usd("200") },
      }),
    ),
    [
      "Spend of $100.00 won 1 new customer, $100.00 for each.",
      "A new customer pays back what it cost in 1 month.",
      "Lifetime value is $350.00: $14.58 a month over an assumed 24 months.",
      "After the cost of goods, lifetime value is $200.00.",
    ],
  );
});

Deno.test("the data: rows that can't be read and rows that are none", () => {
  const told = (rejected: number, skipped: number) => {
    const rows = (name: string, number: number) => figureFact(`rows.${name}`, "data", count(number));
    const material = materialOf([], { own: [rows("in", 9), rows("rejected", rejected), rows("skipped", skipped)] });
    return read(material, writeData(material).details);
  };
  assert.deepEqual(told(0, 0), []);
  assert.deepEqual(told(1, 1), [
    "1 of 9 rows has a cell that can't be read and is left out of the figures that need it.",
    "1 row isn't a record and counts nowhere: titles, totals and blank lines.",
  ]);
  assert.match(told(2, 2).join(" "), /2 of 9 rows have .* 2 rows aren't records and count/);
});

Deno.test("a note is said once, and not at all with a figure of its own or an unknown value", () => {
  const noted = (metric: string, ...notes: string[]) => result(metric, { value: usd("1"), notes });
  assert.deepEqual(
    written(
      writeNotes,
      noted("roas", "Turned round.", "Up to 5 rows."),
      noted("cac", "Turned round."),
      noted("ltv", "Told elsewhere."),
      result("mrr", { value: unavailable("not_recurring", ""), notes: ["Unknown."] }),
    ),
    ["Turned round."],
  );
});

Deno.test("what can't be known is told by cause, with what to add", () => {
  const all = [
    unknown("revenue_by_product", "missing_role"),
    unknown("revenue_change_by_product", "missing_role"),
    unknown("cost_per_click", "missing_role"),
    unknown("conversion_rate", "missing_role", "leads or clicks"),
    unknown("runway", "missing_parameter"),
    unknown("ltv", "missing_parameter"),
    unknown("MRR", "not_recurring"),
    unknown("roas", "zero_denominator"),
    ...["a", "b", "c", "d", "e"].map((metric) => unknown(metric, "insufficient_periods")),
    result("revenue_growth", {
      value: unavailable("zero_denominator", ""),
      series: [point("2024-01-01", { revenue: usd("0") })],
    }),
  ];
  const material = materialOf(all, {
    missing: new Map([
      ["revenue_by_product", [["product"]]],
      ["revenue_change_by_product", [["product"]]],
      ["cost_per_click", [["spend"], ["clicks", "impressions"]]],
    ]),
  });
  assert.deepEqual(read(material, whatIsUnknown(material, [...material.results.keys(), "absent"])), [
    "Revenue by product and revenue change by product can't be known, because the file has no column for the product; " +
    "add a column such as product to see them.",
    "Conversion rate can't be known, because it needs leads or clicks.",
    "Runway can't be known, because the cash balance wasn't given; give the cash balance along with the report to see it.",
    "Ltv can't be known, because a number that only you know wasn't given; give it along with the report to see it.",
    "MRR can't be known, because nothing in the file says how often a customer is billed; add a column such as " +
    "billing_period to see it.",
    "Roas can't be known, because there is nothing to divide by.",
    "A, B, C and others can't be known, because the file covers too few complete periods; export a longer stretch of " +
    "time to see them.",
    "Cost per click needs several columns that the file lacks: marketing spend and number of clicks.",
  ]);
});
