import type { Dataset } from "../schema/dataset.ts";
import type { Table } from "../table/table.ts";
import type { Finding } from "./finding.ts";

/** What a rule found: the findings to show, and how many there are in all. */
export interface RuleOutcome {
  readonly findings: readonly Finding[];
  readonly count: number;
}

/** One thing to look for in a file. It answers bad data with findings, at most `most` of them, and never throws. */
export type Rule = (table: Table, dataset: Dataset, most: number) => RuleOutcome;

export const NOTHING: RuleOutcome = { findings: [], count: 0 };

/** Findings that need no cap, as a rule's outcome. */
export function found(...findings: readonly Finding[]): RuleOutcome {
  return { findings, count: findings.length };
}
