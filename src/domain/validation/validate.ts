import type { Dataset } from "../schema/dataset.ts";
import type { Table } from "../table/table.ts";
import type { Finding, Severity } from "./finding.ts";
import { RULES } from "./rules.ts";

/** What the reader should know about a file. */
export interface Validation {
  /** The worst first; capped per rule. */
  readonly findings: readonly Finding[];
  /** How many there are in all. */
  readonly count: number;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** How many findings of one rule are kept with a source. */
const MOST_KEPT = 20;

/** Looks at a table and what was understood of it with every rule, at most `most` findings each. Never throws on bad data. */
export function validate(table: Table, dataset: Dataset, most: number = MOST_KEPT): Validation {
  const outcomes = RULES.map((rule) => rule(table, dataset, most));
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  return {
    findings: SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity)),
    count: outcomes.reduce((sum, { count }) => sum + count, 0),
  };
}
