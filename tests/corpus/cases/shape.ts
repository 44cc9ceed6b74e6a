import { blankLine, type CorpusCase, footer, type TableCase, title, total } from "../case.ts";
import { type Column, days, numbers, texts, unclaimed } from "../column.ts";
import { dayFirst, monthFirst, yearFirst } from "../date_style.ts";
import { COMMA, EUROPEAN, POINT, US } from "../number_style.ts";
import { sales } from "../sales.ts";

const DAYS = ["2024-01-13", "2024-01-14", "2024-01-15", "2024-01-16", "2024-01-17", "2024-01-18"];
const AMOUNTS = ["10.50", "20.25", "1300.00", "7.05", "88.80", "412.00"];
const PRODUCTS = ["Desk", "Lamp", "Chair", "Desk", "Lamp", "Chair"];

/** A table of sales with something around it. */
function framed(file: string, proves: string, around: Partial<TableCase>, columns?: Column[]): TableCase {
  return { file, proves, columns: columns ?? sales(file), ...around };
}

/** Sums of a table of sales in the file's own style: first column, label, … , amount. */
function totalLine(label: string, columns: readonly Column[]): string[] {
  return columns.map(({ cells }, i) => i === 0 ? label : i === columns.length - 1 ? cells[2]!.text : "");
}

function withTotal(file: string, proves: string, label: string, columns = sales(file)): TableCase {
  return framed(file, proves, { below: [total(totalLine(label, columns))] }, columns);
}

const EUROPEAN_SALES = (file: string) =>
  sales(file, { number: EUROPEAN, date: dayFirst("."), rows: 14, first: "2024-01-25" });

/** Titles, totals, footers, and headers that are odd. */
export const SHAPES: readonly CorpusCase[] = [
  framed("title_row.csv", "one title above the header", { above: [title("Sales report")] }),
  framed("title_and_blank_row.csv", "a title and a blank line above the header", {
    above: [title("Sales report"), blankLine()],
  }),
  framed("title_account_range.csv", "a title, an account name and a range of dates", {
    above: [title("Sales by customer"), title("Northwind Traders"), title('"January 1 - March 31, 2024"'), blankLine()],
  }),
  framed("title_padded_with_delimiters.csv", "title lines that Excel filled up with delimiters", {
    above: [title("Sales report,,,,"), title("1 January 2024 to 31 March 2024,,,,"), blankLine(",,,,")],
  }),
  framed("key_value_preamble.csv", "pairs of a name and a value above the header", {
    above: [
      title("Account:,Acme"),
      title("From:,2024-01-01"),
      title("To:,2024-03-31"),
      title("Currency:,USD"),
      blankLine(),
    ],
  }),
  framed("key_value_preamble_semicolon.csv", "the same with semicolons and decimal commas", {
    above: [
      title("Konto;DE00 1234"),
      title("Zeitraum;01.01.2024 - 31.03.2024"),
      title("Saldo;1.204,50 EUR"),
      blankLine(),
    ],
    dialect: { delimiter: ";" },
  }, EUROPEAN_SALES("key_value_preamble_semicolon.csv")),
  framed("long_preamble.csv", "twelve lines above the header", {
    above: Array.from({ length: 12 }, (_, i) => title(`Note ${i + 1}: see the manual`)),
  }),
  framed("preamble_of_25_lines.csv", "twenty-five lines above the header", {
    above: Array.from({ length: 25 }, (_, i) => title(`Term ${i + 1}. The data is given as is`)),
  }),
  framed("summary_block_above.csv", "a small table of sums above the table itself", {
    above: [
      title("Summary"),
      title(["Orders", "12"]),
      title(["Sold", "1421.55"]),
      title(["Refunded", "0.00"]),
      blankLine(),
    ],
  }),
  framed("preamble_with_commas.csv", "title lines that hold the delimiter", {
    above: [title("Report of Acme, Inc."), title("Chosen: paid, refunded"), blankLine()],
  }),
  framed("preamble_utf16le_tab.csv", "titles in UTF-16", {
    above: [title("Campaign report"), title("January 1, 2024 - January 31, 2024")],
    dialect: { encoding: "utf-16le-bom", delimiter: "\t" },
  }),
  framed("preamble_and_total.csv", "titles above and a total below", {
    above: [title("Sales report"), blankLine()],
    below: [total(totalLine("Total", sales("preamble_and_total.csv")))],
  }),
  withTotal("total_row.csv", "a line Total below the rows", "Total"),
  withTotal("total_row_capitals.csv", "a line TOTAL below the rows", "TOTAL"),
  withTotal("report_total_row.csv", "a line Report total", "Report total"),
  withTotal("grand_total_row.csv", "a line Grand Total", "Grand Total"),
  withTotal("total_row_with_colon.csv", "a line Total:", "Total:"),
  ...([
    ["de_gesamt", "Gesamt"],
    ["de_summe", "Summe"],
    ["fr_total_general", "Total général"],
    ["fr_somme", "Somme"],
    ["es_total_general", "Total general"],
    ["es_suma", "Suma"],
    ["it_totale", "Totale"],
    ["pt_total_geral", "Total geral"],
    ["nl_totaal", "Totaal"],
  ] as const).map(([name, label]): TableCase => {
    const file = `total_row_${name}.csv`;
    const columns = EUROPEAN_SALES(file);
    return { ...withTotal(file, `a line ${label}`, label, columns), dialect: { delimiter: ";" } };
  }),
  framed("subtotals_between.csv", "subtotals between the rows and a total below", {
    between: { 4: [total(["Subtotal", "", "", "", "1322.05"])], 8: [total(["Subtotal", "", "", "", "99.50"])] },
    below: [total(["Total", "", "", "", "1421.55"])],
  }),
  ...([
    ["de", ["Zwischensumme", "Gesamtsumme"]],
    ["fr", ["Sous-total", "Total TTC"]],
    ["es", ["Subtotal", "Total general"]],
    ["it", ["Subtotale", "Totale complessivo"]],
    ["pt", ["Subtotal", "Total"]],
    ["nl", ["Subtotaal", "Eindtotaal"]],
  ] as const).map(([language, [part, whole]]): TableCase => {
    const file = `subtotals_${language}.csv`;
    const columns = EUROPEAN_SALES(file);
    return {
      file,
      proves: `lines ${part} between the rows and ${whole} below`,
      dialect: { delimiter: ";" },
      columns,
      between: { 5: [total(totalLine(part, columns))], 10: [total(totalLine(part, columns))] },
      below: [total(totalLine(whole, columns))],
    };
  }),
  withTotal("total_row_with_count.csv", "a line Total (12 orders)", "Total (12 orders)"),
  framed("total_for_each_customer.csv", "lines Total for … behind each group", {
    between: { 5: [total(["Total for Acme GmbH", "", "", "", "1322.05"])] },
    below: [total(["Total for Café Noir", "", "", "", "99.50"]), total(["TOTAL", "", "", "", "1421.55"])],
  }),
  framed("total_in_second_column.csv", "the label of the total stands in another column than the first", {
    below: [total(["", "Total", "", "", "1421.55"])],
  }),
  framed(
    "unlabelled_total.csv",
    "a last line of nothing but the sum: 10.50 + 20.25 + 1300.00 + 7.05 + 88.80 + 412.00 = 1838.60",
    {
      below: [total(["", "", "1838.60"])],
    },
    [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      texts("Product", PRODUCTS, { role: "product" }),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    ],
  ),
  framed("products_called_total.csv", "products whose name begins with Total are records", {}, [
    days("Date", DAYS, yearFirst(), { role: "date" }),
    texts("Product", ["Total Wellness box", "Lamp", "Totally Tea", "Summer set", "Sumac", "Gesamtwerk Goethe"], {
      role: "product",
    }),
    numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
  ]),
  framed("footer_line.csv", "a line of words below the rows", { below: [footer("End of report")] }),
  framed("footer_with_date.csv", "who exported the file and when, below a blank line", {
    below: [blankLine(), footer('"Exported on March 31, 2024 by Jo"')],
  }),
  framed("footer_lines_and_total.csv", "a total, a blank line and two lines of words", {
    below: [
      total(["Total", "", "", "", "1421.55"]),
      blankLine(),
      footer("Amounts include taxes"),
      footer('"Accrual basis Sunday, March 31, 2024 09:15 AM"'),
    ],
  }),
  framed("footer_with_commas.csv", "a line of words below the rows that holds the delimiter", {
    below: [blankLine(), footer("Amounts are gross, before fees, in USD")],
  }),
  framed("page_numbers_between.csv", "lines Page 1 of 3 between the rows", {
    between: { 4: [footer("Page 1 of 3")], 8: [footer("Page 2 of 3")] },
    below: [footer("Page 3 of 3")],
  }),
  framed("repeated_header.csv", "the header again between the rows, as pages were joined", {
    between: {
      4: [{ line: ["Date", "Customer", "Product", "Quantity", "Amount"], finding: "repeated_header" }],
      8: [{ line: ["Date", "Customer", "Product", "Quantity", "Amount"], finding: "repeated_header" }],
    },
  }),
  framed("repeated_header_quoted.csv", "the header again, this time in quotes", {
    between: { 6: [{ line: '"Date","Customer","Product","Quantity","Amount"', finding: "repeated_header" }] },
  }),
  framed("repeated_title_and_header.csv", "a title, the header and a total on every page", {
    above: [title("Orders")],
    between: {
      6: [
        total(["Total", "", "", "", "500.00"]),
        { line: "Orders", finding: null },
        { line: ["Date", "Customer", "Product", "Quantity", "Amount"], finding: "repeated_header" },
      ],
    },
    below: [total(["Total", "", "", "", "700.00"])],
  }),
  framed("duplicate_headers.csv", "two columns of one name are told apart", {
    findings: [{ category: "renamed" }],
  }, [
    days("Date", DAYS, yearFirst(), { role: "date" }),
    numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    texts("Note", PRODUCTS),
    { ...texts("Note", ["a", "b", "c", "d", "e", "f"]), name: "Note (2)" },
  ]),
  framed("empty_headers.csv", "columns without a name get one", { findings: [{ category: "renamed" }] }, [
    { ...texts("", ["1", "2", "3", "4", "5", "6"]), name: "column 1" },
    days("Date", DAYS, yearFirst(), { role: "date" }),
    numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    { ...texts("", ["a", "b", "c", "d", "e", "f"]), name: "column 4" },
  ]),
  framed("spaced_headers.csv", "headers with spaces around them", {}, [
    { ...days(" Date ", DAYS, yearFirst(), { role: "date" }), name: "Date" },
    { ...numbers("  Amount", AMOUNTS, POINT, { role: "amount" }), name: "Amount" },
    { ...texts("Product ", PRODUCTS, { role: "product" }), name: "Product" },
  ]),
  framed("header_less.csv", "no header: the first line is a row like the others", {
    header: [],
    findings: [{ category: "no_header" }],
  }, [
    days("column 1", DAYS, yearFirst(), { told: "date" }),
    texts("column 2", PRODUCTS),
    numbers("column 3", AMOUNTS, POINT, { told: "amount" }),
  ]),
  framed("header_less_semicolon_de.csv", "no header, German dates and decimal commas", {
    header: [],
    dialect: { delimiter: ";" },
    findings: [{ category: "no_header" }],
  }, [
    days("column 1", DAYS, dayFirst("."), { told: "date" }),
    texts("column 2", ["Miete", "Strom", "Papier", "Bahn", "Miete", "Strom"]),
    numbers("column 3", AMOUNTS, EUROPEAN, { told: "amount" }),
    texts("column 4", ["EUR", "EUR", "EUR", "EUR", "EUR", "EUR"]),
  ]),
  framed("header_less_quoted.csv", "no header, every cell quoted", {
    header: [],
    dialect: { quoting: "all" },
    findings: [{ category: "no_header" }],
  }, [
    texts("column 1", ["1001", "1002", "1003", "1004", "1005", "1006"]),
    days("column 2", DAYS, monthFirst("/"), { told: "date" }),
    numbers("column 3", AMOUNTS, US, { told: "amount" }),
    texts("column 4", PRODUCTS),
  ]),
  framed("two_line_header.csv", "a header of two lines: groups above, names below", {
    header: [["", "", "Sales", "Sales"], ["Date", "Product", "Quantity", "Amount"]],
    alsoSkipped: [1],
    findings: [{ category: "header_lines" }],
  }, [
    { ...days("Date", DAYS, yearFirst(), {}), name: null },
    { ...texts("Product", PRODUCTS), name: null },
    { ...texts("Quantity", ["1", "2", "3", "4", "5", "6"]), name: null },
    { ...texts("Amount", AMOUNTS), name: null },
  ]),
  framed("two_line_header_units.csv", "a header of two lines: names above, units below", {
    header: [["Date", "Product", "Amount", "Weight"], ["", "", "(USD)", "(kg)"]],
    alsoSkipped: [1],
    findings: [{ category: "header_lines" }],
  }, [
    { ...days("Date", DAYS, yearFirst(), {}), name: null },
    { ...texts("Product", PRODUCTS), name: null },
    { ...texts("Amount", AMOUNTS), name: null },
    { ...texts("Weight", ["1.5", "2.5", "3.5", "4.5", "5.5", "6.5"]), name: null },
  ]),
  framed("years_as_headers.csv", "years in the header are names, not data", {}, [
    texts("Account", ["Rent", "Power", "Paper"]),
    texts("2023", ["100.50", "20.25", "3.00"]),
    numbers("2024", ["110.50", "21.25", "4.00"], POINT, { told: "expense" }),
  ]),
  framed("months_as_headers.csv", "months in the header are names, not data", {}, [
    texts("Account", ["Rent", "Power", "Paper"]),
    texts("2024-01", ["100.50", "20.25", "3.00"]),
    texts("2024-02", ["105.50", "20.75", "3.50"]),
    numbers("2024-03", ["110.50", "21.25", "4.00"], POINT, { told: "expense" }),
  ]),
  framed("comma_titles_semicolon_table.csv", "titles hold commas, the table semicolons", {
    above: [title("Acme, Ltd., London"), title("Jan 1, 2024 - Mar 31, 2024"), blankLine()],
    dialect: { delimiter: ";" },
  }, sales("comma_titles_semicolon_table.csv", { number: COMMA })),
  framed("blank_column_between.csv", "an empty column between the others", { findings: [{ category: "renamed" }] }, [
    days("Date", DAYS, yearFirst(), { role: "date" }),
    { ...texts("", ["", "", "", "", "", ""]), name: "column 2" },
    numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
  ]),
  framed("amounts_that_cant_be_read.csv", "words in a column of amounts reject their row, and it is said which", {}, [
    days("Date", [...DAYS, "2024-01-19", "2024-01-20", "2024-01-21", "2024-01-22"], yearFirst(), { role: "date" }),
    numbers(
      "Amount",
      [...AMOUNTS, "5.25", "6.25", "7.25", "8.25"],
      POINT,
      { role: "amount" },
      { 2: { text: "see note", truth: null, rejects: true }, 7: { text: "12.3.4", truth: null, rejects: true } },
    ),
    texts("Product", [...PRODUCTS, "Desk", "Lamp", "Chair", "Desk"], { role: "product" }),
  ]),
  framed("days_that_cant_be_read.csv", "a day that isn't in the calendar is no day; the row is kept and it is said", {
    findings: [{ category: "unreadable", row: 4 }],
  }, [
    days("Date", DAYS, yearFirst(), { role: "date" }, { 2: { text: "2024-02-30", truth: null } }),
    numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    { ...texts("Remark", PRODUCTS), cells: PRODUCTS.map(unclaimed) },
  ]),
];
