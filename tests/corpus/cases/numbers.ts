import type { CorpusCase, TableCase } from "../case.ts";
import { blank, type Column, days, type Exceptions, numbers, stated, texts, unreadable } from "../column.ts";
import { yearFirst } from "../date_style.ts";
import type { Dialect } from "../dialect.ts";
import {
  COMMA,
  EUROPEAN,
  INDIAN,
  NARROW_NBSP,
  NBSP,
  type NumberStyle,
  POINT,
  SPACED,
  SWISS,
  US,
} from "../number_style.ts";
import { Random } from "../random.ts";
import { amounts, daysFrom, picks, PRODUCTS, signedAmounts, wholes } from "../values.ts";

/** Date, product and a column of amounts in one style. */
function styled(
  file: string,
  proves: string,
  style: NumberStyle,
  { signed = false, dialect = {}, exceptions = {}, values }: {
    readonly signed?: boolean;
    readonly dialect?: Partial<Dialect>;
    readonly exceptions?: Exceptions;
    readonly values?: readonly string[];
  } = {},
): TableCase {
  const random = new Random(file);
  const written = values ?? (signed ? signedAmounts : amounts)(random, 14);
  return {
    file,
    proves,
    dialect,
    columns: [...beside(random, written.length), numbers("Amount", written, style, { role: "amount" }, exceptions)],
  };
}

function beside(random: Random, rows: number): Column[] {
  return [
    days("Date", daysFrom(random, "2024-02-01", rows), yearFirst(), { role: "date" }),
    texts("Product", picks(random, rows, PRODUCTS), { role: "product" }),
  ];
}

function table(
  file: string,
  proves: string,
  columns: (random: Random) => Column[],
  more: Partial<TableCase> = {},
): TableCase {
  return { file, proves, columns: columns(new Random(file)), ...more };
}

const SEMICOLON: Partial<Dialect> = { delimiter: ";" };

/** How whole columns write numbers. */
export const NUMBERS: readonly CorpusCase[] = [
  styled("numbers_us.csv", "1,234.56", US),
  styled("numbers_european.csv", "1.234,56", EUROPEAN, { dialect: SEMICOLON }),
  styled("numbers_european_comma_file.csv", "1.234,56, quoted in a comma file", EUROPEAN),
  styled("numbers_comma_ungrouped.csv", "1234,56", COMMA, { dialect: SEMICOLON }),
  styled("numbers_spaced.csv", "1 234,56", SPACED, { dialect: SEMICOLON }),
  styled("numbers_spaced_point.csv", "1 234.56", { mark: ".", group: " " }),
  styled("numbers_nbsp.csv", "1 234,56 with a no-break space", { mark: ",", group: NBSP }, { dialect: SEMICOLON }),
  styled("numbers_nbsp_windows1252.csv", "the same in Windows-1252", { mark: ",", group: NBSP }, {
    dialect: { delimiter: ";", encoding: "windows-1252" },
  }),
  styled("numbers_narrow_nbsp.csv", "1 234,56 with a narrow no-break space", { mark: ",", group: NARROW_NBSP }, {
    dialect: SEMICOLON,
  }),
  styled("numbers_swiss.csv", "1'234.56", SWISS),
  styled("numbers_swiss_curly.csv", "1’234.56 with a curly apostrophe", { mark: ".", group: "’" }),
  styled("numbers_swiss_comma.csv", "1'234,56", { mark: ",", group: "'" }, { dialect: SEMICOLON }),
  styled("numbers_indian.csv", "10,00,000.05", INDIAN),
  styled("numbers_dollar.csv", "$1,234.56", { ...US, before: "$" }),
  styled("numbers_dollar_negative_outside.csv", "-$1,234.56", { ...US, before: "$" }, { signed: true }),
  styled("numbers_dollar_negative_inside.csv", "$-1,234.56", { ...US, before: "$", signInside: true }, {
    signed: true,
  }),
  styled("numbers_dollar_parentheses.csv", "($1,234.56)", { ...US, before: "$", negative: "()" }, { signed: true }),
  styled("numbers_euro_after.csv", "1.234,56 €", { ...EUROPEAN, after: " €" }, { dialect: SEMICOLON }),
  styled("numbers_euro_after_nbsp.csv", "1 234,56 € with no-break spaces", {
    mark: ",",
    group: NARROW_NBSP,
    after: `${NBSP}€`,
  }, {
    dialect: SEMICOLON,
    signed: true,
  }),
  styled("numbers_euro_before.csv", "€ 1.234,56", { ...EUROPEAN, before: "€ " }, { dialect: SEMICOLON }),
  styled("numbers_euro_before_signed.csv", "€ -1.234,56, as the Dutch write it", {
    ...EUROPEAN,
    before: "€ ",
    signInside: true,
  }, {
    dialect: SEMICOLON,
    signed: true,
  }),
  styled("numbers_pound.csv", "£1,234.56", { ...US, before: "£" }, { dialect: { encoding: "windows-1252" } }),
  styled("numbers_rupee_indian.csv", "₹10,00,000.05", { ...INDIAN, before: "₹" }, { signed: true }),
  styled("numbers_real.csv", "R$ 1.234,56", { ...EUROPEAN, before: "R$ " }, { dialect: SEMICOLON, signed: true }),
  styled("numbers_code_after.csv", "1,234.56 USD", { ...US, after: " USD" }, { signed: true }),
  styled("numbers_code_before.csv", "CHF 1'234.56", { ...SWISS, before: "CHF " }, { signed: true }),
  styled("numbers_code_before_nbsp.csv", "EUR 1.234,56 with a no-break space", { ...EUROPEAN, before: `EUR${NBSP}` }, {
    dialect: SEMICOLON,
  }),
  styled("numbers_kroner_after.csv", "1 234,56 kr", { mark: ",", group: NBSP, after: " kr" }, { dialect: SEMICOLON }),
  styled("numbers_zloty_after.csv", "1 234,56 zł", { mark: ",", group: NBSP, after: " zł" }, {
    dialect: SEMICOLON,
    signed: true,
  }),
  styled("numbers_us_dollar_before.csv", "US$1,234.56", { ...US, before: "US$" }, { signed: true }),
  styled("numbers_rupees_word_before.csv", "Rs. 10,00,000.05", { ...INDIAN, before: "Rs. " }),
  styled("numbers_danish_kroner_after.csv", "1.234,56 kr.", { ...EUROPEAN, after: " kr." }, { dialect: SEMICOLON }),
  styled("numbers_yen_whole.csv", "¥1,234,567", { ...US, before: "¥" }, {
    values: ["1234567", "980", "12000", "250", "1000000"],
  }),
  styled("numbers_minus.csv", "-1234.56", POINT, { signed: true }),
  styled("numbers_parentheses.csv", "(1,234.56)", { ...US, negative: "()" }, { signed: true }),
  styled("numbers_parentheses_european.csv", "(1.234,56)", { ...EUROPEAN, negative: "()" }, {
    dialect: SEMICOLON,
    signed: true,
  }),
  styled("numbers_trailing_minus.csv", "1,234.56-", { ...US, negative: "5-" }, { signed: true }),
  styled("numbers_trailing_minus_european.csv", "1.234,56-, as SAP writes it", { ...EUROPEAN, negative: "5-" }, {
    dialect: { delimiter: "\t" },
    signed: true,
  }),
  styled("numbers_unicode_minus.csv", "−1,234.56 with U+2212", { ...US, negative: "\u2212" }, { signed: true }),
  styled("numbers_unicode_minus_european.csv", "−1.234,56 € with U+2212", {
    ...EUROPEAN,
    negative: "\u2212",
    after: `${NBSP}€`,
  }, {
    dialect: SEMICOLON,
    signed: true,
  }),
  styled("numbers_missing_words.csv", "N/A, -, — and nothing are no numbers and no mistakes", US, {
    exceptions: { 1: blank("N/A"), 3: blank("-"), 5: blank("—"), 7: blank(""), 9: blank("n/a"), 11: blank("--") },
  }),
  styled("numbers_missing_words_european.csv", "the same beside 1.234,56 €", { ...EUROPEAN, after: " €" }, {
    dialect: SEMICOLON,
    exceptions: { 2: blank("-"), 4: blank("—"), 6: blank("N/A") },
  }),
  styled("numbers_whole.csv", "whole numbers without any mark", POINT, {
    values: wholes(new Random("w"), 14, 1, 99_999),
  }),
  styled("numbers_grouped_whole_proven.csv", "1,234 beside 1,234,567: the comma stands between groups", US, {
    values: ["1234", "2500", "1234567", "88000", "12", "950"],
  }),
  styled("numbers_dots_grouped_whole_proven.csv", "1.234 beside 1.234.567: the point stands between groups", EUROPEAN, {
    values: ["1234", "2500", "1234567", "88000", "12", "950"],
  }),
  styled("numbers_lakh_proven.csv", "1,234 beside 1,23,456: only the Indian reading is left", INDIAN, {
    values: ["1234", "123456", "45678", "9876543", "12"],
  }),
  styled("numbers_three_decimals_proven_by_zero.csv", "1,234 beside 0,500: the comma is the decimal mark", COMMA, {
    dialect: SEMICOLON,
    values: ["1.234", "0.500", "12.750", "3.125"],
  }),
  styled(
    "numbers_three_decimals_proven_by_length.csv",
    "12.345 beside 1234.500: the point is the decimal mark",
    POINT,
    {
      values: ["12.345", "1234.500", "7.125"],
    },
  ),
  styled("numbers_one_decimal.csv", "12,5 beside 1.234,5", EUROPEAN, {
    dialect: SEMICOLON,
    values: ["12.5", "1234.5", "7.0", "88.8", "20000.1"],
  }),
  styled("numbers_plus_signs.csv", "+12.50 and -3.00", POINT, {
    signed: true,
    exceptions: { 0: { text: "+1234.56", truth: "1234.56" }, 2: { text: "+12050.00", truth: "12050" } },
  }),
  styled("numbers_zero_forms.csv", "0, 0.00, -0.00 and .50", POINT, {
    values: ["0", "0.00", "5.25", "12.00", "7.5"],
    exceptions: { 3: { text: "-0.00", truth: "0" }, 4: { text: ".50", truth: "0.5" } },
  }),
  styled("numbers_spaces_around.csv", "spaces around the figures", { ...POINT, before: " ", after: "  " }),
  styled("numbers_largest_exact.csv", "many digits, to the last one", POINT, {
    values: ["9007199254740.99", "1234567890123.45", "0.01", "90071992547409.91"],
  }),
  styled("numbers_six_decimals.csv", "0.123456", POINT, { values: ["0.123456", "12.5", "1.000001", "100"] }),
  styled("numbers_mixed_currencies.csv", "another currency in each row", POINT, {
    values: ["1234.56", "10.50", "20.25", "99.99"],
    exceptions: {
      0: { text: "$1,234.56", truth: "1234.56" },
      1: { text: "€10.50", truth: "10.5" },
      2: { text: "20.25 GBP", truth: "20.25" },
      3: { text: "CA$99.99", truth: "99.99" },
    },
  }),
  styled("numbers_with_words_rejected.csv", "words among amounts reject their rows", EUROPEAN, {
    dialect: SEMICOLON,
    exceptions: { 6: unreadable("offen"), 9: unreadable("1.2.3,4,5") },
  }),
  styled("numbers_one_percent_among_amounts.csv", "a percentage among amounts is no amount", US, {
    exceptions: { 5: unreadable("19%") },
  }),
  table("numbers_percent_column.csv", "a column of percentages: 12.5 or 0.125, but the same for all", (random) => {
    const written: [string, string][] = [["12.5%", "12.5"], ["7%", "7"], ["0.25%", "0.25"], ["100%", "100"], [
      "-3.4%",
      "-3.4",
    ]];
    return [
      ...beside(random, 5),
      numbers("Amount", ["10.00", "20.50", "30.00", "40.00", "50.00"], POINT, { role: "amount" }),
      {
        ...stated("Growth", "number", written, { or: [["0.125", "0.07", "0.0025", "1", "-0.034"]] }),
        told: "quantity",
      },
    ];
  }),
  table("numbers_percent_column_european.csv", "12,5 % with a no-break space", (random) => {
    const written: [string, string][] = [
      [`12,5${NBSP}%`, "12.5"],
      [`7${NBSP}%`, "7"],
      [`0,25${NBSP}%`, "0.25"],
      [`100${NBSP}%`, "100"],
    ];
    return [
      ...beside(random, 4),
      numbers("Amount", ["10.00", "20.50", "30.00", "1040.00"], EUROPEAN, { role: "amount" }),
      { ...stated("Anteil", "number", written, { or: [["0.125", "0.07", "0.0025", "1"]] }), told: "quantity" },
    ];
  }, { dialect: SEMICOLON }),
  table("numbers_thousands_k.csv", "a column written in thousands: 1.5k", (random) => [
    ...beside(random, 6),
    stated("Impressions", "number", [
      ["1.5k", "1500"],
      ["2k", "2000"],
      ["12.25k", "12250"],
      ["0.5k", "500"],
      ["980", "980"],
      ["3.1k", "3100"],
    ], { role: "impressions" }),
    numbers("Spend", ["10.50", "20.00", "3.00", "4.00", "5.00", "6.00"], POINT, { role: "spend" }),
  ]),
  table("numbers_thousands_k_european.csv", "1,5k beside decimal commas", (random) => [
    ...beside(random, 6),
    stated("Impressions", "number", [
      ["1,5k", "1500"],
      ["2k", "2000"],
      ["12,25k", "12250"],
      ["0,5k", "500"],
      ["980", "980"],
      ["3,1k", "3100"],
    ], { role: "impressions" }),
    numbers("Spend", ["10.50", "20.00", "3.00", "4.00", "5.00", "6.00"], COMMA, { role: "spend" }),
  ], { dialect: SEMICOLON }),
  table("numbers_millions_m.csv", "a column written in thousands and millions: $2M, $1.5M, $750K", (random) => [
    ...beside(random, 6),
    stated("Amount", "number", [
      ["$2M", "2000000"],
      ["$1.5M", "1500000"],
      ["$750K", "750000"],
      ["$12.25M", "12250000"],
      ["$0.9M", "900000"],
      ["$80K", "80000"],
    ], { role: "amount" }),
  ]),
  table(
    "numbers_two_columns_two_styles.csv",
    "each column for itself: dollars grouped, rates with more decimals",
    (random) => [
      ...beside(random, 8),
      numbers("Amount", amounts(random, 8), { ...US, before: "$" }, { role: "amount" }),
      numbers("Fee", ["0.5", "1.25", "0.3", "2.75", "1", "0.125", "3.5", "1.5"], POINT, { role: "fee" }),
    ],
  ),
];
