import { localDeps } from "../deps.ts";
import { ReportOrchestrator } from "../domain/report/orchestrator.ts";
import type { Report } from "../domain/report/report.ts";
import { suggestTemplate } from "../domain/report/suggest.ts";
import type { Question } from "../domain/schema/dataset.ts";
import { EchoError } from "../domain/values/fault.ts";
import { type ReadFile, readSource } from "../flows/read_source.ts";
import { reportHtml } from "../render/html/report_html.tsx";
import { reportTerminal } from "../render/terminal.ts";
import { harmless } from "../render/text_width.ts";
import { parseReportArguments, type ReportArguments, USAGE } from "./report_arguments.ts";
import { type ReportIo, terminalIo } from "./report_io.ts";

const DEFAULT_CURRENCY = "USD";
const DEFAULT_TIMEZONE = "UTC";
const LARGE_FILE = 5_000_000;
const PROGRESS_STEPS = 20;

/** Makes the report that `args` ask for. Answers the exit status: 0 made, 1 the file can't be reported on, 2 usage. */
export async function runReport(args: readonly string[], io: ReportIo): Promise<0 | 1 | 2> {
  const parsed = parseReportArguments(args);
  if (!parsed.ok) {
    io.stderr(`${parsed.error}\n\n${USAGE}`);
    return 2;
  }
  if (parsed.value === "help") {
    io.stdout(USAGE);
    return 0;
  }
  try {
    await makeReport(parsed.value, io);
    return 0;
  } catch (error) {
    if (!(error instanceof EchoError)) throw error;
    io.stderr(inWords(error));
    return 1;
  }
}

async function makeReport(order: ReportArguments, io: ReportIo): Promise<void> {
  const report = reportOn(order, await readFile(order, io), io);
  if (order.json) io.stdout(`${JSON.stringify(report, null, 2)}\n`);
  else io.stdout(reportTerminal(report, { color: io.color, width: io.width }));
  const out = order.out ?? (order.json ? undefined : `${stem(order.file)}.report.html`);
  if (out === undefined) return;
  await io.write(out, await reportHtml(report));
  io.stderr(`The report as a page: ${out}\n`);
}

async function readFile(order: ReportArguments, io: ReportIo): Promise<ReadFile> {
  const { size, chunks } = await io.open(order.file);
  const { currency, timezone, dateOrder, decimalMark, sheet } = order;
  const file = await readSource({
    chunks,
    settings: { currency, timezone, dateOrder, decimalMark, sheet },
    workspace: { currency: DEFAULT_CURRENCY, timezone: DEFAULT_TIMEZONE },
    limits: { maxBytes: Infinity, maxRows: Infinity },
    onProgress: size > LARGE_FILE ? progress(size, io) : undefined,
  }, io.digest);
  for (const question of file.dataset.questions) io.stderr(undecided(question));
  return file;
}

/** Tells how far a large file has been read: on one line of a live terminal, else a line every twentieth of the way. */
function progress(size: number, io: ReportIo): (bytes: number, rows: number) => void {
  let told = 0;
  return (bytes, rows) => {
    const step = Math.min(PROGRESS_STEPS, Math.floor(bytes / size * PROGRESS_STEPS));
    if (step === told) return;
    told = step;
    const line = `Reading: ${step * 100 / PROGRESS_STEPS}%, ${rows.toLocaleString("en-US")} rows`;
    io.stderr(io.live ? `\r${line}${step === PROGRESS_STEPS ? "\n" : ""}` : `${line}\n`);
  };
}

function reportOn(order: ReportArguments, { dataset, validation, datasetHash }: ReadFile, io: ReportIo): Report {
  const { report, findings, stages } = new ReportOrchestrator(io.elapsed).generate({
    sourceName: nameOf(order.file),
    datasetHash,
    dataset,
    validation,
    template: order.template ?? suggestTemplate(dataset),
    parameters: { cashBalance: order.cashBalance },
    period: order.period,
    asOf: order.asOf,
    currency: order.currency,
    timezone: order.timezone ?? DEFAULT_TIMEZONE,
  });
  if (report !== null) return report;
  throw new EchoError({
    code: "validation_failed",
    detail: stages.find(({ outcome }) => outcome === "failed")!.detail!,
    items: findings.map(({ message, suggestion, row, column }) => ({
      detail: `${message} ${suggestion}`,
      row,
      column,
    })),
  });
}

function undecided({ column, question, setting, options }: Question): string {
  const readings = options.map(({ answer, readings }) => `${answer} (${readings.join(", ")})`).join(" or ");
  const option = setting === "role" ? "" : ` Answer with --${setting.replace("_", "-")}.`;
  return harmless(`Column "${column}" is left out: ${question} ${readings}.${option}`) + "\n";
}

function inWords({ detail, items }: EchoError): string {
  const more = items.filter((item) => item.detail !== detail);
  const lines = more.map(({ detail, row, column }) => {
    const place = [row === undefined ? "" : `row ${row}`, column === undefined ? "" : `column ${column}`];
    return `  - ${[...place, detail].filter((part) => part !== "").join(": ")}`;
  });
  return [detail, ...lines].map((line) => `${harmless(line)}\n`).join("");
}

function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1)!;
}

function stem(path: string): string {
  return nameOf(path).replace(/\.[^.]+$/, "");
}

if (import.meta.main) {
  const { clock, digest } = localDeps;
  Deno.exit(await runReport(Deno.args, terminalIo({ digest, elapsed: () => clock.elapsed() })));
}
