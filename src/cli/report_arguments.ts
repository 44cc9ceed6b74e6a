import { parseArgs } from "node:util";
import { TEMPLATE_TYPES, type TemplateType } from "../domain/report/report.ts";
import type { DateOrder, DecimalMark } from "../domain/schema/dataset.ts";
import { type Day, dayInZone, parseDay } from "../domain/values/day.ts";
import { isCurrency } from "../domain/values/money.ts";
import { PERIOD_UNITS, type PeriodUnit } from "../domain/values/period.ts";
import { parseDecimal, type Rational } from "../domain/values/rational.ts";
import { err, ok, type Result } from "../domain/values/result.ts";

export const USAGE = `Usage: deno task report FILE [options]

Reads an export (CSV or .xlsx), prints the report and writes it as HTML.

  --template T       ${TEMPLATE_TYPES.join(", ")}; chosen from the columns if not given
  --out FILE         where the HTML goes; NAME.report.html here if not given
  --as-of DAY        the day the report speaks of, YYYY-MM-DD; the last day in the data if not given
  --period P         ${PERIOD_UNITS.join(", ")}; month if not given
  --currency C       the reporting currency, and that of rows which name none (ISO 4217: USD, EUR, ...)
  --timezone Z       the zone in which instants become days (IANA: Europe/Paris); UTC if not given
  --date-order O     ymd, dmy or mdy, for dates such as 03/04/2024
  --decimal-mark M   "." or ",", for numbers such as 1.234
  --sheet S          the sheet of a workbook, its name or its number; the first with a table if not given
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
  readonly currency?: string;
  readonly timezone?: string;
  readonly dateOrder?: DateOrder;
  readonly decimalMark?: DecimalMark;
  readonly sheet?: string;
  readonly cashBalance?: Rational;
  readonly json: boolean;
}

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean", default: false } as const;

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
        currency: TEXT,
        timezone: TEXT,
        "date-order": TEXT,
        "decimal-mark": TEXT,
        sheet: TEXT,
        "cash-balance": TEXT,
        json: FLAG,
        help: { ...FLAG, short: "h" },
      },
    });
    if (values.help) return ok("help");
    const [file] = positionals;
    if (file === undefined) return err("Which file? Give its path.");
    if (positionals.length > 1) return err("One file at a time, please.");
    return ok({
      file,
      out: values.out,
      json: values.json,
      template: read("template", values.template, oneOf(TEMPLATE_TYPES)),
      asOf: read("as-of", values["as-of"], parseDay),
      period: read("period", values.period, oneOf(PERIOD_UNITS)),
      currency: read("currency", values.currency?.toUpperCase(), (code) => isCurrency(code) ? code : null),
      timezone: read("timezone", values.timezone, knownZone),
      dateOrder: read("date-order", values["date-order"], oneOf(["ymd", "dmy", "mdy"])),
      decimalMark: read("decimal-mark", values["decimal-mark"], oneOf([".", ","])),
      sheet: values.sheet,
      cashBalance: read("cash-balance", values["cash-balance"], parseDecimal),
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return err(error.message);
    throw error;
  }
}

/** An option's text in its type; throws a RangeError naming the option where it isn't one. */
function read<T>(option: string, text: string | undefined, parse: (text: string) => T | null): T | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === null) throw new RangeError(`--${option} can't be "${text}".`);
  return value;
}

function oneOf<T extends string>(choices: readonly T[]): (text: string) => T | null {
  return (text) => choices.find((choice) => choice === text) ?? null;
}

/** The zone itself; `dayInZone` throws a RangeError that names one it doesn't know. */
function knownZone(zone: string): string {
  dayInZone(zone);
  return zone;
}
