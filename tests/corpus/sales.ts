import { type Column, days, numbers, texts } from "./column.ts";
import { type DateStyle, yearFirst } from "./date_style.ts";
import { type NumberStyle, POINT } from "./number_style.ts";
import { Random } from "./random.ts";
import { amounts, CUSTOMERS, daysFrom, picks, PRODUCTS, wholes } from "./values.ts";

/** What a table of sales is made with; the seed is the file's name. */
export interface SalesOptions {
  readonly rows?: number;
  readonly number?: NumberStyle;
  readonly date?: DateStyle;
  readonly first?: string;
  readonly customers?: readonly string[];
  readonly products?: readonly string[];
}

/** A plain table of sales for the cases that are about something else: date, customer, product, quantity, amount. */
export function sales(seed: string, options: SalesOptions = {}): Column[] {
  const { rows = 12, number = POINT, date = yearFirst(), first = "2024-01-05" } = options;
  const random = new Random(seed);
  return [
    days("Date", daysFrom(random, first, rows), date, { role: "date" }),
    texts("Customer", picks(random, rows, options.customers ?? CUSTOMERS), { role: "customer" }),
    texts("Product", picks(random, rows, options.products ?? PRODUCTS), { role: "product" }),
    numbers("Quantity", wholes(random, rows, 1, 20), POINT, { role: "quantity" }),
    numbers("Amount", amounts(random, rows), number, { role: "amount" }),
  ];
}
