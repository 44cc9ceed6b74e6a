import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";

/** A file all of whose rows are titles, blank lines or totals holds nothing to report on. */
export function noRows(_: Table, { counts }: Dataset): RuleOutcome {
  if (counts.ok + counts.rejected > 0) return NOTHING;
  return found({
    rule: "no_rows",
    severity: "error",
    message: "The file has no rows of data: whatever stands below the header is blank or a total.",
    suggestion: "Export the file again with the rows that the totals were made of.",
  });
}
