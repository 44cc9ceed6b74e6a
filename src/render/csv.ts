import type { FigureDocument, MetricDocument, Report } from "../domain/report/report.ts";

const HEADER = ["metric", "figure", "period", "part", "value", "unit", "currency", "display", "complete", "reason"];

/** Where a figure stands within its metric; absent places are empty cells. */
interface Place {
  readonly figure: string;
  readonly period?: string;
  readonly part?: string;
  readonly complete?: boolean;
}

/**
 * Every figure of a report, one a row, as RFC 4180 CSV (CRLF) that a spreadsheet opens without running any of it:
 * a text that would begin a formula gets an apostrophe before it.
 */
export function reportCsv(report: Report): string {
  const rows = Object.values(report.metrics).flatMap((metric) => [...rowsOf(metric)]);
  return [HEADER, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function* rowsOf(metric: MetricDocument): Generator<string[]> {
  const row = ({ figure, period = "", part = "", complete = metric.complete }: Place, shown: FigureDocument) => [
    metric.metric,
    figure,
    period,
    part,
    ...figureCells(shown),
    String(complete),
    "reason" in shown ? shown.reason : "",
  ];
  const { figures, by_currency = {}, series = [], parts = [] } = metric.detail;
  const period = metric.period ?? "";
  yield row({ figure: "value", period }, valueOf(metric));
  for (const [figure, shown] of Object.entries(figures)) yield row({ figure, period }, shown);
  for (const [currency, shown] of Object.entries(by_currency)) {
    yield row({ figure: `value_${currency}`, period }, shown);
  }
  for (const point of series) {
    for (const [figure, shown] of Object.entries(point.figures)) {
      yield row({ figure, period: point.period, complete: point.complete }, shown);
    }
  }
  for (const { label, figures } of parts) {
    for (const [figure, shown] of Object.entries(figures)) yield row({ figure, period, part: label }, shown);
  }
}

function valueOf({ value, unit, display, reason = "", reason_detail = "" }: MetricDocument): FigureDocument {
  if (value === null) return { value, unit, display, reason, reason_detail };
  return typeof value === "object" ? { value, unit: "money", display } : { value, unit, display };
}

function figureCells({ value, unit, display }: FigureDocument): [string, string, string, string] {
  if (value === null) return ["", unit, "", display];
  return typeof value === "object" ? [value.amount, unit, value.currency, display] : [String(value), unit, "", display];
}

const FORMULA = /^[=+\-@\t\r\n]/;
const PLAIN_FIGURE = /^-(?:[A-Z]{3} |[$€£¥₹₩])?[\d,]+(?:\.\d+)?(?:%|x| pp| months?)?$/;

function cell(text: string): string {
  const safe = FORMULA.test(text) && !PLAIN_FIGURE.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
