/** One golden case: a file, a metric and what it must give. */
export interface GoldenCase {
  readonly case: string;
  readonly input: string;
  readonly metric: string;
  readonly params?: GoldenParams;
  readonly value: unknown;
  readonly null_reason: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface GoldenParams {
  readonly period?: "day" | "week" | "month" | "quarter" | "year";
  readonly value?: string;
  readonly agg?: "sum" | "mean" | "median";
  readonly by?: "day_of_week" | "month";
  readonly method?: "iqr" | "zscore";
  readonly threshold?: number;
  readonly window?: number;
  readonly avg_lifespan_months?: number;
  readonly cash_balance?: number;
}

const FOLDER = new URL("../../fixtures/golden/", import.meta.url);

export function goldenCases(): readonly GoldenCase[] {
  return JSON.parse(Deno.readTextFileSync(new URL("cases.json", FOLDER)));
}

export function goldenBytes(input: string): Uint8Array {
  return Deno.readFileSync(new URL(input, FOLDER));
}
