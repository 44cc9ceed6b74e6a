import type { ChartSpec } from "../charts/spec.ts";
import type { Section } from "../narrative/sentence.ts";
import type { Finding } from "../validation/finding.ts";
import type { RowCounts } from "../schema/dataset.ts";

export const TEMPLATE_TYPES = ["revenue_health", "marketing_funnel", "financial_overview"] as const;
export type TemplateType = typeof TEMPLATE_TYPES[number];

/** A figure as JSON: money as an exact decimal string, the rest as numbers, days as `YYYY-MM-DD`, unknown as null. */
export type FigureDocument =
  | {
    readonly value: { readonly amount: string; readonly currency: string };
    readonly unit: "money";
    readonly display: string;
  }
  | { readonly value: number | string; readonly unit: string; readonly display: string }
  | {
    readonly value: null;
    readonly unit: string;
    readonly display: string;
    readonly reason: string;
    readonly reason_detail: string;
  };

/** A metric's result as JSON. */
export interface MetricDocument {
  readonly metric: string;
  readonly label: string;
  readonly value: FigureDocument["value"];
  readonly unit: string;
  readonly display: string;
  readonly reason?: string;
  readonly reason_detail?: string;
  readonly currency: string | null;
  readonly period?: string;
  readonly complete: boolean;
  readonly status?: string;
  readonly detail: {
    readonly figures: Readonly<Record<string, FigureDocument>>;
    readonly series?: readonly {
      readonly period: string;
      readonly start: string;
      readonly end: string;
      readonly complete: boolean;
      readonly figures: Readonly<Record<string, FigureDocument>>;
    }[];
    readonly parts?: readonly { readonly label: string; readonly figures: Readonly<Record<string, FigureDocument>> }[];
    /** How many parts a report leaves out of a long breakdown, and what the figures that add up come to over them. */
    readonly parts_left_out?: { readonly count: number; readonly sums: Readonly<Record<string, FigureDocument>> };
    readonly by_currency?: Readonly<Record<string, FigureDocument>>;
    readonly notes: readonly string[];
  };
  readonly rows_used: number;
  readonly rows_excluded: readonly { readonly reason: string; readonly count: number }[];
  readonly definition_version: number;
  readonly policy_hash: string;
}

/** The body of a report: the same dataset, policy and engine version give it byte for byte. */
export interface Report {
  readonly title: string;
  readonly template_type: TemplateType;
  readonly as_of: string | null;
  readonly metrics: Readonly<Record<string, MetricDocument>>;
  readonly narratives: readonly Section[];
  readonly validation: {
    readonly rows: RowCounts;
    readonly findings: readonly Finding[];
    readonly findings_count: number;
  };
  readonly charts: readonly ChartSpec[];
  readonly unavailable: readonly {
    readonly metric: string;
    readonly label: string;
    readonly reason: string;
    readonly detail: string;
  }[];
  readonly provenance: {
    readonly source: string;
    readonly dataset_hash: string;
    readonly policy_hash: string;
    readonly engine_version: string;
    readonly narrator: string;
    readonly currency: string | null;
    readonly currency_source: string;
    readonly timezone: string;
    readonly columns: readonly {
      readonly name: string;
      readonly role: string | null;
      readonly evidence: readonly string[];
    }[];
  };
}

export type StageName = "validate" | "metrics" | "narrative" | "charts";

export interface Stage {
  readonly name: StageName;
  readonly outcome: "ok" | "failed" | "skipped";
  /** Milliseconds, from the clock the caller hands in. */
  readonly milliseconds: number;
  readonly detail?: string;
}
