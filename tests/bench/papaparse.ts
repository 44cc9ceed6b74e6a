import Papa from "papaparse";
import { largestTen, lastCompleteMonths, medianCents, type RevenueFigures } from "./figures.ts";

type Row = Readonly<Record<string, string>>;

/** The usual way: the whole text, parsed into an object per row. */
export function parseRows(bytes: Uint8Array): readonly Row[] {
  return Papa.parse(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true }).data as Row[];
}

/** The revenue figures by plain loops and Maps over the rows. */
export function aggregateRows(rows: readonly Row[]): RevenueFigures {
  let gross = 0, refunds = 0, paidRows = 0, failedRows = 0, failedAmount = 0;
  let lastDay = "";
  const months = new Map<string, number>();
  const products = new Map<string, number>();
  const orders = new Map<string, number>();
  for (const row of rows) if (row.date! > lastDay) lastDay = row.date!;
  const [previous, current] = lastCompleteMonths(lastDay);
  const changes = {
    product: new Map<string, number>(),
    customer_id: new Map<string, number>(),
    channel: new Map<string, number>(),
  };
  for (const row of rows) {
    const cents = Math.round(Number(row.amount) * 100);
    if (row.status === "failed") {
      failedRows++;
      failedAmount += Math.abs(cents);
    }
    if (row.status !== "paid") continue;
    paidRows++;
    if (cents > 0) {
      gross += cents;
      add(orders, row.order_id!, cents);
    } else refunds -= cents;
    const month = row.date!.slice(0, 7);
    add(months, month, cents);
    add(products, row.product!, cents);
    if (month !== current && month !== previous) continue;
    const change = month === current ? cents : -cents;
    add(changes.product, row.product!, change);
    add(changes.customer_id, row.customer_id!, change);
    add(changes.channel, row.channel!, change);
  }
  const byOrder = Float64Array.from(orders.values());
  const medianOrder = medianCents(byOrder);
  return {
    gross,
    refunds,
    paidRows,
    failedRows,
    failedAmount,
    orders: orders.size,
    smallestOrder: byOrder[0]!,
    medianOrder,
    largestOrder: byOrder.at(-1)!,
    months: Object.fromEntries(months),
    products: Object.fromEntries(products),
    productChanges: Object.fromEntries(largestTen(changes.product)),
    customerChanges: largestTen(changes.customer_id).map(([, change]) => change),
    channelChanges: Object.fromEntries(largestTen(changes.channel)),
  };
}

function add(totals: Map<string, number>, key: string, cents: number): void {
  totals.set(key, (totals.get(key) ?? 0) + cents);
}
