import { parseArgs } from "node:util";
import { TEMPLATE_TYPES, type TemplateType } from "../domain/report/report.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import { type Day, parseDay } from "../domain/values/day.ts";
import { PERIOD_UNITS, type PeriodUnit } from "../domain/values/period.ts";
import { parseDecimal, type Rational } from "../domain/values/rational.ts";
import { err, ok, type Result } from "../domain/values/result.ts";
import { FLAG, oneOf, onlyFile, readOption, TEXT } from "./options.ts";
import { READING_OPTIONS, READING_USAGE, readingSettings } from "./reading_options.ts";

export const USAGE = `Usage: deno task report FILE [options]

Reads an export (CSV or .xlsx), prints the report and writes it as HTML.

  --template T       ${TEMPLATE_TYPES.join(", ")}; chosen from the columns if not given
  --out FILE         where the HTML goes; NAME.report.html here if not given
  --as-of DAY        the day the report speaks of, YYYY-MM-DD; the last day in the data if not given
  --period P         ${PERIOD_UNITS.join(", ")}; month if not given
${READING_USAGE}
  --cash-balance N   money in the bank, for the runway
  --json             print the report as JSON and nothing else; HTML only with --out
  --help             this text

Exit status: 0 a report was made, 1 the file can't be reported on, 2 wrong usage.
`;

/** What the command line asks for. */
export interface ReportArguments {
  readonly file: string;
  readonly template?: TemplateType;
  readonly out?: string;
  readonly asOf?: Day;
  readonly period?: PeriodUnit;
  /** What the file is said to be. */
  readonly settings: ReadSettings;
  readonly cashBalance?: Rational;
  readonly json: boolean;
}

/** The arguments in their types, "help" where that is asked for, or what is wrong with them in one sentence. */
export function parseReportArguments(args: readonly string[]): Result<ReportArguments | "help", string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        template: TEXT,
        out: TEXT,
        "as-of": TEXT,
        period: TEXT,
        ...READING_OPTIONS,
        "cash-balance": TEXT,
        json: FLAG,
        help: { ...FLAG, short: "h" },
      },
    });
    if (values.help) return ok("help");
    return ok({
      file: onlyFile(positionals),
      settings: readingSettings(values),
      out: values.out,
      json: values.json,
      template: readOption("template", values.template, oneOf(TEMPLATE_TYPES)),
      asOf: readOption("as-of", values["as-of"], parseDay),
      period: readOption("period", values.period, oneOf(PERIOD_UNITS)),
      cashBalance: readOption("cash-balance", values["cash-balance"], parseDecimal),
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return err(error.message);
    throw error;
  }
}
