import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { RuleOutcome } from "../rule.ts";
import { listed } from "../wording.ts";

/** Columns that read in two ways, and are not read at all until somebody says which. */
export function undecidedColumns(_: Table, { questions }: Dataset): RuleOutcome {
  const findings = questions.map(({ column, question, options }) => ({
    rule: "undecided_column",
    severity: "warning" as const,
    message: `${question} Its cells don't tell, and nothing is computed from them until you answer.`,
    suggestion: options.map(({ answer, readings }) => `Answer '${answer}' if ${listed(readings, readings.length)}.`)
      .join(" "),
    column,
  }));
  return { findings, count: findings.length };
}
