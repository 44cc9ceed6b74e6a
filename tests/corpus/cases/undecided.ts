import { blankLine, type CorpusCase, title, total } from "../case.ts";
import { type Column, days, numbers, texts } from "../column.ts";
import { dayFirst, monthFirst, withTime, yearFirst } from "../date_style.ts";
import { COMMA, EUROPEAN, type NumberStyle, POINT, US } from "../number_style.ts";
import { Random } from "../random.ts";
import { daysFrom, earlyDays, picks, PRODUCTS } from "../values.ts";

const GROUPED = ["1234", "2500", "12000", "3750", "9999", "101500"];
const THREE_DECIMALS = ["1.234", "2.500", "12.001", "3.750", "9.999", "101.500"];

/** Amounts that read as thousands and as three decimals, with nothing else to go by. */
function amountsAsked(file: string, values: readonly string[], style: NumberStyle): Column[] {
  const random = new Random(file);
  return [
    days("Date", daysFrom(random, "2024-02-01", values.length), yearFirst(), { role: "date" }),
    texts("Product", picks(random, values.length, PRODUCTS), { role: "product" }),
    numbers("Amount", values, style, { role: "amount", settled: "nobody" }),
  ];
}

const PLAIN_AMOUNTS = ["10.50", "20.25", "1300.00", "7.05", "88.80", "412.00"];

/** Days none of which shows the order of day and month. */
function daysAsked(
  style: ReturnType<typeof dayFirst>,
  words: Parameters<typeof days>[3] = { role: "date", settled: "nobody" },
): Column[] {
  const dates = earlyDays(new Random("early"), 2024, 6);
  return [days("Date", dates, style, words), numbers("Amount", PLAIN_AMOUNTS, POINT, { role: "amount" })];
}

/** What fits two readings must be asked; what another column or a single cell settles must not. */
export const UNDECIDED: readonly CorpusCase[] = [
  {
    file: "asked_1comma234_grouped.csv",
    proves: "1,234 / 2,500 alone; they were thousands",
    columns: amountsAsked("a", GROUPED, US),
  },
  {
    file: "asked_1comma234_decimals.csv",
    proves: "1,234 / 2,500 alone; they were decimals",
    columns: amountsAsked("b", THREE_DECIMALS, COMMA),
  },
  {
    file: "asked_1point234_decimals.csv",
    proves: "1.234 / 2.500 alone; they were decimals",
    columns: amountsAsked("c", THREE_DECIMALS, POINT),
  },
  {
    file: "asked_1point234_grouped.csv",
    proves: "1.234 / 2.500 alone; they were thousands",
    columns: amountsAsked("d", GROUPED, EUROPEAN),
  },
  {
    file: "asked_1comma234_with_whole.csv",
    proves: "whole numbers below a thousand beside 1,234 settle nothing",
    columns: amountsAsked("e", ["1234", "500", "12000", "37", "999", "101500"], US),
  },
  {
    file: "asked_1comma234_dollar.csv",
    proves: "a dollar sign is no proof: 1,234 is still asked",
    columns: amountsAsked("f", GROUPED, { ...US, before: "$", negative: "()" }),
  },
  {
    file: "asked_two_columns_of_amounts.csv",
    proves: "two columns that are both open",
    columns: [
      ...amountsAsked("g", GROUPED, US),
      numbers("Fee", ["1100", "2200", "3300", "4400", "5500", "6600"], US, { role: "fee", settled: "nobody" }),
    ],
  },
  {
    file: "settled_1comma234_by_other_column.csv",
    proves: "the fees write 1,234.50: the comma of the amounts stands between groups",
    columns: [
      ...amountsAsked("h", GROUPED, US).slice(0, 2),
      numbers("Amount", GROUPED, US, { role: "amount", settled: "file" }),
      numbers("Fee", ["1234.50", "2.25", "3.00", "4.10", "5.55", "6.60"], US, { role: "fee" }),
    ],
  },
  {
    file: "settled_1point234_by_other_column.csv",
    proves: "the fees write 2,25: the point of the amounts stands between groups",
    dialect: { delimiter: ";" },
    columns: [
      ...amountsAsked("i", GROUPED, EUROPEAN).slice(0, 2),
      numbers("Amount", GROUPED, EUROPEAN, { role: "amount", settled: "file" }),
      numbers("Fee", ["1234.50", "2.25", "3.00", "4.10", "5.55", "6.60"], EUROPEAN, { role: "fee" }),
    ],
  },
  {
    file: "settled_1comma234_by_unused_column.csv",
    proves: "a column that Echo has no use for settles the decimal mark all the same",
    columns: [
      ...amountsAsked("j", GROUPED, US).slice(0, 2),
      numbers("Amount", GROUPED, US, { role: "amount", settled: "file" }),
      texts("Shelf height", ["1,234.50", "12.25", "3.00", "4.10", "5.55", "6.60"]),
    ],
  },
  ...([
    ["slash", dayFirst("/"), monthFirst("/")],
    ["point", dayFirst("."), monthFirst(".")],
    ["dash", dayFirst("-"), monthFirst("-")],
    ["slash_unpadded", dayFirst("/", { pad: false }), monthFirst("/", { pad: false })],
  ] as const).flatMap(([name, dmy, mdy]): CorpusCase[] => [
    { file: `asked_days_dmy_${name}.csv`, proves: `03/01 with ${name}: they were days first`, columns: daysAsked(dmy) },
    {
      file: `asked_days_mdy_${name}.csv`,
      proves: `01/03 with ${name}: they were months first`,
      columns: daysAsked(mdy),
    },
  ]),
  {
    file: "asked_days_with_time.csv",
    proves: "a time of day settles nothing",
    columns: daysAsked(withTime(dayFirst("/"), "24")),
  },
  {
    file: "asked_days_and_amounts.csv",
    proves: "both the order of the days and the decimal mark are open",
    columns: [
      days("Date", earlyDays(new Random("both"), 2024, 6), monthFirst("/"), { role: "date", settled: "nobody" }),
      numbers("Amount", GROUPED, US, { role: "amount", settled: "nobody" }),
    ],
  },
  {
    file: "asked_two_columns_of_days.csv",
    proves: "start and end are both open",
    columns: [
      ...daysAsked(dayFirst("/")),
      days("End date", earlyDays(new Random("end"), 2025, 6), dayFirst("/"), { role: "end_date", settled: "nobody" }),
    ],
  },
  {
    file: "settled_days_by_other_column.csv",
    proves: "the end dates hold a 31st: the start dates are written alike",
    columns: [
      ...daysAsked(dayFirst("/"), { role: "date", settled: "file" }),
      days(
        "End date",
        ["2024-12-31", "2024-11-30", "2024-10-05", "2024-09-09", "2024-12-24", "2024-08-08"],
        dayFirst("/"),
        {
          role: "end_date",
        },
      ),
    ],
  },
  {
    file: "settled_days_mdy_by_other_column.csv",
    proves: "the same with the month first",
    columns: [
      ...daysAsked(monthFirst("/"), { role: "date", settled: "file" }),
      days(
        "End date",
        ["2024-12-31", "2024-11-30", "2024-10-05", "2024-09-09", "2024-12-24", "2024-08-08"],
        monthFirst("/"),
        {
          role: "end_date",
        },
      ),
    ],
  },
  {
    file: "settled_quantity_by_amount.csv",
    proves: "amounts such as 10.50 settle that a quantity of 1,250 is twelve hundred and fifty",
    columns: [
      days("Date", daysFrom(new Random("q"), "2024-02-01", 6), yearFirst(), { role: "date" }),
      numbers("Quantity", ["1250", "2000", "350", "12000", "5000", "1100"], US, { role: "quantity", settled: "file" }),
      numbers("Amount", PLAIN_AMOUNTS, POINT, { role: "amount" }),
    ],
  },
  {
    file: "settled_impressions_by_spend.csv",
    proves: "spend such as 10,50 settles that impressions of 12.345 are twelve thousand",
    dialect: { delimiter: ";" },
    columns: [
      days("Date", daysFrom(new Random("i"), "2024-02-01", 6), yearFirst(), { role: "date" }),
      numbers("Impressions", ["12345", "20500", "3500", "12000", "5250", "1100"], EUROPEAN, {
        role: "impressions",
        settled: "file",
      }),
      numbers("Spend", PLAIN_AMOUNTS, COMMA, { role: "spend" }),
    ],
  },
  {
    file: "asked_amounts_where_columns_disagree.csv",
    proves: "one column writes 1,234.50, another 1.234,50: they settle nothing for a third",
    dialect: { delimiter: ";" },
    columns: [
      ...amountsAsked("k", GROUPED, US),
      texts("Shelf height", ["1,234.50", "12.25", "3.00", "4.10", "5.55", "6.60"]),
      texts("Shelf width", ["1.234,50", "12,25", "3,00", "4,10", "5,55", "6,60"]),
    ],
  },
  {
    file: "asked_days_where_columns_disagree.csv",
    proves: "one column writes 31/12/2024, another 12/31/2024: they settle nothing for a third",
    columns: [
      ...daysAsked(dayFirst("/")),
      texts("Shipped", ["31/12/2024", "30/11/2024", "05/10/2024", "09/09/2024", "24/12/2024", "08/08/2024"]),
      texts("Billed", ["12/31/2024", "11/30/2024", "10/05/2024", "09/09/2024", "12/24/2024", "08/08/2024"]),
    ],
  },
  {
    file: "asked_days_beside_iso.csv",
    proves: "a column of ISO days says nothing of how the other is written",
    columns: [
      ...daysAsked(monthFirst("/")),
      days(
        "End date",
        ["2024-12-31", "2024-11-30", "2024-10-05", "2024-09-09", "2024-12-24", "2024-08-08"],
        yearFirst(),
        {
          role: "end_date",
        },
      ),
    ],
  },
  {
    file: "asked_days_beside_named_months.csv",
    proves: "a column of named months says nothing of how the other is written",
    columns: [
      ...daysAsked(dayFirst("/")),
      texts("Shipped", ["31 Dec 2024", "30 Nov 2024", "5 Oct 2024", "9 Sep 2024", "24 Dec 2024", "8 Aug 2024"]),
    ],
  },
  {
    file: "asked_days_with_preamble_and_total.csv",
    proves: "titles and totals settle nothing",
    above: [title("Orders"), blankLine()],
    below: [total(["Total", "1838.60"])],
    columns: daysAsked(dayFirst("/")),
  },
  {
    file: "settled_days_by_one_cell.csv",
    proves: "one 13th among 40 days settles the order of all",
    columns: [
      days("Date", [...earlyDays(new Random("one"), 2024, 39), "2024-05-13"], dayFirst("/"), { role: "date" }),
      numbers("Amount", Array.from({ length: 40 }, (_, i) => `${i + 1}.50`), POINT, { role: "amount" }),
    ],
  },
  {
    file: "settled_amounts_by_one_cell.csv",
    proves: "one 7.05 among 40 amounts such as 1,234 settles the mark of all",
    columns: [
      days("Date", daysFrom(new Random("d40"), "2024-02-01", 40), yearFirst(), { role: "date" }),
      numbers("Amount", [...Array.from({ length: 39 }, (_, i) => String(1000 + 37 * i)), "7.05"], US, {
        role: "amount",
      }),
    ],
  },
  {
    file: "same_day_in_both_orders.csv",
    proves: "01/01, 02/02, 03/03: the order makes no difference, so nothing is asked",
    columns: [
      days("Date", ["2024-01-01", "2024-02-02", "2024-03-03", "2024-04-04"], dayFirst("/"), { role: "date" }),
      numbers("Amount", ["10.50", "20.25", "1300.00", "7.05"], POINT, { role: "amount" }),
    ],
  },
];
