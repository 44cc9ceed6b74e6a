import { blankName } from "../domain/facts/collect.ts";
import { displayLabel } from "../domain/facts/display.ts";
import type { FigureDocument, MetricDocument } from "../domain/report/report.ts";
import { periodInWords } from "./wording.ts";

/** A row of a table of figures, its label ready to be shown. */
export interface FigureRow {
  readonly label: string;
  readonly figures: Readonly<Record<string, FigureDocument>>;
}

/** The periods of a metric's series as rows. */
export function periodRows({ detail }: MetricDocument): readonly FigureRow[] {
  return (detail.series ?? []).map(({ period, complete, figures }) => ({
    label: periodInWords(period) + (complete ? "" : " (not over yet)"),
    figures,
  }));
}

/** The parts of a metric's breakdown as rows; the blank one under its name. */
export function partRows({ metric, detail }: MetricDocument): readonly FigureRow[] {
  return (detail.parts ?? []).map(({ label, figures }) => ({
    label: displayLabel(label, blankName(metric)),
    figures,
  }));
}
