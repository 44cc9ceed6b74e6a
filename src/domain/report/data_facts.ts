import { figureFact, labelFact } from "../facts/collect.ts";
import type { Fact } from "../facts/fact.ts";
import type { Concern } from "../narrative/material.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Finding } from "../validation/finding.ts";
import { count, onDay } from "../values/quantity.ts";

/** What a report may say of its data, as facts: `rows.in`, `data.first_day`, `question{column}`. */
export function dataFacts({ counts, span, questions }: Dataset): readonly Fact[] {
  return [
    ...(["in", "ok", "rejected", "skipped"] as const).map((name) =>
      figureFact(`rows.${name}`, "data", count(counts[name]))
    ),
    ...(span === null ? [] : [
      figureFact("data.first_day", "data", onDay(span.first)),
      figureFact("data.last_day", "data", onDay(span.last)),
    ]),
    ...questions.map(({ column, options }) => labelFact(questionId(column), "data", column, count(options.length))),
  ];
}

/** The id of the fact that names a column with an open question. */
export function questionId(column: string): string {
  return `question{${column}}`;
}

/** The kinds of problems among the findings with how often each occurs, and the facts `finding.rule` that say so. */
export function concernsOf(findings: readonly Finding[]): { concerns: readonly Concern[]; facts: readonly Fact[] } {
  const kinds = new Map<string, { severity: Finding["severity"]; count: number }>();
  for (const { rule, severity, count = 1 } of findings) {
    const kind = kinds.get(`${severity} ${rule}`);
    kinds.set(`${severity} ${rule}`, { severity, count: count + (kind?.count ?? 0) });
  }
  const named = [...kinds].map(([key, kind]) => ({ ...kind, rule: key.slice(kind.severity.length + 1), id: key }));
  return {
    concerns: named.map(({ rule, severity, id }) => ({ rule, severity, count: `finding.${id}` })),
    facts: named.map((kind) => figureFact(`finding.${kind.id}`, "data", count(kind.count))),
  };
}
