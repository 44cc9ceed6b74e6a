/** A chart as plain data; `render/` draws it. Every point names the fact it shows and its display form. */
export interface ChartSpec {
  readonly id: string;
  readonly kind: "line" | "bar" | "funnel";
  readonly title: string;
  /** What the chart shows in one sentence, for people who can't see it. */
  readonly description: string;
  readonly unit: "money" | "percent" | "count" | "number";
  readonly currency?: string;
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  /** The category, or the period's key. */
  readonly x: string;
  /** ISO day on which a period starts, for a time axis. */
  readonly start?: string;
  /** Only for drawing; readers see `display`. */
  readonly y: number;
  readonly display: string;
  readonly fact: string;
  /** False for a period that isn't over. */
  readonly complete: boolean;
}
