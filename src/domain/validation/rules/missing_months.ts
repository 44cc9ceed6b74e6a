import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { periodAt, periodKey, periodOrdinal } from "../../values/period.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { daysPresent } from "../days_present.ts";
import { counted, listed } from "../wording.ts";

const FIRST_FEW = 5;

/** Months between the first and the last that have no row. */
export function missingMonths(_: Table, dataset: Dataset): RuleOutcome {
  const present = daysPresent(dataset);
  if (present === null) return NOTHING;
  const { first, last, rows } = present;
  const empty: string[] = [];
  for (let ordinal = periodOrdinal(first, "month"); ordinal <= periodOrdinal(last, "month"); ordinal++) {
    const month = periodAt(ordinal, "month");
    const days = rows.subarray(Math.max(0, month.start - first), month.end - first);
    if (days.every((count) => count === 0)) empty.push(periodKey(month));
  }
  if (empty.length === 0) return NOTHING;
  return found({
    rule: "missing_months",
    severity: "warning",
    message: `${counted(empty.length, "month")} between the first and the last ${
      empty.length === 1 ? "has" : "have"
    } no rows: ${listed(empty.slice(0, FIRST_FEW), empty.length)}. They count as zero.`,
    suggestion: "If there was business in these months, the export is incomplete: export it again.",
    column: dataset.roles.get("date")!.name,
    count: empty.length,
  });
}
