import type { MetricDocument, Report } from "../domain/report/report.ts";

const MOST_CARDS = 6;

// Their value only repeats a total, or counts periods that the prose names.
const NO_CARD = new Set(["revenue_by_period", "revenue_unusual_periods"]);

/** How a metric's own scale judges it, so that pages can tone it; null for a word no scale here knows. */
export type Tone = "good" | "fair" | "poor";

const TONES: Readonly<Record<string, Tone>> = {
  healthy: "good",
  excellent: "good",
  good: "good",
  acceptable: "fair",
  monitor: "fair",
  break_even: "fair",
  concerning: "poor",
  critical: "poor",
  losing: "poor",
};

export function toneOf(status: string): Tone | null {
  return TONES[status] ?? null;
}

/**
 * The figures that lead a report, in its own order: at most six known ones, breakdowns and repeats left out; those that
 * their own scale judges come before the others where there are more.
 */
export function headline(report: Report): readonly MetricDocument[] {
  const byDisplay = new Map<string, MetricDocument>();
  for (const metric of Object.values(report.metrics)) {
    const leads = metric.value !== null && metric.detail.parts === undefined && !NO_CARD.has(metric.metric);
    if (leads && !byDisplay.has(metric.display)) byDisplay.set(metric.display, metric);
  }
  const candidates = [...byDisplay.values()];
  const judged = candidates.filter(({ status }) => status !== undefined);
  const plain = candidates.filter(({ status }) => status === undefined);
  const chosen = new Set([...judged, ...plain].slice(0, MOST_CARDS));
  return candidates.filter((metric) => chosen.has(metric));
}
