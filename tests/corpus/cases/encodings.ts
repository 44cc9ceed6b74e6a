import type { CorpusCase } from "../case.ts";
import { numbers, texts } from "../column.ts";
import type { Dialect, Encoding } from "../dialect.ts";
import { POINT } from "../number_style.ts";
import { sales } from "../sales.ts";

const BEYOND_1252 = ["Łódź Sp. z o.o.", "Ελληνικά ΑΕ", "東京商店", "Наука ООО", "Emoji 🦊 shop"];

const DELIMITERS: readonly (readonly [string, Dialect["delimiter"]])[] = [
  ["comma", ","],
  ["semicolon", ";"],
  ["tab", "\t"],
  ["pipe", "|"],
];

function plain(encoding: Encoding, name: string, delimiter: Dialect["delimiter"]): CorpusCase {
  const file = `${encoding.replaceAll("-", "")}_${name}.csv`;
  const customers = encoding === "windows-1252" ? {} : { customers: BEYOND_1252 };
  return {
    file,
    proves: `${encoding}, cells parted by ${name}`,
    dialect: { encoding, delimiter },
    columns: sales(file, customers),
  };
}

/** Every encoding; with and without its mark; each delimiter. */
export const ENCODINGS: readonly CorpusCase[] = [
  ...DELIMITERS.map(([name, delimiter]) => plain("utf-8", name, delimiter)),
  plain("utf-8-bom", "comma", ","),
  plain("utf-8-bom", "semicolon", ";"),
  plain("utf-16le-bom", "tab", "\t"),
  plain("utf-16le-bom", "comma", ","),
  plain("utf-16be-bom", "semicolon", ";"),
  plain("utf-16le", "comma", ","),
  plain("utf-16le", "tab", "\t"),
  plain("utf-16be", "comma", ","),
  plain("utf-16be", "pipe", "|"),
  plain("windows-1252", "semicolon", ";"),
  plain("windows-1252", "comma", ","),
  {
    file: "utf8bom_quoted_header.csv",
    proves: "a byte order mark before a quoted header is part of neither",
    dialect: { encoding: "utf-8-bom", quoting: "all" },
    columns: sales("utf8bom_quoted_header.csv"),
  },
  {
    file: "windows1252_smart_quotes.csv",
    proves: "what Windows-1252 has between 0x80 and 0x9f: curly quotes, dashes, the euro",
    dialect: { encoding: "windows-1252", delimiter: ";" },
    columns: [
      texts("Product", ["“Deluxe” set", "Café – large", "Œuvre d’art", "Žito bread", "Gift card €50"], {
        role: "product",
      }),
      numbers("Amount", ["10.00", "2500.50", "7.25", "8.00", "50.00"], POINT, { role: "amount" }),
    ],
    findings: [{ category: "encoding" }],
  },
  {
    file: "windows1252_one_letter_late.csv",
    proves: "one letter that isn't UTF-8, in the last row, decides for the whole file",
    dialect: { encoding: "windows-1252" },
    columns: [
      texts("Product", [...Array.from({ length: 30 }, (_, i) => `Item ${i + 1}`), "Pâté"], { role: "product" }),
      numbers("Amount", Array.from({ length: 31 }, (_, i) => `${i + 1}.50`), POINT, { role: "amount" }),
    ],
    findings: [{ category: "encoding" }],
  },
  {
    file: "windows1252_accent_in_header.csv",
    proves: "a header that isn't UTF-8 keeps its accents",
    dialect: { encoding: "windows-1252", delimiter: ";" },
    columns: [
      texts("Libellé", ["Loyer", "Papier", "Train"]),
      numbers("Montant payé", ["900.00", "12.40", "58.00"], POINT, { told: "amount" }),
    ],
    findings: [{ category: "encoding" }],
  },
  {
    file: "utf8_accents_in_header.csv",
    proves: "a header of UTF-8 letters is the column's name as it stands",
    columns: [
      texts("Größe", ["S", "M", "L"]),
      numbers("Betrag €", ["900.00", "12.40", "58.00"], POINT, { told: "amount" }),
    ],
  },
];
