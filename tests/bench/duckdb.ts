import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { lastCompleteMonths, type RevenueFigures } from "./figures.ts";

/** DuckDB in memory, on one thread. */
export async function openDuckDb(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("SET threads = 1");
  return connection;
}

/** Reads the file into a table, the types found by DuckDB. */
export async function loadRows(db: DuckDBConnection, path: string): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE orders AS SELECT * FROM read_csv('${path}')`);
}

/** The revenue figures by SQL over the loaded table. */
export async function aggregateTable(db: DuckDBConnection): Promise<RevenueFigures> {
  const rows = async (sql: string) => (await db.runAndReadAll(sql)).getRowsJS() as unknown[][];
  const [totals] = await rows(`
    SELECT sum(amount) FILTER (status = 'paid' AND amount > 0), sum(amount) FILTER (status = 'paid' AND amount <= 0),
      count(*) FILTER (status = 'paid'), count(*) FILTER (status = 'failed'),
      sum(abs(amount)) FILTER (status = 'failed'), max(date)::VARCHAR
    FROM orders`);
  const [orders] = await rows(`
    SELECT count(*), min(total), median(total), max(total)
    FROM (SELECT sum(amount) AS total FROM orders WHERE status = 'paid' AND amount > 0 GROUP BY order_id)`);
  const netBy = (key: string) => rows(`SELECT ${key}, sum(amount) FROM orders WHERE status = 'paid' GROUP BY 1`);
  const [previous, current] = lastCompleteMonths(String(totals![5]));
  const [from, until] = [`DATE '${previous}-01'`, `DATE '${current}-01' + INTERVAL 1 MONTH`];
  const changesBy = (key: string) =>
    rows(`
      SELECT ${key}, sum(CASE WHEN date >= DATE '${current}-01' THEN amount ELSE -amount END) AS change
      FROM orders WHERE status = 'paid' AND date >= ${from} AND date < ${until}
      GROUP BY 1 ORDER BY abs(round(change, 2)) DESC, 1 LIMIT 10`);
  return {
    gross: cents(totals![0]),
    refunds: -cents(totals![1]),
    paidRows: Number(totals![2]),
    failedRows: Number(totals![3]),
    failedAmount: cents(totals![4]),
    orders: Number(orders![0]),
    smallestOrder: cents(orders![1]),
    medianOrder: cents(orders![2]),
    largestOrder: cents(orders![3]),
    months: byKey(await netBy("strftime(date, '%Y-%m')")),
    products: byKey(await netBy("product")),
    productChanges: byKey(await changesBy("product")),
    customerChanges: (await changesBy("customer_id")).map(([, change]) => cents(change)),
    channelChanges: byKey(await changesBy("channel")),
  };
}

function byKey(rows: readonly unknown[][]): Record<string, number> {
  return Object.fromEntries(rows.map(([key, amount]) => [String(key), cents(amount)]));
}

function cents(amount: unknown): number {
  return Math.round(Number(amount) * 100);
}
