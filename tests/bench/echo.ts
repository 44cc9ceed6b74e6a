import { computeMetrics } from "../../src/domain/metrics/compute.ts";
import { OTHERS } from "../../src/domain/metrics/largest.ts";
import type { Outcome } from "../../src/domain/metrics/metric.ts";
import { REVENUE } from "../../src/domain/metrics/revenue/all.ts";
import type { Dataset } from "../../src/domain/schema/dataset.ts";
import { understand } from "../../src/domain/schema/understand.ts";
import { createCsvScanner } from "../../src/domain/table/scan_csv.ts";
import type { Table } from "../../src/domain/table/table.ts";
import { validate, type Validation } from "../../src/domain/validation/validate.ts";
import { periodKey } from "../../src/domain/values/period.ts";
import type { Figure } from "../../src/domain/values/quantity.ts";
import { largestTen, type RevenueFigures } from "./figures.ts";

const CHUNK = 256 * 1024;

/** A file as Echo understands it, every check made. */
export interface Understood {
  readonly table: Table;
  readonly dataset: Dataset;
  readonly validation: Validation;
}

/** Reads a file as an upload arrives: in chunks of 256 KB. */
export function readCsv(bytes: Uint8Array): Table {
  const scanner = createCsvScanner();
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const pushed = scanner.push(bytes.subarray(at, at + CHUNK));
    if (!pushed.ok) throw new Error(pushed.error.detail);
  }
  const read = scanner.finish();
  if (!read.ok) throw new Error(read.error.detail);
  return read.value;
}

export function understandCsv(bytes: Uint8Array): Understood {
  const table = readCsv(bytes);
  const dataset = understand(table, {}, { currency: "USD", timezone: "UTC" });
  return { table, dataset, validation: validate(table, dataset) };
}

/** Every revenue metric of the catalogue. */
export function revenueMetrics(dataset: Dataset): ReadonlyMap<string, Outcome> {
  return computeMetrics(dataset, REVENUE, {}).results;
}

/** The metrics' figures, for comparison with the others'. */
export function figuresOf(metrics: ReadonlyMap<string, Outcome>): RevenueFigures {
  const { figures: total } = outcome(metrics, "total_revenue");
  const { figures: orders } = outcome(metrics, "average_order_value");
  const { figures: failed } = outcome(metrics, "failed_payment_rate");
  const changes = (name: string) => {
    const parts = outcome(metrics, name).parts!.filter(({ label }) => label !== OTHERS);
    return largestTen(parts.map(({ label, figures }) => [label, amount(figures.change!)] as const));
  };
  return {
    gross: amount(total!.gross!),
    refunds: amount(total!.refunds!),
    paidRows: amount(total!.transaction_count!),
    failedRows: amount(failed!.failed_count!),
    failedAmount: amount(failed!.failed_amount!),
    orders: amount(orders!.orders!),
    smallestOrder: amount(orders!.min!),
    medianOrder: amount(orders!.median!),
    largestOrder: amount(orders!.max!),
    months: Object.fromEntries(
      outcome(metrics, "revenue_by_period").series!.map((
        point,
      ) => [periodKey(point.period), amount(point.figures.revenue!)]),
    ),
    products: Object.fromEntries(
      outcome(metrics, "revenue_by_product").parts!.map(({ label, figures }) => [label, amount(figures.revenue!)]),
    ),
    productChanges: Object.fromEntries(changes("revenue_change_by_product")),
    customerChanges: changes("revenue_change_by_customer").map(([, change]) => change),
    channelChanges: Object.fromEntries(changes("revenue_change_by_channel")),
  };
}

function outcome(metrics: ReadonlyMap<string, Outcome>, name: string): Outcome {
  return metrics.get(name)!;
}

/** Money in cents; a count as it is. */
function amount(figure: Figure): number {
  if (figure.unit === "money") return Number(figure.money.minor);
  if (figure.unit === "count") return figure.number;
  throw new Error(`This is no amount: ${JSON.stringify(figure)}`);
}
