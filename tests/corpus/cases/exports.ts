import { blankLine, type CorpusCase, footer, type TableCase, title, total } from "../case.ts";
import { blank, type Column, days, numbers, stated, texts } from "../column.ts";
import { dayFirst, monthFirst, named, withTime, yearFirst } from "../date_style.ts";
import { COMMA, EUROPEAN, INDIAN, NBSP, POINT, SWISS, US } from "../number_style.ts";
import { Random } from "../random.ts";
import { amounts, CUSTOMERS, daysFrom, ids, picks, PRODUCTS, signedAmounts, wholes } from "../values.ts";

type Recipe = (random: Random, rows: number) => { readonly columns: Column[] } & Partial<TableCase>;

/** An export as a program of that kind writes it; all of its data is made up. */
function like(file: string, proves: string, rows: number, recipe: Recipe): TableCase {
  return { file, proves, ...recipe(new Random(file), rows) };
}

const same = (rows: number, text: string) => Array.from({ length: rows }, () => text);
const spread = (random: Random, rows: number, first = "2024-01-05") => daysFrom(random, first, rows, 1, 6);
const EMAILS = ["ana@example.com", "bo@example.org", "cy@example.net", "di@example.com"];

/** What the exports of well-known programs look like. */
export const EXPORTS: readonly CorpusCase[] = [
  like("export_stripe_payments.csv", "card payments: UTC times, amounts and fees with a point", 24, (random, rows) => ({
    columns: [
      texts("id", ids("ch_", rows), { role: "transaction_id" }),
      days("Created date (UTC)", spread(random, rows), withTime(yearFirst(), "24s"), { role: "date" }),
      numbers("Amount", amounts(random, rows), POINT, { role: "amount" }),
      numbers("Amount Refunded", Array.from({ length: rows }, (_, i) => i % 6 === 2 ? "5.00" : "0.00"), POINT, {
        role: "refund_amount",
      }),
      texts("Currency", same(rows, "usd"), { role: "currency" }),
      texts("Status", Array.from({ length: rows }, (_, i) => i % 7 === 3 ? "Failed" : "Paid"), { role: "status" }),
      numbers("Fee", amounts(random, rows), POINT, { role: "fee" }),
      texts("Customer Email", picks(random, rows, EMAILS), { role: "customer" }),
      texts("Description", same(rows, "")),
    ],
  })),
  like("export_balance_history.csv", "a payout history with net amounts below zero", 18, (random, rows) => ({
    columns: [
      texts("id", ids("txn_", rows), { role: "transaction_id" }),
      texts("Reporting Category", picks(random, rows, ["charge", "refund", "payout"])),
      numbers("Amount", signedAmounts(random, rows), POINT, { role: "amount" }),
      numbers("Fee", amounts(random, rows), POINT, { role: "fee" }),
      days("Created (UTC)", spread(random, rows), withTime(yearFirst(), "24"), { role: "date" }),
    ],
  })),
  like(
    "export_shop_orders.csv",
    "orders of an online shop: #1001, offsets in the times, line items, blank cells",
    20,
    (random, rows) => {
      const dates = spread(random, rows);
      return {
        workspace: { timezone: "America/New_York" },
        columns: [
          texts("Name", ids("#", rows), { role: "order_id" }),
          texts("Email", picks(random, rows, EMAILS), { role: "customer" }),
          texts("Financial Status", picks(random, rows, ["paid", "refunded", "pending"]), { role: "status" }),
          stated(
            "Paid at",
            "day",
            dates.map((day, i) => [`${day} ${String(i + 1).padStart(2, "0")}:15:00 -0500`, day]),
            {
              role: "date",
            },
          ),
          texts("Currency", same(rows, "USD"), { role: "currency" }),
          numbers("Total", amounts(random, rows), POINT, { role: "amount" }),
          numbers("Refunded Amount", same(rows, "0.00"), POINT, { role: "refund_amount" }),
          numbers("Lineitem quantity", wholes(random, rows, 1, 5), POINT, { role: "quantity" }),
          texts("Lineitem name", picks(random, rows, PRODUCTS.map((product) => `${product} - Large, "gift"`)), {
            role: "product",
          }),
          numbers("Lineitem price", amounts(random, rows), POINT, { role: "unit_price" }),
          texts("Notes", Array.from({ length: rows }, (_, i) => i % 5 === 0 ? "Leave at door\nRing twice" : "")),
        ],
      };
    },
  ),
  like(
    "export_ledger_detail_us.csv",
    "a ledger: company, report name and range above, totals below, M/D/Y and 1,234.56",
    16,
    (random, rows) => ({
      above: [
        title("Acme Workshop LLC"),
        title("Transaction detail by account"),
        title('"January - March, 2024"'),
        blankLine(),
      ],
      between: { 8: [total(["Total for Sales", "", "", "", "8,120.00"])] },
      below: [
        total(["TOTAL", "", "", "", "12,345.67"]),
        blankLine(),
        footer('"Cash basis Monday, April 1, 2024 09:12 AM GMT-5"'),
      ],
      columns: [
        days("Date", spread(random, rows), monthFirst("/"), { role: "date" }),
        texts("Transaction ID", ids("", rows), { role: "transaction_id" }),
        texts("Customer", picks(random, rows, CUSTOMERS), { role: "customer" }),
        texts("Memo", picks(random, rows, ["Invoice", "Deposit, cash", ""])),
        numbers("Amount", signedAmounts(random, rows), US, { role: "amount" }),
      ],
    }),
  ),
  like(
    "export_ads_campaigns.csv",
    "campaigns: a title and a range above, Total lines below, -- for nothing, grouped counts",
    15,
    (random, rows) => ({
      above: [title("Campaign report"), title('"January 1, 2024 - January 31, 2024"')],
      below: [
        total(["Total: Campaigns", "", "9,999", "999", "1,234.56", "12.00"]),
        total(["Total: Account", "", "9,999", "999", "1,234.56", "12.00"]),
      ],
      columns: [
        texts("Campaign", picks(random, rows, ["Brand", "Search, generic", "Remarketing"]), { role: "campaign" }),
        days("Day", spread(random, rows), yearFirst(), { role: "date" }),
        numbers("Impr.", ["1234567", ...wholes(random, rows - 1, 100, 90_000)], US, { role: "impressions" }),
        numbers("Clicks", ["1234567", ...wholes(random, rows - 1, 10, 9_000)], US, { role: "clicks" }, {
          4: blank("--"),
        }),
        numbers("Cost", amounts(random, rows), US, { role: "spend" }),
        numbers("Conversions", amounts(random, rows), US, { role: "conversions" }, { 5: blank(" --") }),
      ],
    }),
  ),
  like(
    "export_ads_campaigns_de_utf16.csv",
    "the same in German: UTF-16 with tabs, decimal commas, words for the header",
    15,
    (random, rows) => ({
      dialect: { encoding: "utf-16le-bom", delimiter: "\t", lineEnd: "\n" },
      above: [title("Kampagnenbericht"), title("1. Januar 2024 – 31. Januar 2024")],
      below: [
        total(["Gesamt: Kampagnen", "", "9.999", "999", "1.234,56"]),
        total(["Gesamt: Konto", "", "9.999", "999", "1.234,56"]),
      ],
      columns: [
        texts("Kampagne", picks(random, rows, ["Marke", "Suche", "Süd"]), { told: "campaign" }),
        days("Tag", spread(random, rows), dayFirst("."), { told: "date" }),
        numbers("Impressionen", ["1234567", ...wholes(random, rows - 1, 100, 90_000)], EUROPEAN, {
          told: "impressions",
        }),
        numbers("Klicks", wholes(random, rows, 10, 900), EUROPEAN, { told: "clicks" }),
        numbers("Kosten", amounts(random, rows), EUROPEAN, { told: "spend" }),
      ],
    }),
  ),
  like(
    "export_social_ads.csv",
    "a social network's ads: currency in the header, ISO days, blank results",
    14,
    (random, rows) => ({
      dialect: { encoding: "utf-8-bom", quoting: "all" },
      columns: [
        days("Reporting starts", spread(random, rows), yearFirst(), { role: "date" }),
        texts("Campaign name", picks(random, rows, ["Spring", "Lookalike, 2%"]), { role: "campaign" }),
        numbers("Amount spent (USD)", amounts(random, rows), POINT, { role: "spend" }),
        numbers("Impressions", wholes(random, rows, 1000, 90_000), POINT, { role: "impressions" }),
        numbers("Link clicks", wholes(random, rows, 10, 900), POINT, { role: "clicks" }, { 3: blank(), 9: blank() }),
        numbers("Purchases conversion value", amounts(random, rows), POINT, { role: "revenue" }, { 2: blank() }),
      ],
    }),
  ),
  like("export_crm_deals.csv", "deals of a CRM: record ids, stages, close dates with a time", 16, (random, rows) => ({
    columns: [
      texts("Record ID", ids("9", rows, 100_001), { role: "lead_id" }),
      texts("Deal Name", picks(random, rows, ["Renewal, 12 months", "New seats", "Pilot"])),
      texts("Deal Stage", picks(random, rows, ["Qualified", "Proposal", "Closed won"]), { role: "stage" }),
      days("Close Date", spread(random, rows), withTime(yearFirst(), "24"), { role: "date" }),
      numbers("Amount", amounts(random, rows), POINT, { role: "amount" }, { 3: blank(), 8: blank() }),
    ],
  })),
  like(
    "export_wallet_payments_eu.csv",
    "a payment wallet in Europe: BOM, quotes, D/M/Y, 1.234,56 with signs",
    18,
    (random, rows) => ({
      dialect: { encoding: "utf-8-bom", quoting: "all", lineEnd: "\r\n" },
      columns: [
        days("Date", spread(random, rows), dayFirst("/"), { role: "date" }),
        texts("Time", Array.from({ length: rows }, (_, i) => `${String(i % 24).padStart(2, "0")}:05:09`)),
        texts("Time zone", same(rows, "CET")),
        texts("Status", picks(random, rows, ["Completed", "Pending"]), { role: "status" }),
        texts("Currency", same(rows, "EUR"), { role: "currency" }),
        numbers("Gross", signedAmounts(random, rows), EUROPEAN, { role: "amount" }),
        texts("Transaction ID", ids("7XA", rows), { role: "transaction_id" }),
      ],
    }),
  ),
  like("export_wallet_payments_us.csv", "the same in the US: M/D/Y, 1,234.56", 18, (random, rows) => ({
    dialect: { encoding: "utf-8-bom", quoting: "all", lineEnd: "\r\n" },
    columns: [
      days("Date", spread(random, rows), monthFirst("/"), { role: "date" }),
      texts("Status", picks(random, rows, ["Completed", "Pending"]), { role: "status" }),
      numbers("Gross", signedAmounts(random, rows), US, { role: "amount" }),
      texts("Transaction ID", ids("7XA", rows), { role: "transaction_id" }),
    ],
  })),
  like(
    "export_bookings_de.csv",
    "German bookkeeping: Windows-1252, semicolons, a line of settings above, debit and credit marks",
    20,
    (random, rows) => ({
      dialect: { encoding: "windows-1252", delimiter: ";", lineEnd: "\r\n" },
      above: [title('"EXTF";700;21;"Buchungsstapel";13;20240401')],
      columns: [
        numbers("Umsatz", amounts(random, rows), COMMA, { told: "amount" }),
        texts("Soll/Haben-Kennzeichen", picks(random, rows, ["S", "H"])),
        texts("Konto", picks(random, rows, ["8400", "4930", "1200"])),
        days("Buchungsdatum", spread(random, rows), dayFirst("."), { told: "date" }),
        texts("Buchungstext", picks(random, rows, ["Büromaterial", "Miete März", "Erlöse 19 %"])),
      ],
    }),
  ),
  like("export_bookings_uk.csv", "British bookkeeping: D/M/Y, £ amounts, parentheses", 16, (random, rows) => ({
    dialect: { encoding: "windows-1252", lineEnd: "\r\n" },
    columns: [
      texts("Type", picks(random, rows, ["SI", "SC", "SR"])),
      texts("Account Name", picks(random, rows, ["Sales UK", "Sales EU"])),
      days("Date", spread(random, rows), dayFirst("/"), { role: "date" }),
      texts("Invoice Number", ids("INV-", rows), { role: "order_id" }),
      numbers("Net Amount", signedAmounts(random, rows), { ...US, before: "£", negative: "()" }, { role: "amount" }),
    ],
  })),
  like(
    "export_marketplace_latam.csv",
    "a Latin American payment service: offsets, semicolons, Spanish header",
    18,
    (random, rows) => {
      const dates = spread(random, rows);
      return {
        dialect: { encoding: "utf-8-bom", delimiter: ";" },
        workspace: { timezone: "America/Argentina/Buenos_Aires" },
        columns: [
          stated("FECHA DE APROBACIÓN", "day", dates.map((day) => [`${day}T23:30:00.000-03:00`, day]), {}),
          texts("ID DE OPERACIÓN", ids("55", rows)),
          numbers("MONTO NETO", signedAmounts(random, rows), POINT, { told: "amount" }),
          texts("MEDIO DE PAGO", picks(random, rows, ["tarjeta", "dinero en cuenta"])),
        ].map((column, i) => i === 0 ? { ...column, told: "date" as const } : column),
      };
    },
  ),
  like(
    "export_gst_sales_india.csv",
    "an Indian tax register: DD-MM-YYYY, lakhs, a title and a total",
    18,
    (random, rows) => ({
      above: [title("GSTR-1 outward supplies"), title("Period: January 2024 to March 2024"), blankLine()],
      below: [total(["Total", "", "", "", "98,76,543.21", ""])],
      columns: [
        texts("GSTIN of recipient", picks(random, rows, ["27AAAAA0000A1Z5", "29BBBBB1111B1Z3"])),
        texts("Customer Name", picks(random, rows, ["Sharma Traders", "Iyer & Co"]), { role: "customer" }),
        texts("Invoice Number", ids("GST/24/", rows), { role: "order_id" }),
        days("Invoice Date", spread(random, rows), dayFirst("-"), { role: "date" }),
        numbers("Invoice Amount", amounts(random, rows), INDIAN, { role: "amount" }),
        texts("Place of supply", picks(random, rows, ["27-Maharashtra", "29-Karnataka"])),
      ],
    }),
  ),
  like("export_gst_sales_india_rupee.csv", "the same with named months and rupee signs", 14, (random, rows) => ({
    columns: [
      texts("Invoice No", ids("24-", rows), { role: "order_id" }),
      days("Invoice Date", spread(random, rows), named("en", "DD-MMM-YY"), { role: "date" }),
      numbers("Invoice Total", amounts(random, rows), { ...INDIAN, before: "₹ " }, { role: "amount" }),
    ],
  })),
  like(
    "export_accounting_nz.csv",
    "accounting with named months: 31 Jan 2024, totals, a preamble",
    14,
    (random, rows) => ({
      above: [
        title("Sales by contact"),
        title("Kea Ltd"),
        title("For the period 1 January 2024 to 31 March 2024"),
        blankLine(),
      ],
      below: [total(["Total", "", "", "18,000.00"])],
      columns: [
        days("Invoice Date", spread(random, rows), named("en", "D MMM YYYY"), { role: "date" }),
        texts("Contact Name", picks(random, rows, CUSTOMERS), { role: "customer" }),
        texts("Invoice Number", ids("INV-", rows), { role: "order_id" }),
        numbers("Gross", signedAmounts(random, rows), { ...US, negative: "()" }, { role: "amount" }),
      ],
    }),
  ),
  like("export_till_us.csv", "a till in the US: dollar signs, parentheses, 1/31/24", 16, (random, rows) => ({
    columns: [
      days("Date", spread(random, rows), monthFirst("/", { pad: false, short: true }), { role: "date" }),
      texts("Transaction ID", ids("sq", rows), { role: "transaction_id" }),
      numbers("Gross Sales", signedAmounts(random, rows), { ...US, before: "$", negative: "()" }, { role: "amount" }),
      numbers("Fees", amounts(random, rows), { ...US, before: "$" }, { role: "fee" }),
    ],
  })),
  like(
    "export_marketplace_preamble.csv",
    "a marketplace: eight lines of explanation above the header, named months with times",
    15,
    (random, rows) => ({
      above: [
        title('"Includes Marketplace and Invoiced transactions"'),
        title('"All amounts in USD, unless specified"'),
        title('"Definitions:"'),
        title(
          '"Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap."',
        ),
        title('"Selling fees: Includes variable closing fees and referral fees."'),
        title('"Other transaction fees: Includes shipping chargebacks."'),
        title('"Other: Includes non-order transaction amounts."'),
      ],
      dialect: { quoting: "all" },
      columns: [
        days("date/time", spread(random, rows), withTime(named("en", "MMM D, YYYY"), "12"), { told: "date" }),
        texts("type", picks(random, rows, ["Order", "Refund", "Transfer"])),
        texts("order id", ids("113-", rows), { role: "order_id" }),
        texts("sku", ids("SKU-", rows)),
        numbers("total", signedAmounts(random, rows), US, { role: "amount" }),
      ],
    }),
  ),
  like(
    "export_bank_de.csv",
    "a German bank: account and balance above, Windows-1252, quotes, 31.01.2024",
    18,
    (random, rows) => ({
      dialect: { encoding: "windows-1252", delimiter: ";", quoting: "all", lineEnd: "\r\n" },
      above: [
        title('"Kontonummer:";"DE00 0000 0000 / Girokonto"'),
        blankLine(),
        title('"Von:";"01.01.2024"'),
        title('"Bis:";"31.03.2024"'),
        title('"Kontostand vom 31.03.2024:";"12.345,67 EUR"'),
        blankLine(),
      ],
      columns: [
        days("Buchungstag", spread(random, rows), dayFirst("."), { told: "date" }),
        texts("Auftraggeber / Begünstigter", picks(random, rows, ["Stadtwerke", "Müller GmbH", "Café Noir"])),
        texts("Verwendungszweck", picks(random, rows, ["Rechnung 4711; März", "Miete", "Gehalt"])),
        numbers("Betrag (EUR)", signedAmounts(random, rows), EUROPEAN, { told: "amount" }),
      ],
    }),
  ),
  like(
    "export_bank_fr.csv",
    "a French bank: spaces between groups, the euro sign behind, two columns of money",
    16,
    (random, rows) => {
      const split = amounts(random, rows);
      const style = { mark: ",", group: NBSP, after: `${NBSP}€` } as const;
      const blanks = (odd: boolean) =>
        Object.fromEntries(split.flatMap((_, i) => (i % 2 === 1) === odd ? [[i, blank()]] : []));
      return {
        dialect: { encoding: "windows-1252", delimiter: ";", lineEnd: "\r\n" },
        above: [title("Compte courant n° 000123"), title("Solde au 31/03/2024 : 12 345,67 €"), blankLine()],
        columns: [
          days("Date d'opération", spread(random, rows), dayFirst("/"), { told: "date" }),
          texts("Libellé", picks(random, rows, ["Loyer", "Électricité", "Dépôt chèque"])),
          numbers("Débit", split, style, { told: "expense" }, blanks(true)),
          numbers("Crédit", split, style, { told: "income" }, blanks(false)),
        ],
      };
    },
  ),
  like("export_bank_ch.csv", "a Swiss bank: 1'234.56, days with points, a footer", 14, (random, rows) => ({
    dialect: { delimiter: ";", encoding: "utf-8-bom" },
    above: [title("Datum von:;01.01.2024"), title("Datum bis:;31.03.2024"), title("Währung:;CHF"), blankLine()],
    below: [blankLine(), footer("Disclaimer:"), footer("Dies ist kein durch die Bank erstelltes Dokument.")],
    columns: [
      days("Buchungsdatum", spread(random, rows), dayFirst("."), { told: "date" }),
      texts("Avisierungstext", picks(random, rows, ["Gutschrift", "Lastschrift", "Kauf"])),
      numbers("Betrag in CHF", signedAmounts(random, rows), SWISS, { told: "amount" }),
      texts("Valuta", same(rows, "")),
    ],
  })),
  like(
    "export_bank_nl.csv",
    "a Dutch bank: days without separators, decimal commas, Af and Bij",
    16,
    (random, rows) => ({
      dialect: { quoting: "all" },
      columns: [
        days("Datum", spread(random, rows), yearFirst(""), { told: "date" }),
        texts("Naam / Omschrijving", picks(random, rows, ["Albert Heijn 1234", "Huur, maart", "Gemeente"])),
        texts("Rekening", same(rows, "NL00BANK0123456789")),
        texts("Af Bij", picks(random, rows, ["Af", "Bij"])),
        numbers("Bedrag (EUR)", amounts(random, rows), COMMA, { told: "amount" }),
      ],
    }),
  ),
  like("export_invoices_br.csv", "Brazilian invoices: R$, D/M/Y, a total", 15, (random, rows) => ({
    dialect: { delimiter: ";", encoding: "utf-8-bom" },
    below: [total(["Total geral", "", "", "R$ 99.999,99"])],
    columns: [
      days("Data de emissão", spread(random, rows), dayFirst("/"), { told: "date" }),
      texts("Cliente", picks(random, rows, ["João & Cia", "Padaria Sol"]), { told: "customer" }),
      texts("Situação", picks(random, rows, ["pago", "pendente"])),
      numbers("Valor total", amounts(random, rows), { ...EUROPEAN, before: `R$${NBSP}` }, { told: "amount" }),
    ],
  })),
  like("export_invoices_es.csv", "Spanish invoices: named months, 1.234,56 €", 15, (random, rows) => ({
    dialect: { delimiter: ";", encoding: "windows-1252" },
    columns: [
      days("Fecha", spread(random, rows), named("es", "DD-MMM-YYYY"), { told: "date" }),
      texts("Cliente", picks(random, rows, ["Señor Paper", "Muñoz SL"]), { told: "customer" }),
      numbers("Importe", signedAmounts(random, rows), { ...EUROPEAN, after: " €" }, { told: "amount" }),
    ],
  })),
  like(
    "export_invoices_it.csv",
    "Italian invoices: named months, a point between groups, a total",
    15,
    (random, rows) => ({
      dialect: { delimiter: ";" },
      below: [total(["Totale", "", "€ 99.999,99"])],
      columns: [
        days("Data", spread(random, rows), named("it", "D MMMM YYYY"), { told: "date" }),
        texts("Cliente", picks(random, rows, ["Caffè Roma", "Società Alfa"]), { told: "customer" }),
        numbers("Importo", amounts(random, rows), { ...EUROPEAN, before: "€ " }, { told: "amount" }),
      ],
    }),
  ),
  like(
    "export_sap_list.txt",
    "a list out of a large system: tabs, trailing minus, days with points, a trailing delimiter",
    20,
    (random, rows) => ({
      dialect: { delimiter: "\t", lineEnd: "\r\n", trailing: "all", encoding: "utf-16le-bom" },
      columns: [
        texts("Belegnummer", ids("18000", rows), { told: "transaction_id" }),
        days("Buchungsdatum", spread(random, rows), dayFirst("."), { told: "date" }),
        numbers("Betrag Hauswährung", signedAmounts(random, rows), { ...EUROPEAN, negative: "5-" }, { told: "amount" }),
        texts("Währung", same(rows, "EUR"), { told: "currency" }),
      ],
    }),
  ),
  like(
    "export_subscriptions.csv",
    "subscriptions: start and end, intervals, a price with its currency",
    14,
    (random, rows) => ({
      columns: [
        texts("Subscription ID", ids("sub_", rows), { role: "subscription_id" }),
        texts("Customer ID", ids("cus_", rows), { role: "customer" }),
        texts("Plan", picks(random, rows, ["Basic", "Pro"]), { role: "product" }),
        texts("Interval", picks(random, rows, ["month", "year"]), { role: "interval" }),
        numbers("Amount", amounts(random, rows), { ...US, after: " EUR" }, { role: "amount" }),
        days("Start Date", spread(random, rows), yearFirst(), { role: "date" }),
        days("End Date", spread(random, rows, "2025-01-05"), yearFirst(), { role: "end_date" }, {
          1: blank(),
          4: blank(),
          6: blank(),
        }),
      ],
    }),
  ),
  like("export_survey_tool_leads.csv", "leads with Unix milliseconds and quoted line ends", 14, (random, rows) => {
    const dates = spread(random, rows);
    return {
      dialect: { quoting: "all" },
      columns: [
        texts("Lead ID", ids("L-", rows), { role: "lead_id" }),
        stated("Created at", "day", dates.map((day) => [String(Date.parse(`${day}T12:00:00Z`)), day]), {
          role: "date",
        }),
        texts("Lead Source", picks(random, rows, ["Web", "Fair, Berlin", "Referral"]), { role: "channel" }),
        texts("Stage", picks(random, rows, ["new", "qualified", "won"]), { role: "stage" }),
        texts("Comment", Array.from({ length: rows }, (_, i) => i % 3 === 0 ? 'Said "call me"\nnext week' : "")),
      ],
    };
  }),
];
