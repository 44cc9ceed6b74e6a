import { localDeps } from "../deps.ts";
import { ReportOrchestrator } from "../domain/report/orchestrator.ts";
import type { Report } from "../domain/report/report.ts";
import { suggestTemplate } from "../domain/report/suggest.ts";
import { EchoError } from "../domain/values/fault.ts";
import type { ReadFile } from "../flows/read_source.ts";
import { reportHtml } from "../render/html/report_html.tsx";
import { reportTerminal } from "../render/terminal.ts";
import { readFile, TERMINAL_WORKSPACE } from "./read_file.ts";
import { parseReportArguments, type ReportArguments, USAGE } from "./report_arguments.ts";
import { type CommandIo, terminalIo } from "./command_io.ts";
import { runCommand } from "./run_command.ts";

/** Makes the report that `args` ask for. Answers the exit status: 0 made, 1 the file can't be reported on, 2 usage. */
export function runReport(args: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
  return runCommand(parseReportArguments(args), USAGE, io, (order) => makeReport(order, io));
}

async function makeReport(order: ReportArguments, io: CommandIo): Promise<void> {
  const report = reportOn(order, await readFile(order.file, order.settings, io), io);
  if (order.json) io.stdout(`${JSON.stringify(report, null, 2)}\n`);
  else io.stdout(reportTerminal(report, { color: io.color, width: io.width }));
  const out = order.out ?? (order.json ? undefined : `${stem(order.file)}.report.html`);
  if (out === undefined) return;
  await io.write(out, await reportHtml(report));
  io.stderr(`The report as a page: ${out}\n`);
}

function reportOn(order: ReportArguments, { dataset, validation, datasetHash }: ReadFile, io: CommandIo): Report {
  const { report, findings, stages } = new ReportOrchestrator(io.elapsed).generate({
    sourceName: nameOf(order.file),
    datasetHash,
    dataset,
    validation,
    template: order.template ?? suggestTemplate(dataset),
    parameters: { cashBalance: order.cashBalance },
    period: order.period,
    asOf: order.asOf,
    currency: order.settings.currency,
    timezone: order.settings.timezone ?? TERMINAL_WORKSPACE.timezone,
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
