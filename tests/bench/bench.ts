import { datasetFacts, packColumns, packRows, unpackDataset } from "../../src/adapters/postgres/stored_dataset.ts";
import { ReportOrchestrator } from "../../src/domain/report/orchestrator.ts";
import { aggregateTable, loadRows, openDuckDb } from "./duckdb.ts";
import { figuresOf, readCsv, revenueMetrics, understandCsv } from "./echo.ts";
import { mustAgree } from "./figures.ts";
import { aggregateRows, parseRows } from "./papaparse.ts";
import { type RevenueCsv, revenueCsv } from "./revenue_csv.ts";
import { median, quantile, timeRounds } from "./rounds.ts";
import { measureShell } from "./shell.ts";
import { measureStartUp } from "./start_up.ts";
import { measureWorkbooks } from "./workbooks.ts";

const REPORT_ROWS = 200_000;
const REPORT_RUNS = 60;
const WARM_UPS = 10;

/** Times in milliseconds, one row of the printed table. */
interface Measurement {
  readonly rows: number;
  readonly bytes: number;
  readonly scan: number;
  readonly echo: number;
  readonly papaparse: number;
  readonly duckdb: number;
  readonly echoAggregates: number;
  readonly duckdbAggregates: number;
}

/** Milliseconds of every run, and the size of the stored dataset ÷ that of its CSV. */
interface ReportMeasurement {
  readonly times: readonly number[];
  readonly size: number;
}

const database = await openDuckDb();
const folder = await Deno.makeTempDir();
try {
  // First, as in a server that has read no file of a million rows just before.
  const report = measureReport(revenueCsv(REPORT_ROWS));
  const measured: Measurement[] = [];
  for (const [rows, rounds] of [[10_000, 15], [200_000, 9], [1_000_000, 5]] as const) {
    measured.push(await measureReading(revenueCsv(rows), rounds));
  }
  printReading(measured);
  printReport(report);
  await printMemory(`${folder}/1000000.csv`);
  await measureWorkbooks(REPORT_ROWS, 3);
  await measureShell(7);
  await measureStartUp(9);
} finally {
  await Deno.remove(folder, { recursive: true });
}

async function measureReading({ rows, bytes, paidCents }: RevenueCsv, rounds: number): Promise<Measurement> {
  const path = `${folder}/${rows}.csv`;
  await Deno.writeFile(path, bytes);
  const { dataset } = understandCsv(bytes);
  const expected = figuresOf(revenueMetrics(dataset));
  if (expected.gross - expected.refunds !== paidCents) throw new Error("Echo's net revenue isn't the file's.");
  mustAgree("papaparse", aggregateRows(parseRows(bytes)), expected);
  await loadRows(database, path);
  mustAgree("DuckDB", await aggregateTable(database), expected);

  const times = await timeRounds(
    [
      { name: "scan", run: () => readCsv(bytes) },
      { name: "echo", run: () => revenueMetrics(understandCsv(bytes).dataset) },
      { name: "papaparse", run: () => aggregateRows(parseRows(bytes)) },
      { name: "duckdb", run: () => loadRows(database, path).then(() => aggregateTable(database)) },
      { name: "echoAggregates", run: () => revenueMetrics(dataset) },
      { name: "duckdbAggregates", run: () => aggregateTable(database) },
    ],
    rounds,
    2,
  );
  const of = (name: string) => median(times.get(name)!);
  return {
    rows,
    bytes: bytes.length,
    scan: of("scan"),
    echo: of("echo"),
    papaparse: of("papaparse"),
    duckdb: of("duckdb"),
    echoAggregates: of("echoAggregates"),
    duckdbAggregates: of("duckdbAggregates"),
  };
}

function printReading(measured: readonly Measurement[]): void {
  console.log("CSV of 8 columns → typed, checked → all revenue metrics; medians, all in turn in one process:\n");
  console.log(
    "| rows | MB | Echo | rows/s | MB/s | papaparse + loops | DuckDB, 1 thread | Echo ÷ papaparse | Echo ÷ DuckDB |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|");
  for (const { rows, bytes, echo, papaparse, duckdb } of measured) {
    const perSecond = (amount: number) => Math.round(amount / (echo / 1000)).toLocaleString("en-US");
    console.log(
      `| ${rows.toLocaleString("en-US")} | ${(bytes / 1e6).toFixed(1)} | ${ms(echo)} | ${perSecond(rows)} | ` +
        `${perSecond(bytes / 1e6)} | ${ms(papaparse)} | ${ms(duckdb)} | ${ratio(echo, papaparse)} | ${
          ratio(echo, duckdb)
        } |`,
    );
  }
  console.log("\nThe scan alone, and the metrics alone on rows that are already typed:\n");
  console.log("| rows | scan | metrics, Echo | metrics, DuckDB | Echo ÷ DuckDB |");
  console.log("|---|---|---|---|---|");
  for (const { rows, scan, echoAggregates, duckdbAggregates } of measured) {
    console.log(
      `| ${rows.toLocaleString("en-US")} | ${ms(scan)} | ${ms(echoAggregates)} | ${ms(duckdbAggregates)} | ` +
        `${ratio(echoAggregates, duckdbAggregates)} |`,
    );
  }
}

function measureReport({ bytes }: RevenueCsv): ReportMeasurement {
  const { dataset, validation } = understandCsv(bytes);
  const facts = datasetFacts(dataset);
  const stored = { rows: packRows(dataset), columns: packColumns(dataset) };
  const size = stored.columns.reduce((total, { content }) => total + content.length, stored.rows.length);
  const times: number[] = [];
  const orchestrator = new ReportOrchestrator(() => performance.now());
  for (let run = -WARM_UPS; run < REPORT_RUNS; run++) {
    const start = performance.now();
    const { report } = orchestrator.generate({
      sourceName: "orders.csv",
      datasetHash: "bench",
      dataset: unpackDataset(facts, stored.rows, stored.columns),
      validation,
      template: "revenue_health",
      parameters: {},
      timezone: "UTC",
    });
    if (report === null) throw new Error("There is no report.");
    JSON.stringify(report);
    if (run >= 0) times.push(performance.now() - start);
  }
  return { times, size: size / bytes.length };
}

function printReport({ times, size }: ReportMeasurement): void {
  console.log(`\n| ${REPORT_ROWS.toLocaleString("en-US")} rows | |\n|---|---|`);
  console.log(`| revenue_health from the stored dataset, median of ${REPORT_RUNS} | ${ms(median(times))} |`);
  console.log(`| the same, 95th percentile | ${ms(quantile(times, 0.95))} |`);
  console.log(`| stored size ÷ CSV | ${size.toFixed(2)} |`);
}

async function printMemory(path: string): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-read", "--allow-run=grep", new URL("peak_memory.ts", import.meta.url).pathname, path],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  const { rows, bytes } = JSON.parse(new TextDecoder().decode(stdout)) as { rows: number; bytes: number };
  console.log(`| peak memory of reading ${rows.toLocaleString("en-US")} rows | ${Math.round(bytes / 2 ** 20)} MiB |`);
}

function ms(milliseconds: number): string {
  return `${milliseconds < 100 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}
