import { blankLine, comment, type CorpusCase } from "../case.ts";
import { days, numbers, stated, texts } from "../column.ts";
import { yearFirst } from "../date_style.ts";
import { COMMA, EUROPEAN, POINT } from "../number_style.ts";
import { sales } from "../sales.ts";

const DAYS = ["2024-01-13", "2024-01-14", "2024-01-15", "2024-01-16", "2024-01-17", "2024-01-18"];
const AMOUNTS = ["10.50", "20.25", "1300.00", "7.05", "88.80", "412.00"];

/** Date, product, amount, quantity: a text between columns that only a date or a number fits. */
function framed(product: readonly string[]) {
  return [
    days("Date", DAYS, yearFirst(), { role: "date" }),
    texts("Product", product, { role: "product" }),
    numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    numbers("Quantity", ["1", "2", "13", "4", "5", "6"], POINT, { role: "quantity" }),
  ];
}

const PRODUCTS = ["Desk", "Lamp", "Chair", "Desk", "Lamp", "Chair"];

/** What stands between, before and behind records, and records of another width than the header's. */
export const RECORDS: readonly CorpusCase[] = [
  ...(["semicolon;", "comma,", "tab\t"] as const).map((name): CorpusCase => {
    const delimiter = name.at(-1) as ";" | "," | "\t";
    const file = `sep_line_${name.slice(0, -1)}.csv`;
    return {
      file,
      proves: "a first line sep= names the delimiter and is no row",
      dialect: { sepLine: true, delimiter },
      columns: sales(file),
    };
  }),
  {
    file: "sep_line_utf8bom_crlf.csv",
    proves: "sep= behind a byte order mark",
    dialect: { sepLine: true, delimiter: ";", encoding: "utf-8-bom", lineEnd: "\r\n" },
    columns: sales("sep_line_utf8bom_crlf.csv", { number: EUROPEAN }),
  },
  {
    file: "sep_line_utf16le_bom.csv",
    proves: "sep= in UTF-16",
    dialect: { sepLine: true, delimiter: ";", encoding: "utf-16le-bom", lineEnd: "\r\n" },
    columns: sales("sep_line_utf16le_bom.csv", { number: COMMA }),
  },
  {
    file: "trailing_delimiter_every_row.csv",
    proves: "a delimiter behind every record makes no column of data",
    dialect: { trailing: "all", delimiter: ";" },
    columns: sales("trailing_delimiter_every_row.csv"),
  },
  {
    file: "trailing_delimiter_data_rows_only.csv",
    proves: "a delimiter behind the rows but not the header makes none of them too wide",
    dialect: { trailing: "rows" },
    columns: sales("trailing_delimiter_data_rows_only.csv"),
  },
  {
    file: "trailing_delimiter_tab_crlf.csv",
    proves: "the same with tabs and CRLF",
    dialect: { trailing: "all", delimiter: "\t", lineEnd: "\r\n" },
    columns: sales("trailing_delimiter_tab_crlf.csv"),
  },
  {
    file: "comment_lines_above.csv",
    proves: "comment lines above the header are left out and counted",
    above: [comment("# exported by the shop"), comment("# all times in UTC")],
    columns: sales("comment_lines_above.csv"),
  },
  {
    file: "comment_lines_between.csv",
    proves: "comment lines between rows are left out and counted",
    above: [comment("# orders, January")],
    between: { 3: [comment("# second page")], 7: [comment("# third page, last")] },
    columns: sales("comment_lines_between.csv"),
  },
  {
    file: "comment_line_below.csv",
    proves: "a comment line below the rows is left out and counted",
    below: [comment("# end of file")],
    columns: sales("comment_line_below.csv"),
  },
  {
    file: "number_sign_is_data.csv",
    proves: "order numbers such as #1001 are no comments",
    columns: [
      texts("Order", ["#1001", "#1002", "#1003", "#1004"], { role: "order_id" }),
      days("Date", DAYS.slice(0, 4), yearFirst(), { role: "date" }),
      numbers("Amount", AMOUNTS.slice(0, 4), POINT, { role: "amount" }),
    ],
  },
  {
    file: "number_sign_notes_are_data.csv",
    proves: "a note that begins with # in a whole row is no comment",
    columns: [
      texts("Note", ["# of parts: 3", "plain", "#1 fan", "# urgent", "plain", "x"]),
      days("Date", DAYS, yearFirst(), { role: "date" }),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    ],
  },
  {
    file: "comment_lines_with_delimiters.csv",
    proves: "comment lines that hold as many delimiters as a row",
    above: [comment("# written by hand, on Monday, by Jo, in haste, twice")],
    between: { 5: [comment("# from here on: second shop, same prices, other people, see mail")] },
    columns: sales("comment_lines_with_delimiters.csv"),
  },
  {
    file: "number_sign_header.csv",
    proves: "a header that begins with # is the header",
    columns: [
      texts("#", ["1", "2", "3", "4"]),
      days("Date", DAYS.slice(0, 4), yearFirst(), { role: "date" }),
      numbers("Amount", AMOUNTS.slice(0, 4), POINT, { role: "amount" }),
    ],
  },
  {
    file: "blank_lines_everywhere.csv",
    proves: "blank lines above, between and below are left out and counted",
    above: [blankLine(), blankLine()],
    between: { 2: [blankLine()], 5: [blankLine(), blankLine()] },
    below: [blankLine(), blankLine()],
    columns: sales("blank_lines_everywhere.csv"),
  },
  {
    file: "blank_lines_of_delimiters.csv",
    proves: "lines of delimiters or spaces are blank",
    between: { 4: [blankLine(",,,,")], 8: [blankLine("   ")] },
    columns: sales("blank_lines_of_delimiters.csv"),
  },
  {
    file: "blank_line_between_every_row.csv",
    proves: "a file with a blank line behind every record (CR CR LF written by a script)",
    between: Object.fromEntries(Array.from({ length: 12 }, (_, row) => [row, [blankLine()]])),
    columns: sales("blank_line_between_every_row.csv"),
  },
  {
    file: "nul_in_text_cell.csv",
    proves: "a stray NUL is kept out of the text, with a finding",
    columns: [
      days("Date", DAYS.slice(0, 4), yearFirst(), { role: "date" }),
      stated("Product", "text", [["Desk", "Desk"], ["La\u0000mp", "Lamp"], ["Chair", "Chair"], ["Shelf", "Shelf"]], {
        role: "product",
      }),
      numbers("Amount", AMOUNTS.slice(0, 4), POINT, { role: "amount" }),
    ],
    findings: [{ category: "nul", row: 3 }],
  },
  {
    file: "nul_in_quoted_cell.csv",
    proves: "the same inside quotes",
    dialect: { quoting: "all", delimiter: ";" },
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      stated(
        "Product",
        "text",
        PRODUCTS.map((text, i) => [i === 4 ? `${text}\u0000; big` : text, i === 4 ? `${text}; big` : text]),
        {
          role: "product",
        },
      ),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    ],
    findings: [{ category: "nul", row: 6 }],
  },
  {
    file: "wide_rows_one_reading.csv",
    proves: "an unquoted comma in a name: only joining the name leaves a date, a number and a number in their columns",
    columns: framed(["Desk", "Lamp, tall", "Chair", "Desk", "Lamp, short", "Chair"]),
    instead: {
      1: { line: "2024-01-14,Lamp, tall,20.25,2", finding: "repaired" },
      4: { line: "2024-01-17,Lamp, short,88.80,5" },
    },
  },
  {
    file: "wide_rows_decimal_commas_last.csv",
    proves: "unquoted decimal commas in the last column: every row is one cell too wide in the same way",
    dialect: { lineEnd: "\r\n" },
    columns: [
      texts("Status", ["paid", "paid", "refunded", "paid", "pending", "paid"], { role: "status" }),
      days("Date", DAYS, yearFirst(), { role: "date" }),
      numbers("Amount", AMOUNTS, COMMA, { role: "amount" }),
    ],
    instead: Object.fromEntries(DAYS.map((day, row) => [row, {
      line: `${["paid", "paid", "refunded", "paid", "pending", "paid"][row]},${day},${AMOUNTS[row]!.replace(".", ",")}`,
      ...(row === 0 ? { finding: "repaired" as const } : {}),
    }])),
  },
  {
    file: "wide_row_two_readings.csv",
    proves: "an unquoted comma between two columns of text can be joined in two ways: the row is rejected",
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      texts("Product", PRODUCTS, { role: "product" }),
      texts("Remark", ["red", "blue", "green", "white", "black", "grey"]),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    ],
    instead: { 3: { line: "2024-01-16,Desk,white,large,7.05", rejected: true, finding: "rejected" } },
  },
  {
    file: "wide_rows_by_several_cells.csv",
    proves: "names with one, two and three unquoted commas, some rows without: the date and the numbers hold them",
    dialect: { lineEnd: "\r\n" },
    columns: framed(["Desk, oak", "Lamp, tall, red", "Chair", "Set, of, four, cups", "Lamp", "Chair"]),
    instead: {
      0: { line: "2024-01-13,Desk, oak,10.50,1", finding: "repaired" },
      1: { line: "2024-01-14,Lamp, tall, red,20.25,2" },
      3: { line: "2024-01-16,Set, of, four, cups,7.05,4" },
    },
  },
  {
    file: "wide_rows_semicolons.csv",
    proves: "the same in a file of semicolons",
    dialect: { delimiter: ";" },
    columns: framed(["Desk", "Lamp; tall", "Chair", "Desk", "Lamp", "Chair"]),
    instead: { 1: { line: "2024-01-14;Lamp; tall;20.25;2", finding: "repaired" } },
  },
  {
    file: "wide_rows_amount_or_quantity.csv",
    proves: "10,50,3 is 10.50 and 3 or 10 and 50.3: rows that can be joined in two ways are rejected",
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      numbers("Amount", ["20", "11", "300", "7", "88", "412"], POINT, { role: "amount" }),
      numbers("Quantity", ["1", "2", "13", "4", "5", "6"], POINT, { role: "quantity" }),
    ],
    instead: {
      1: { line: "2024-01-14,10,50,3", rejected: true, finding: "rejected" },
      4: { line: "2024-01-17,88,25,5", rejected: true },
    },
  },
  {
    file: "wide_row_no_reading.csv",
    proves: "a row with two dates and two amounts fits in no way: it is rejected, the others are read",
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      numbers("Quantity", ["1", "2", "3", "4", "5", "6"], POINT, { role: "quantity" }),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    ],
    instead: { 2: { line: "2024-01-15,3,1300.00,2024-01-15,3,1300.00", rejected: true, finding: "rejected" } },
  },
  {
    file: "short_rows.csv",
    proves: "missing cells at the end of a row are empty, with a finding",
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
      texts("Product", PRODUCTS, { role: "product" }),
      texts("Remark", ["a", "b", "c", "d", "e", "f"]),
    ],
    instead: {
      1: { line: "2024-01-14,20.25,Lamp", cells: ["2024-01-14", "20.25", "Lamp", ""], finding: "short_row" },
      4: { line: "2024-01-17,88.80", cells: ["2024-01-17", "88.80", "", ""] },
    },
  },
  {
    file: "nul_in_three_rows.csv",
    proves: "three NULs in three rows are kept out",
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      stated(
        "Product",
        "text",
        PRODUCTS.map((text, i) => [i % 2 === 0 ? `\u0000${text}` : text, text]),
        { role: "product" },
      ),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
    ],
    findings: [{ category: "nul", row: 2 }],
  },
  {
    file: "mixed_line_ends.csv",
    proves: "CRLF behind some records and LF behind the others",
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      numbers("Amount", AMOUNTS, POINT, { role: "amount" }),
      texts("Product", PRODUCTS, { role: "product" }),
    ],
    instead: Object.fromEntries(
      [0, 2, 3].map((row) => [row, { line: `${DAYS[row]},${AMOUNTS[row]},${PRODUCTS[row]}\r` }]),
    ),
  },
  {
    file: "two_columns.csv",
    proves: "a table of two columns, with semicolons and decimal commas",
    dialect: { delimiter: ";" },
    columns: [
      days("Date", DAYS, yearFirst(), { role: "date" }),
      numbers("Amount", AMOUNTS, COMMA, { role: "amount" }),
    ],
  },
  {
    file: "one_column.csv",
    proves: "a file of one column, decimal commas and all",
    columns: [
      numbers("Amount", ["12,50", "7,05", "1300,00", "0,99"].map((text) => text.replace(",", ".")), COMMA, {
        role: "amount",
      }),
    ],
    dialect: { delimiter: ";" },
  },
  {
    file: "two_rows.csv",
    proves: "the smallest table",
    columns: sales("two_rows.csv", { rows: 2 }),
  },
  {
    file: "sixty_columns.csv",
    proves: "many columns, most of them of no use to Echo",
    columns: [
      ...sales("sixty_columns.csv"),
      ...Array.from(
        { length: 55 },
        (_, i) => texts(`Custom ${i + 1}`, Array.from({ length: 12 }, (_, row) => `x${row * i}`)),
      ),
    ],
  },
];
