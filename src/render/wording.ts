import { displayPeriod } from "../domain/facts/display.ts";
import { isRole } from "../domain/schema/role.ts";
import { roleWords } from "../domain/schema/role_words.ts";
import { parseDay } from "../domain/values/day.ts";
import { periodOf, type PeriodUnit } from "../domain/values/period.ts";
import type { Report } from "../domain/report/report.ts";
import type { Severity } from "../domain/validation/finding.ts";

const INITIALISMS: Readonly<Record<string, string>> = {
  arr: "ARR",
  cac: "CAC",
  id: "ID",
  ltv: "LTV",
  mrr: "MRR",
  roas: "ROAS",
};

/** A name with underscores as words: "transaction_count" becomes "Transaction count", "ltv" "LTV". */
export function inWords(name: string): string {
  const words = name.split("_").map((word) => INITIALISMS[word] ?? word).join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const EXCLUSIONS: readonly (readonly [RegExp, (role: string) => string])[] = [
  [/^unknown_(status)$/, () => "with an unknown status"],
  [/^other_(period)$/, () => "in another period"],
  [/^blank_(\w+)$/, (role) => `without ${role}`],
  [/^unreadable_(\w+)$/, (role) => `with unreadable ${role}`],
  [/^not_positive_(\w+)$/, (role) => `without positive ${role}`],
  [/^not_negative_(\w+)$/, (role) => `without negative ${role}`],
  [/^with_(\w+)$/, (role) => `with ${role}`],
  [/^other_(\w+)$/, (role) => `of another ${role}`],
];

/** Rows left out of a figure, in words: "2 failed, 1 without customer"; "none" where there are none. */
export function exclusions(rows: readonly { readonly reason: string; readonly count: number }[]): string {
  if (rows.length === 0) return "none";
  return rows.map(({ reason, count }) => `${grouped(count)} ${exclusion(reason)}`).join(", ");
}

function exclusion(reason: string): string {
  for (const [pattern, inWords] of EXCLUSIONS) {
    const match = pattern.exec(reason);
    if (match) return inWords(roleInWords(match[1]!));
  }
  return reason.replaceAll("_", " ");
}

/** What a column means, in words: "payment status"; "not used" without a role. */
export function roleInWords(role: string | null): string {
  if (role === null) return "not used";
  return isRole(role) ? roleWords(role) : role.replaceAll("_", " ");
}

/** A whole number with thousands separated: 1234 becomes "1,234". */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** `count` things in words: "1 row", "1,204 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

const KEYS: readonly (readonly [RegExp, PeriodUnit, (match: RegExpExecArray) => string])[] = [
  [/^(\d{4}-\d\d-\d\d)\/\d{4}-\d\d-\d\d$/, "week", ([, day]) => day!],
  [/^\d{4}-\d\d-\d\d$/, "day", ([day]) => day],
  [/^\d{4}-\d\d$/, "month", ([month]) => `${month}-01`],
  [
    /^(\d{4})-Q([1-4])$/,
    "quarter",
    ([, year, quarter]) => `${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`,
  ],
  [/^\d{4}$/, "year", ([year]) => `${year}-01-01`],
];

/** A period's key in words: "2024-01" becomes "January 2024"; any other text stays as it is. */
export function periodInWords(key: string): string {
  for (const [pattern, unit, firstDay] of KEYS) {
    const match = pattern.exec(key);
    const day = match && parseDay(firstDay(match));
    if (day !== null) return displayPeriod(periodOf(day, unit));
  }
  return key;
}

/** An ISO day in words: "2024-03-31" becomes "31 March 2024". */
export function dayInWords(day: string): string {
  return periodInWords(day);
}

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", info: "Note" };

/** How serious a finding is, as a word. */
export function severityWord(severity: Severity): string {
  return SEVERITIES[severity];
}

/** Where a finding was made: "row 12, column amount"; empty where it speaks of the whole file. */
export function place(finding: { readonly row?: number; readonly column?: string }): string {
  const parts: string[] = [];
  if (finding.row !== undefined) parts.push(`row ${grouped(finding.row)}`);
  if (finding.column !== undefined) parts.push(`column ${finding.column}`);
  return parts.join(", ");
}

const CURRENCY_SOURCES: Readonly<Record<string, string>> = {
  column: "named by a column of the file",
  cells: "named by the amounts themselves",
  header: "named in a column's header",
  caller: "as you chose",
  workspace: "the workspace's, as the file names none",
};

/** What a report stands on, as pairs of a label and a value, in the order a reader sees them. */
export function provenance(report: Report): readonly (readonly [string, string])[] {
  const { provenance: from, validation: { rows } } = report;
  const currency = from.currency === null
    ? "several, never added up"
    : `${from.currency}, ${CURRENCY_SOURCES[from.currency_source] ?? from.currency_source}`;
  return [
    ["Source", from.source],
    ["As of", report.as_of === null ? "the data holds no date" : dayInWords(report.as_of)],
    [
      "Rows",
      `${grouped(rows.in)} read: ${grouped(rows.ok)} used, ${grouped(rows.rejected)} rejected, ${
        grouped(rows.skipped)
      } skipped`,
    ],
    ["Currency", currency],
    ["Time zone", from.timezone],
    ["Words by", from.narrator],
    ["Dataset", from.dataset_hash],
    ["Policy", from.policy_hash],
    ["Engine", from.engine_version],
  ];
}
