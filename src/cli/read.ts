import { parseArgs } from "node:util";
import { localDeps } from "../deps.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import { validate } from "../domain/validation/validate.ts";
import { err, ok, type Result } from "../domain/values/result.ts";
import { findingsCsv } from "../render/findings_csv.ts";
import { type ExportValues, sourceCsv } from "../render/source_csv.ts";
import { harmless } from "../render/text_width.ts";
import { type CommandIo, terminalIo } from "./command_io.ts";
import { FLAG, oneOf, onlyFile, readOption, TEXT } from "./options.ts";
import { readFile } from "./read_file.ts";
import { READING_OPTIONS, READING_USAGE, readingSettings } from "./reading_options.ts";
import { runCommand } from "./run_command.ts";

const USAGE = `Usage: deno task read FILE [options] > clean.csv

Writes the table in FILE as RFC 4180 CSV, without titles, totals, footers and whatever else is no record; what is wrong
with the data goes to stderr.

  --values V         text: the cells as they stood, which is the default; typed: plain numbers, and days as 2024-01-31
  --formula-safe     put an apostrophe before what a spreadsheet would run as a formula
  --findings FILE    write everything that is wrong with the data to FILE, as CSV
${READING_USAGE}
  --help             this text

Exit status: 0 read, 1 the file can't be read, 2 wrong usage.
`;

interface ReadArguments {
  readonly file: string;
  readonly values: ExportValues;
  readonly formulaSafe: boolean;
  readonly findings?: string;
  readonly settings: ReadSettings;
}

/** Writes the table that `args` name. Answers the exit status: 0 read, 1 the file can't be read, 2 usage. */
export function runRead(args: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
  return runCommand(parseReadArguments(args), USAGE, io, (order) => writeTable(order, io));
}

async function writeTable({ file, settings, findings, ...options }: ReadArguments, io: CommandIo): Promise<void> {
  const { table, dataset, validation } = await readFile(file, settings, io);
  for (const piece of sourceCsv(dataset, options)) io.stdout(piece);
  for (const { severity, message, suggestion } of validation.findings) {
    if (severity !== "info") io.stderr(`${harmless(`${message} ${suggestion}`)}\n`);
  }
  if (findings === undefined) return;
  await io.write(findings, findingsCsv(validate(table, dataset, Infinity).findings));
}

/** The arguments in their types, "help" where that is asked for, or what is wrong with them in one sentence. */
function parseReadArguments(args: readonly string[]): Result<ReadArguments | "help", string> {
  try {
    const { values: said, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...READING_OPTIONS,
        values: TEXT,
        findings: TEXT,
        "formula-safe": FLAG,
        help: { ...FLAG, short: "h" },
      },
    });
    if (said.help) return ok("help");
    return ok({
      file: onlyFile(positionals),
      values: readOption("values", said.values, oneOf(["text", "typed"])) ?? "text",
      formulaSafe: said["formula-safe"],
      findings: said.findings,
      settings: readingSettings(said),
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return err(error.message);
    throw error;
  }
}

if (import.meta.main) {
  const { clock, digest } = localDeps;
  Deno.exit(await runRead(Deno.args, terminalIo({ digest, elapsed: () => clock.elapsed() })));
}
