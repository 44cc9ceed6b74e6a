import type { ChartPoint, ChartSpec } from "../domain/charts/spec.ts";
import { parseDay } from "../domain/values/day.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const MOST_TICKS = 13;

/** How the value axis writes a number of the chart's unit: "$12.5K", "40%", "1.2K". */
export function valueTick(spec: Pick<ChartSpec, "unit" | "currency">): (value: number) => string {
  const format = new Intl.NumberFormat("en-US", {
    notation: "compact",
    maximumFractionDigits: 1,
    ...(spec.unit === "money" && spec.currency !== undefined
      ? { style: "currency", currency: spec.currency, minimumFractionDigits: 0 }
      : {}),
  });
  return spec.unit === "percent" ? (value) => `${format.format(value)}%` : (value) => format.format(value);
}

/** The periods that get a label, evenly thinned so that at most 13 remain, the last one among them. */
export function labelled(points: readonly ChartPoint[]): readonly string[] {
  const step = Math.ceil(points.length / MOST_TICKS);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0).map(({ x }) => x);
}

/**
 * Short labels of periods by key: "Jan" over "2024" where the year is new, "15 Jan" for days and weeks,
 * "Q1" over its year, "2024".
 */
export function periodTicks(keys: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  let yearBefore = "";
  for (const key of keys) {
    const year = key.slice(0, 4);
    const short = shortPeriod(key);
    labels.set(key, year === yearBefore || short === year ? short : `${short}\n${year}`);
    yearBefore = year;
  }
  return labels;
}

function shortPeriod(key: string): string {
  const quarter = /^\d{4}-(Q[1-4])$/.exec(key);
  if (quarter) return quarter[1]!;
  const month = MONTHS[Number(key.slice(5, 7)) - 1];
  if (month === undefined) return key;
  return parseDay(key.slice(0, 10)) === null ? month : `${Number(key.slice(8, 10))} ${month}`;
}
