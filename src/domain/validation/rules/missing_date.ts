import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";

/** Figures without dates have no history. */
export function missingDate(_: Table, { roles }: Dataset): RuleOutcome {
  const dated = roles.has("date") || roles.has("stage") || roles.has("interval");
  if (dated || roles.size === 0) return NOTHING;
  return found({
    rule: "missing_date",
    severity: "warning",
    message: "No column was recognised as the date, so nothing can be said of months, growth or trends.",
    suggestion: "Say which column holds the date, or add one named 'date' to the export.",
  });
}
