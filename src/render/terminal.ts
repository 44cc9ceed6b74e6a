import { displayLabel } from "../domain/facts/display.ts";
import type { ChartSpec } from "../domain/charts/spec.ts";
import type { Section } from "../domain/narrative/sentence.ts";
import type { MetricDocument, Report } from "../domain/report/report.ts";
import type { Severity } from "../domain/validation/finding.ts";
import { formOf } from "./section_form.ts";
import { cutTo, harmless, padTo, widthOf, wrap } from "./text_width.ts";
import { counted, grouped, periodInWords, place, provenance, severityWord } from "./wording.ts";

export interface TerminalOptions {
  readonly color: boolean;
  /** Cells across; lines are kept within 40 to 100 of them. */
  readonly width: number;
}

type Style = "bold" | "dim" | "accent" | "warning" | "error";

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  accent: [36, 39],
  warning: [33, 39],
  error: [31, 39],
};

const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = { error: "error", warning: "warning", info: "dim" };

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

/** What is drawn with: `paint` gives a text a style where colour is wanted. */
interface Sheet {
  readonly width: number;
  paint(style: Style, text: string): string;
}

/** A report as text for a terminal; no name out of the data can steer it. */
export function reportTerminal(report: Report, options: TerminalOptions): string {
  const sheet: Sheet = {
    width: Math.min(100, Math.max(40, options.width)),
    paint: (style, text) => options.color ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text,
  };
  const blocks = [
    title(sheet, report),
    ...report.narratives.map((section) => prose(sheet, section)),
    ...report.charts.filter(({ points }) => points.length > 0).map((chart) => bars(sheet, chart)),
    figures(sheet, Object.values(report.metrics)),
    unknown(sheet, report),
    findings(sheet, report),
    heading(sheet, "Where this comes from") +
    lines(provenance(report).flatMap(([label, value]) => hanging(sheet, padTo(label, 12), value))),
  ];
  return blocks.filter((block) => block !== "").join("\n");
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}

function heading(sheet: Sheet, text: string): string {
  return `${sheet.paint("bold", harmless(text))}\n${sheet.paint("dim", "─".repeat(sheet.width))}\n`;
}

function title(sheet: Sheet, report: Report): string {
  return lines([
    sheet.paint("bold", report.title.toUpperCase()),
    ...wrap(harmless(report.provenance.source), sheet.width),
  ]);
}

/** `text` wrapped beside a label, every line of it indented as far as the first. */
function hanging(sheet: Sheet, label: string, text: string): string[] {
  const indent = widthOf(label) + 1;
  return wrap(harmless(text), sheet.width - indent).map((line, index) =>
    index === 0 ? `${sheet.paint("dim", label)} ${line}` : " ".repeat(indent) + line
  );
}

function prose(sheet: Sheet, section: Section): string {
  const texts = section.sentences.map(({ text }) => text);
  const form = formOf(section);
  const body = form === "paragraph"
    ? wrap(harmless(texts.join(" ")), sheet.width)
    : texts.flatMap((text, index) => hanging(sheet, form === "steps" ? `${index + 1}.` : "•", text));
  return heading(sheet, section.title) + lines(body);
}

function bars(sheet: Sheet, chart: ChartSpec): string {
  const rows = chart.points.map((point) => ({
    ...point,
    label: displayLabel(periodInWords(point.x), "") + (point.complete ? "" : " *"),
  }));
  const labelWidth = Math.min(Math.floor(sheet.width * 0.35), Math.max(...rows.map(({ label }) => widthOf(label))));
  const valueWidth = Math.max(...rows.map(({ display }) => widthOf(display)));
  const room = sheet.width - labelWidth - valueWidth - 4;
  const longest = Math.max(...rows.map(({ y }) => Math.abs(y))) || 1;
  const drawn = rows.map(({ label, display, y }) =>
    `${padTo(cutTo(label, labelWidth), labelWidth)}  ${padTo(display, valueWidth, "start")}  ` +
    sheet.paint(y < 0 ? "error" : "accent", bar(Math.abs(y) / longest * room))
  );
  if (rows.some(({ complete }) => !complete)) drawn.push(sheet.paint("dim", "* not over yet"));
  return heading(sheet, chart.title) + lines(drawn.map((line) => line.trimEnd()));
}

/** A bar of `length` cells, to an eighth of a cell. */
function bar(length: number): string {
  const eighths = Math.round(length * 8);
  return "█".repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}

function figures(sheet: Sheet, metrics: readonly MetricDocument[]): string {
  const rows = metrics.map((metric) => ({
    label: metric.label,
    value: metric.display,
    basis: [
      ...(metric.period === undefined ? [] : [periodInWords(metric.period)]),
      ...(metric.complete ? [] : ["not complete"]),
      counted(metric.rows_used, "row"),
    ].join(", "),
  }));
  const labelWidth = Math.max(0, ...rows.map(({ label }) => widthOf(label)));
  const valueWidth = Math.max(0, ...rows.map(({ value }) => widthOf(value)));
  const room = sheet.width - labelWidth - valueWidth - 4;
  return heading(sheet, "All figures") + lines(rows.flatMap(({ label, value, basis }) => {
    const first = `${padTo(label, labelWidth)}  ${sheet.paint("bold", padTo(value, valueWidth, "start"))}`;
    return widthOf(basis) <= room
      ? [`${first}  ${sheet.paint("dim", basis)}`]
      : [first, sheet.paint("dim", cutTo(`    ${basis}`, sheet.width))];
  }));
}

function unknown(sheet: Sheet, { unavailable }: Report): string {
  if (unavailable.length === 0) return "";
  return heading(sheet, "What can’t be known from this data") +
    lines(unavailable.flatMap(({ label, detail }) => hanging(sheet, `${label}:`, detail)));
}

function findings(sheet: Sheet, { validation }: Report): string {
  const left = validation.findings_count - validation.findings.length;
  const more = left > 0 ? [sheet.paint("dim", `and ${grouped(left)} more`)] : [];
  if (validation.findings.length === 0) return "";
  return heading(sheet, "About the data") +
    lines([
      ...validation.findings.flatMap((finding) => {
        const where = place(finding) === "" ? "" : `${place(finding)}: `;
        const [first, ...rest] = wrap(
          harmless(`${severityWord(finding.severity)}  ${where}${finding.message} ${finding.suggestion}`),
          sheet.width,
        );
        const word = severityWord(finding.severity);
        return [sheet.paint(SEVERITY_STYLES[finding.severity], word) + first!.slice(word.length), ...rest];
      }),
      ...more,
    ]);
}
