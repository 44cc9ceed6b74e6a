import type { Role } from "../../../src/domain/schema/role.ts";
import { blankLine, comment, type LeftOut, type TableCase, title, total } from "../case.ts";
import { type ColumnWords, days, numbers, texts } from "../column.ts";
import { type DateStyle, dayFirst, type Language, monthFirst, named, withTime, yearFirst } from "../date_style.ts";
import type { Dialect, Encoding } from "../dialect.ts";
import {
  COMMA,
  EUROPEAN,
  INDIAN,
  NBSP,
  type NumberStyle,
  POINT,
  SPACED,
  SWISS,
  US,
  writeNumber,
} from "../number_style.ts";
import { type Choice, pairwise } from "../pairwise.ts";
import { Random } from "../random.ts";
import { daysFrom, picks, signedAmounts, wholes } from "../values.ts";

const FACTORS = {
  encoding: ["utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom", "utf-16le", "windows-1252"],
  delimiter: ["comma", "semicolon", "tab", "pipe"],
  lineEnd: ["lf", "crlf", "cr"],
  quoting: ["needed", "all"],
  above: ["none", "title", "pairs", "comments"],
  below: ["none", "total", "blank", "total_blank"],
  odd: ["none", "blank_lines", "repeated_header", "trailing", "quoted_newlines"],
  number: [
    "point",
    "comma",
    "us",
    "european",
    "spaced",
    "nbsp",
    "swiss",
    "indian",
    "dollar",
    "euro",
    "parentheses",
    "sap",
  ],
  date: ["iso", "iso_time", "dmy_slash", "dmy_point", "mdy_slash", "mdy_time", "named_long", "named_short"],
  language: ["en", "de", "fr", "es", "it", "pt", "nl"],
} as const;

type Combination = Choice<typeof FACTORS>;

const DELIMITERS: Readonly<Record<Combination["delimiter"], Dialect["delimiter"]>> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  pipe: "|",
};

const LINE_ENDS: Readonly<Record<Combination["lineEnd"], Dialect["lineEnd"]>> = { lf: "\n", crlf: "\r\n", cr: "\r" };

const NUMBERS: Readonly<Record<Combination["number"], NumberStyle>> = {
  point: POINT,
  comma: COMMA,
  us: US,
  european: EUROPEAN,
  spaced: SPACED,
  nbsp: { mark: ",", group: NBSP },
  swiss: SWISS,
  indian: INDIAN,
  dollar: { ...US, before: "$" },
  euro: { ...EUROPEAN, after: " €" },
  parentheses: { ...US, negative: "()" },
  sap: { ...EUROPEAN, negative: "5-" },
};

const LONG_FORMS: Readonly<Record<Language, string>> = {
  en: "MMMM D, YYYY",
  de: "D. MMMM YYYY",
  fr: "D MMMM YYYY",
  es: "D [de] MMMM [de] YYYY",
  it: "D MMMM YYYY",
  pt: "D [de] MMMM [de] YYYY",
  nl: "D MMMM YYYY",
};

function dateStyle(date: Combination["date"], language: Language): DateStyle {
  switch (date) {
    case "iso":
      return yearFirst();
    case "iso_time":
      return withTime(yearFirst(), "24s", "T");
    case "dmy_slash":
      return dayFirst("/");
    case "dmy_point":
      return dayFirst(".");
    case "mdy_slash":
      return monthFirst("/", { pad: false });
    case "mdy_time":
      return withTime(monthFirst("/"), "12");
    case "named_long":
      return named(language, LONG_FORMS[language]);
    case "named_short":
      return named(language, "DD-MMM-YYYY");
  }
}

interface Words {
  readonly headers: readonly [date: string, text: string, count: string, amount: string];
  readonly texts: readonly string[];
  readonly title: string;
  readonly range: string;
  readonly total: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    headers: ["Date", "Product", "Quantity", "Amount"],
    texts: ["Oak desk", "Lamp", "Paper, white"],
    title: "Sales report",
    range: "Period",
    total: "Total",
  },
  de: {
    headers: ["Datum", "Artikel", "Menge", "Betrag"],
    texts: ["Bürostuhl", "Lampe", "Papier; weiß"],
    title: "Umsätze",
    range: "Zeitraum",
    total: "Gesamt",
  },
  fr: {
    headers: ["Date", "Désignation", "Quantité", "Montant"],
    texts: ["Chaise", "Lampe à pied", "Papier, blanc"],
    title: "Ventes",
    range: "Période",
    total: "Total général",
  },
  es: {
    headers: ["Fecha", "Artículo", "Cantidad", "Importe"],
    texts: ["Silla", "Lámpara", "Papel; blanco"],
    title: "Ventas",
    range: "Período",
    total: "Total general",
  },
  it: {
    headers: ["Data", "Articolo", "Quantità", "Importo"],
    texts: ["Sedia", "Lampada", "Carta, bianca"],
    title: "Vendite",
    range: "Periodo",
    total: "Totale",
  },
  pt: {
    headers: ["Data", "Produto", "Quantidade", "Valor"],
    texts: ["Cadeira", "Lâmpada", "Papel; branco"],
    title: "Vendas",
    range: "Período",
    total: "Total geral",
  },
  nl: {
    headers: ["Datum", "Omschrijving", "Aantal", "Bedrag"],
    texts: ["Bureaustoel", "Lamp", "Papier, wit"],
    title: "Verkopen",
    range: "Periode",
    total: "Totaal",
  },
};

function combined(choice: Combination, index: number): TableCase {
  const { encoding, delimiter, language, number, date, above, below, odd } = choice;
  const file = [
    `mixed_${String(index + 1).padStart(3, "0")}`,
    encoding.replaceAll("-", ""),
    delimiter,
    language,
    number,
    date,
    ...above === "none" ? [] : [above],
    ...below === "none" ? [] : [below],
    ...odd === "none" ? [] : [odd],
  ].join("_") + ".csv";
  const words = WORDS[language];
  const cut = DELIMITERS[delimiter];
  const random = new Random(file);
  const rows = 14 + index % 5;
  const role = (role: Role): ColumnWords => language === "en" ? { role } : { told: role };
  const names = picks(random, rows, words.texts).map((text, row) =>
    odd === "quoted_newlines" && row % 4 === 1 ? `${text}${LINE_ENDS[choice.lineEnd]}${text}` : text
  );
  const blanks: LeftOut[] = [blankLine(), blankLine()];
  const sum = total([words.total, "", "", writeNumber(NUMBERS[number], "98765.43")]);
  return {
    file,
    proves: Object.values(choice).join(", "),
    dialect: {
      encoding: encoding as Encoding,
      delimiter: cut,
      lineEnd: LINE_ENDS[choice.lineEnd],
      quoting: choice.quoting,
      trailing: odd === "trailing" ? "all" : "none",
    },
    above: {
      none: [],
      title: [title(words.title), blankLine()],
      pairs: [title([words.title, "Acme"]), title([words.range, "2024-01-01 - 2024-06-30"]), blankLine()],
      comments: [comment(`# ${words.title}`), comment(`# ${words.range}: 2024`)],
    }[above],
    between: odd === "blank_lines"
      ? { 3: [blankLine()], 9: blanks }
      : odd === "repeated_header"
      ? { 7: [{ line: words.headers, finding: "repeated_header" }] }
      : {},
    below: { none: [], total: [sum], blank: blanks, total_blank: [sum, ...blanks] }[below],
    columns: [
      days(words.headers[0], daysFrom(random, "2024-01-13", rows, 4, 12), dateStyle(date, language), role("date")),
      texts(words.headers[1], names, language === "en" ? { role: "product" } : {}),
      numbers(words.headers[2], wholes(random, rows, 1, 99), POINT, role("quantity")),
      numbers(words.headers[3], signedAmounts(random, rows), NUMBERS[number], role("amount")),
    ],
  };
}

/** False for what no program ever wrote: old Macs knew no UTF-16. */
function isSound({ lineEnd, encoding }: Combination): boolean {
  return !(lineEnd === "cr" && encoding.startsWith("utf-16"));
}

/** Every two levels of all that a file can have, in as few files as chance finds. */
export const COMBINATIONS: readonly TableCase[] = pairwise(FACTORS, isSound, new Random("combinations")).map(combined);
