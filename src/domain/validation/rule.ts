import type { Dataset } from "../schema/dataset.ts";
import type { Table } from "../table/table.ts";
import type { Finding } from "./finding.ts";

/** What a rule found: the findings to show, and how many there are in all. */
export interface RuleOutcome {
  readonly findings: readonly Finding[];
  readonly count: number;
}

/** One thing to look for in a file. It answers bad data with findings and never throws. */
export type Rule = (table: Table, dataset: Dataset) => RuleOutcome;

export const NOTHING: RuleOutcome = { findings: [], count: 0 };

/** How many findings of one rule are shown. */
export const MOST_SHOWN = 20;

/** Findings that need no cap, as a rule's outcome. */
export function found(...findings: readonly Finding[]): RuleOutcome {
  return { findings, count: findings.length };
}
